/// A row that a list can find again after a filter or a sort.
package protocol ListedRow: Hashable, Sendable {
    /// What stays the same while the row moves.
    var rowID: String { get }
}

/// How a pane is moved through by keys.
package enum Motion: String, Hashable, Sendable, CaseIterable {
    case up
    case down
    case left
    case right
    case halfPageUp
    case halfPageDown
    case pageUp
    case pageDown
    case first
    case last
}

/// A list of any length of which only some pages are in memory: the ones around what is seen.
///
/// The rows of the last query stay until the first page of the next one is there, so that nothing flickers; an
/// answer to any other query is dropped.
package struct PagedList<Query: Hashable & Sendable, Row: ListedRow>: Sendable {
    /// Rows asked for at a time.
    package static var pageSize: Int { 128 }
    /// Pages kept in memory.
    package static var pageLimit: Int { 32 }

    /// The query whose rows are wanted.
    package private(set) var asked: Query
    /// The query whose rows are shown, nil before the first answer.
    package private(set) var shown: Query?
    /// The rows of `shown` in all.
    package private(set) var total = 0
    /// The selected row's index.
    package private(set) var selected = 0
    /// The index of the first row that is seen.
    package private(set) var top = 0
    /// How many rows are seen.
    package private(set) var height = 1

    private var pages: [Int: [Row]] = [:]
    private var pending: Set<Int> = []
    private var isStale = false
    private var anchor: String?
    private var places: [Query: Place] = [:]

    private struct Place: Hashable, Sendable {
        var selected: Int
        var top: Int
    }

    package init(_ query: Query) {
        asked = query
    }
}

extension PagedList {
    /// Whether rows of the asked query are still to come.
    package var isWaiting: Bool { shown != asked || isStale }

    /// Whether the answer is there and holds no row.
    package var isEmpty: Bool { shown != nil && total == 0 }

    /// The indices that are seen.
    package var visible: Range<Int> { top..<max(top, min(total, top + height)) }

    /// The row at `index`, nil while its page is not there.
    package subscript(index: Int) -> Row? {
        guard index >= 0, let page = pages[index / Self.pageSize] else { return nil }
        let place = index % Self.pageSize
        return place < page.count ? page[place] : nil
    }

    /// The selected row, nil while it is not there.
    package var selectedRow: Row? { self[selected] }

    /// The rows in memory, in no order.
    package var loadedRows: [Row] { pages.values.flatMap { $0 } }
}

// MARK: - Asking and receiving

extension PagedList {
    /// Wants the rows of another query; the selection is looked for again by its id.
    package mutating func ask(_ query: Query) {
        guard query != asked else { return }
        if let shown, shown == asked {
            if places.count > 8 { places.removeAll() }
            places[shown] = Place(selected: selected, top: top)
        }
        asked = query
        pending = []
    }

    /// Wants all rows again, because the records changed; selects the row of an id where one is given.
    package mutating func reload(selecting rowID: String? = nil) {
        anchor = rowID ?? anchor
        places = [:]
        pending = []
        isStale = true
    }

    /// The ranges that have to be asked for now; they count as under way from here on.
    package mutating func missingRanges() -> [Range<Int>] {
        var wanted: [Int] = []
        if isWaiting {
            let start = shown == asked ? top : places[asked]?.top ?? 0
            wanted = [max(0, start) / Self.pageSize]
            let end = (start + height - 1) / Self.pageSize
            if end > wanted[0], shown == asked || places[asked] != nil { wanted.append(end) }
        } else if total > 0 {
            let first = max(0, top - height) / Self.pageSize
            let last = min(total - 1, top + 2 * height) / Self.pageSize
            // What is seen comes first, what may be seen next after it.
            let seen = (top / Self.pageSize)...(max(top, visible.upperBound - 1) / Self.pageSize)
            wanted = Array(seen) + (first...max(first, last)).filter { !seen.contains($0) }
            wanted.removeAll { pages[$0] != nil }
        }
        wanted.removeAll { pending.contains($0) }
        pending.formUnion(wanted)
        return wanted.map { $0 * Self.pageSize..<($0 + 1) * Self.pageSize }
    }

