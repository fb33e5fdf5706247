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

    package private(set) var list = PagedList<ListQuery, Row>(ListQuery())
    package private(set) var focus = Pane.list
    /// The filter while it is typed.
    package private(set) var filterEditor: LineEditor?
    /// The first line of the detail pane that is seen.
    package private(set) var detailTop = 0
    /// The orders that the list can be in, the first one by itself.
    package let sorts: [ListSort]
    private let request: @Sendable (ListQuery, Range<Int>) -> Request

    package init(
        sorts: [ListSort],
        request: @escaping @Sendable (ListQuery, Range<Int>) -> Request
    ) {
        self.sorts = sorts
        self.request = request
    }
}

extension RecordBrowser {
    /// Where keys are looked for: the filter's own contexts while it is typed.
    package func contexts(of screen: String) -> [CommandContext] {
        filterEditor == nil ? [.screen(screen), .list] : [.filter]
    }

    /// Whether a filter is shown, typed or kept.
    package var showsFilter: Bool { filterEditor != nil || !list.asked.filter.isEmpty }

    /// The parts of a screen of a size.
    package func layout(_ size: Size) -> BrowserLayout {
        BrowserLayout(size, isDetailFocused: focus == .detail)
    }

    /// The rows of records that are seen in a screen of a size: borders, heads and the filter taken off.
    private func rowCount(_ size: Size) -> Int {
        max(1, layout(size).list.height - 3 - (showsFilter ? 1 : 0))
    }

    /// Takes an answer to one of its requests.
    package mutating func receive(_ query: ListQuery, _ page: Page<Row>) -> [Effect] {
        list.receive(query, rows: page.rows, start: page.start, total: page.total)
        return requests()
    }

    /// Forgets a range that could not be read.
    package mutating func failed(_ query: ListQuery, _ range: Range<Int>) {
        list.failed(query, range: range)
    }

    /// Replaces a row wherever it is shown.
    package mutating func replace(_ row: Row) { list.replace(row) }

    /// Reads every row again and selects the row of an id, where it is among those that come.
    package mutating func reload(selecting rowID: String) -> [Effect] {
        list.reload(selecting: rowID)
        return requests()
    }

    /// What has to be read for what is seen.
    private mutating func requests() -> [Effect] {
        list.missingRanges().map { .perform(request(list.asked, $0)) }
    }
}

// MARK: - Messages

extension RecordBrowser {
    /// Takes what every such screen takes alike; `detailLines` says how long the detail pane's text is.
    package mutating func update(
        _ message: ScreenMessage,
        size: Size,
        detailLines: Int
    ) -> [Effect] {
        let selected = list.selectedRow?.rowID
        switch message {
        case .reload: list.reload()
        case .input(let input): edit(input)
        case .move(let motion): move(motion, size: size, detailLines: detailLines)
        case .focusNext: focus = focus == .list ? .detail : .list
        case .list(let action): act(action)
        case .pointer(let pointer): point(pointer, size: size, detailLines: detailLines)
        default: break
        }
        list.resize(height: rowCount(size))
        if list.selectedRow?.rowID != selected { detailTop = 0 }
        return requests()
    }

    /// Takes one step back: from the detail to the list, then the filter away.
    package mutating func back() -> Bool {
        if focus == .detail {
            focus = .list
            return true
        }
        guard showsFilter else { return false }
        act(.clearFilter)
        return true
    }

    private mutating func edit(_ input: InputEvent) {
        guard filterEditor != nil else { return }
        switch input {
        case .key(let key): _ = filterEditor?.handle(key)
        case .paste(let text): filterEditor?.insert(text)
        default: return
        }
        filter(by: filterEditor?.text ?? "")
    }

    private mutating func filter(by text: String) {
        var query = list.asked
        query.filter = text
        list.ask(query)
    }

    private mutating func act(_ action: ListAction) {
        switch action {
        case .filter:
            focus = .list
            filterEditor = LineEditor(list.asked.filter)
        case .acceptFilter:
            filterEditor = nil
        case .clearFilter:
            filterEditor = nil
            filter(by: "")
        case .nextSort:
            let place = sorts.firstIndex(of: list.asked.sort) ?? -1
            sort(by: sorts[(place + 1) % sorts.count])
        case .reverseSort:
            var query = list.asked
            query.descending.toggle()
            list.ask(query)
        }
    }

    /// Sorts by a column; one that the list is sorted by already is turned around.
    package mutating func sort(by sort: ListSort) {
        guard sort != list.asked.sort else { return act(.reverseSort) }
        var query = list.asked
        query.sort = sort
        query.descending = sort.beginsDescending
        list.ask(query)
    }

    private mutating func move(_ motion: Motion, size: Size, detailLines: Int) {
        if focus == .list {
            list.move(motion)
        } else {
            let height = max(1, layout(size).detail.height - 2)
            detailTop = motion.moved(detailTop, page: height, last: detailLines - height)
        }
    }
}

extension ListSort {
    /// Whether the largest come first when a list is first sorted by it.
    fileprivate var beginsDescending: Bool {
        switch self {
        case .lastSeen, .purchases, .spend, .price: true
        case .natural, .id, .title, .category, .start: false
        }
    }

    /// What the list is sorted by, in words.
    package var words: String {
        switch self {
        case .natural: "natural order"
        case .id: "id"
        case .title: "title"
        case .category: "category"
        case .price: "price"
        case .lastSeen: "last seen"
        case .purchases: "purchases"
        case .spend: "spend"
        case .start: "start"
        }
    }
}

// MARK: - Mouse

/// The names of the regions that a browser answers to.
package enum BrowserRegions {
    package static let rows = "rows"
    package static let detail = "detail"
    /// The head of the column of a sort.
    package static func head(_ sort: ListSort) -> String { "head." + sort.rawValue }
}

extension RecordBrowser {
    private mutating func point(_ pointer: Pointer, size: Size, detailLines: Int) {
        switch (pointer.region, pointer.action) {
        case (BrowserRegions.rows, .wheelUp): list.scroll(by: -3)
        case (BrowserRegions.rows, .wheelDown): list.scroll(by: 3)
        case (BrowserRegions.rows, .press(.left)):
            focus = .list
            let index = list.top + pointer.point.y
            if list.visible.contains(index) { list.select(index) }
        case (BrowserRegions.detail, .wheelUp), (BrowserRegions.detail, .wheelDown):
            let height = max(1, layout(size).detail.height - 2)
            let step = pointer.action == .wheelUp ? -3 : 3
            detailTop = min(max(0, detailTop + step), max(0, detailLines - height))
        case (BrowserRegions.detail, .press(.left)): focus = .detail
        case (let region, .press(.left)):
            if let sort = sorts.first(where: { BrowserRegions.head($0) == region }) {
                self.sort(by: sort)
            }
        default: break
        }
    }

    /// Whether the mouse did what `Enter` does: a double press on a row.
    package func isChoice(_ message: ScreenMessage) -> Bool {
        guard case .pointer(let pointer) = message, pointer.region == BrowserRegions.rows,
            pointer.action == .double(.left)
        else { return false }
        return list.visible.contains(list.top + pointer.point.y)
    }
}
