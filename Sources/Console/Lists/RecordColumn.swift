package import Shop
package import Terminal

/// One column of a list of records.
package struct RecordColumn<Row: ListedRow>: Sendable {
    package var title: String
    /// The fewest and the most cells it takes.
    package var width: ClosedRange<Int>
    package var alignment: Alignment
    /// The order that a press on its head gives, nil for a column that is no order.
    package var sort: ListSort?
    /// Whether that order has the largest first while it is not turned round.
    package var isDescending: Bool
    /// Columns of larger ranks are left out first where it is narrow.
    package var rank: Int
    package var cell: @Sendable (Row, Session) -> Line

    package init(
        _ title: String,
        _ width: ClosedRange<Int>,
        alignment: Alignment = .left,
        sort: ListSort? = nil,
        isDescending: Bool = false,
        rank: Int = 0,
        cell: @escaping @Sendable (Row, Session) -> Line
    ) {
        self.title = title
        self.width = width
        self.alignment = alignment
        self.sort = sort
        self.isDescending = isDescending
        self.rank = rank
        self.cell = cell
    }

    /// The columns that a width has room for and the cells of each: the last in rank are left out first, the
    /// first in rank grow first.
    package static func fitting(
        _ columns: [RecordColumn],
        width: Int
    ) -> [(column: RecordColumn, cells: Int)] {
        var kept = columns
        func needed() -> Int { kept.reduce(-2) { $0 + $1.width.lowerBound + 2 } }
        while kept.count > 1, needed() > width,
            let last = kept.indices.max(by: { kept[$0].rank < kept[$1].rank })
        {
            kept.remove(at: last)
        }
        var left = max(0, width - needed())
        var cells = kept.map(\.width.lowerBound)
        for index in kept.indices.sorted(by: { kept[$0].rank < kept[$1].rank }) {
            let more = min(left, kept[index].width.upperBound - cells[index])
            cells[index] += more
            left -= more
        }
        return Array(zip(kept, cells))
    }

    /// The column as a table shows it under a query.
    func column(_ cells: Int, under query: ListQuery) -> TableColumn {
        let isDescending = isDescending != query.descending
        let isSorted = sort != nil && sort == query.sort
        return TableColumn(
            title,
            .fixed(cells),
            alignment: alignment,
            sort: isSorted ? (isDescending ? .descending : .ascending) : nil
        )
    }
}