    /// Takes an answer; false when it belongs to another query and is dropped.
    @discardableResult
    package mutating func receive(_ query: Query, rows: [Row], start: Int, total: Int) -> Bool {
        guard query == asked else { return false }
        let isFirst = isWaiting
        if isFirst {
            let place = shown == query ? Place(selected: selected, top: top) : places[query]
            pages = [:]
            shown = query
            isStale = false
            selected = place?.selected ?? 0
            top = place?.top ?? 0
        }
        self.total = max(0, total)
        store(rows, start: start)
        if isFirst { findAnchor() }
        clamp()
        return true
    }

    /// Forgets a range that could not be read, so that it is asked for again when it is next needed.
    package mutating func failed(_ query: Query, range: Range<Int>) {
        guard query == asked else { return }
        pending.remove(range.lowerBound / Self.pageSize)
    }

    /// Replaces a row wherever it is in memory.
    package mutating func replace(_ row: Row) {
        for (number, page) in pages {
            guard let place = page.firstIndex(where: { $0.rowID == row.rowID }) else { continue }
            pages[number]?[place] = row
        }
    }

    private mutating func store(_ rows: [Row], start: Int) {
        guard start >= 0 else { return }
        let number = start / Self.pageSize
        pending.remove(number)
        if start.isMultiple(of: Self.pageSize), !rows.isEmpty {
            pages[number] = Array(rows.prefix(Self.pageSize))
        } else {
            // The list became shorter than the range that was asked for.
            pending = pending.filter { $0 * Self.pageSize < total }
        }
        if pages.count > Self.pageLimit {
            let here = top / Self.pageSize
            let farthest = pages.keys.max { abs($0 - here) < abs($1 - here) }
            if let farthest { pages[farthest] = nil }
        }
    }

    /// Selects the row that was selected before, where it is among the rows that came.
    private mutating func findAnchor() {
        guard let anchor, self[selected]?.rowID != anchor else { return }
        for (number, page) in pages {
            guard let place = page.firstIndex(where: { $0.rowID == anchor }) else { continue }
            let offset = selected - top
            selected = number * Self.pageSize + place
            top = selected - min(max(offset, 0), height - 1)
            reveal()
            return
        }
    }
}

// MARK: - Moving

extension PagedList {
    /// Says how many rows are seen.
    package mutating func resize(height: Int) {
        guard self.height != max(1, height) else { return }
        self.height = max(1, height)
        if shown != nil { reveal() }
    }

    /// Moves the selection; sideways motions do nothing.
    package mutating func move(_ motion: Motion) {
        switch motion {
        case .up: select(selected - 1)
        case .down: select(selected + 1)
        case .halfPageUp: select(selected - max(1, height / 2))
        case .halfPageDown: select(selected + max(1, height / 2))
        case .pageUp: select(selected - max(1, height - 1))
        case .pageDown: select(selected + max(1, height - 1))
        case .first: select(0)
        case .last: select(total - 1)
        case .left, .right: break
        }
    }

    /// Selects a row by index, kept within the list, and brings it into view.
    package mutating func select(_ index: Int) {
        selected = min(max(0, index), max(0, total - 1))
        anchor = selectedRow?.rowID
        reveal()
    }

    /// Scrolls what is seen without moving the selection.
    package mutating func scroll(by rows: Int) {
        top = min(max(0, top + rows), max(0, total - height))
    }

    private mutating func reveal() {
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = min(max(0, top), max(0, total - height))
    }

    private mutating func clamp() {
        selected = min(max(0, selected), max(0, total - 1))
        top = min(max(0, top), max(0, total - height))
        if anchor == nil { anchor = selectedRow?.rowID }
    }
}
