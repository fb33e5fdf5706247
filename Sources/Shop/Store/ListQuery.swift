/// What a list shows: a filter typed by the user and an order.
package struct ListQuery: Hashable, Sendable {
    /// Words that must all occur (case and accents folded) in the row's id or text; empty shows all.
    package var filter: String
    package var sort: ListSort
    package var descending: Bool

    package init(filter: String = "", sort: ListSort = .natural, descending: Bool = false) {
        self.filter = filter
        self.sort = sort
        self.descending = descending
    }
}

/// The orders a list can be in; a list ignores the ones it has no column for.
package enum ListSort: String, Hashable, Sendable, CaseIterable {
    /// The order that suits the list best: users by last seen, campaigns by phase and start, else by title.
    case natural
    case id
    case title
    case category
    case price
    case lastSeen
    case purchases
    case spend
    case start
}

/// Some rows of a list, and how many there are in all.
package struct Page<Row: Hashable & Sendable>: Hashable, Sendable {
    package var rows: [Row]
    /// The index of the first of `rows` in the whole list.
    package var start: Int
    package var total: Int

    package init(rows: [Row], start: Int, total: Int) {
        self.rows = rows
        self.start = start
        self.total = total
    }
}
