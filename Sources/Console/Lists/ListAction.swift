/// What is done to a list that can be filtered and sorted.
package enum ListAction: String, Hashable, Sendable, CaseIterable {
    /// Begins to type a filter.
    case filter
    /// Leaves the filter as it is typed.
    case acceptFilter
    /// Takes the filter away and ends typing.
    case clearFilter
    /// Sorts by the next order.
    case nextSort
    /// Turns the order around.
    case reverseSort
}
