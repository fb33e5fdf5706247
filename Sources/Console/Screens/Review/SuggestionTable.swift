import Copywriting
import Studio
import Terminal

/// Paints rows of suggestions.
struct SuggestionTable {
    let list: PagedList<SuggestionQuery, Suggestion>
    let isFocused: Bool
    /// Whether the state is a column: not where all are in one.
    let showsState: Bool

    func paint(on canvas: Canvas, in rows: Rect) {
        var columns = [TableColumn("", .flex(1))]
        if rows.width >= 100 { columns.insert(TableColumn("", .range(12, 22)), at: 0) }
        if rows.width >= 46 { columns.insert(TableColumn("", .fixed(13)), at: 0) }
        if showsState { columns.insert(TableColumn("", .fixed(10)), at: 0) }
        let count = columns.count - (showsState ? 1 : 0)
        let table = Table(
            columns: columns,
            rowCount: list.total,
            top: list.top,
            selected: list.selected,
            isFocused: isFocused,
            showsHeader: false
        )
        table.paint(on: canvas, in: rows) { index in
            guard let suggestion = list[index] else { return .loading }
            var cells = showsState ? [Line([suggestion.state.badge])] : []
            if count > 1 { cells.append(Line(suggestion.channelTitle, .muted)) }
            if count > 2 { cells.append(Line(suggestion.campaignTitle, .muted)) }
            return .cells(cells + [Line(suggestion.textOnOneLine)])
        }
    }
}
