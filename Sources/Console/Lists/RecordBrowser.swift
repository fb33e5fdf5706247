package import Shop
package import Studio
package import Terminal

/// A list of records with a filter, an order and a pane for the selected one: the state that such screens share.
package struct RecordBrowser<Row: ListedRow>: Sendable {
    /// The pane that takes the keys.
    package enum Pane: String, Hashable, Sendable {
        case list
        case detail
    }

    package var list = PagedList<ListQuery, Row>(ListQuery())
    package var focus = Pane.list
    /// The filter while it is typed.
    package internal(set) var filterEditor: LineEditor?
    /// The first line of the detail pane that is seen.
    package internal(set) var detailTop = 0
    /// The lines of the detail pane and how many of them are seen, as of the last message.
    var detailExtent = (lines: 0, height: 1)
    /// The orders that the list can be in.
    package let sorts: [ListSort]
    let request: @Sendable (ListQuery, Range<Int>) -> Request

    package init(
        sorts: [ListSort],
        request: @escaping @Sendable (ListQuery, Range<Int>) -> Request
    ) {
        self.sorts = sorts
        self.request = request
    }
}
