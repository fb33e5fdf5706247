import Explanation
import Studio
import Terminal

extension AttentionScreen {
    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        switch message {
        case .appeared: refresh()
        case .move(let motion): move(motion, session: session)
        case .focusNext: focus = focus == .grid ? .map : .grid
        case .pointer(let pointer): point(pointer, session: session)
        case .event(.writing(let event)): take(event, isShown: session.screen == Self.name)
        case .event, .changed, .reload, .input, .list, .answered, .editorReturned, .tick: break
        }
        return []
    }

    package mutating func back(session: inout Session) -> Bool {
        if isZoomed {
            isZoomed = false
            return true
        }
        guard focus == .map else { return false }
        focus = .grid
        return true
    }

    private mutating func take(_ event: WritingEvent, isShown: Bool) {
        switch event {
        case .started:
            shelf = TraceShelf()
            candidate = 0
            followsCandidate = true
            follows = true
            if isShown { refresh() }
        case .token(let number, _, _, _, let trace):
            guard trace.layers > 0, trace.heads > 0 else { return }
            shelf.put(trace, candidate: number)
            if followsCandidate { candidate = number }
            if isShown, candidate == number { refresh() }
        case .reading, .suggestion, .finished, .cancelled, .failed: break
        }
    }
}

// MARK: - Moving

extension AttentionScreen {
    private mutating func move(_ motion: Motion, session: Session) {
        guard let trace else { return }
        switch focus {
        case .grid:
            let layout = AttentionLayout(session.screenSize, self)
            moveInGrid(layout.isTransposed ? motion.transposed : motion, of: trace)
        case .map: moveInMap(motion, session: session)
        }
    }

    /// Moves over a grid whose rows are layers.
    private mutating func moveInGrid(_ motion: Motion, of trace: AttentionTrace) {
        switch motion {
        case .up: choose(layer: selection.layer - 1)
        case .down: choose(layer: selection.layer + 1)
        case .left: choose(head: selection.head - 1)
        case .right: choose(head: selection.head + 1)
        case .halfPageUp, .pageUp: choose(layer: selection.layer - 5)
        case .halfPageDown, .pageDown: choose(layer: selection.layer + 5)
        case .first: choose(layer: 0)
        case .last: choose(layer: trace.layers - 1)
        }
    }

    private mutating func moveInMap(_ motion: Motion, session: Session) {
        guard let map else { return }
        switch motion {
        case .left: go(toColumn: max(0, column - 1))
        case .right: go(toColumn: min(max(0, map.columns.count - 1), column + 1))
        default:
            let page = AttentionLayout(session.screenSize, self).mapRows
            go(toRow: motion.moved(row, page: page, last: map.rows.count - 1))
        }
    }

    /// Chooses a layer or a head, kept within the model's.
    mutating func choose(layer: Int? = nil, head: Int? = nil) {
        guard let trace else { return }
        let layer = min(max(0, layer ?? selection.layer), trace.layers - 1)
        let head = min(max(0, head ?? selection.head), trace.heads - 1)
        guard layer != selection.layer || head != selection.head else { return }
        selection.layer = layer
        selection.head = head
        isHeadChosen = true
        refreshMap()
    }

    /// Puts the cursor on a row of the map; from then on it stays there.
    mutating func go(toRow row: Int) {
        guard let map, map.rows.indices.contains(row), let first = map.rows[row].tokens.first
        else { return }
        follows = false
        token = first
        refreshGrid()
        placeColumn()
    }

    /// Puts the cursor on a column of the map; from then on it stays there.
    private mutating func go(toColumn column: Int) {
        isColumnChosen = true
        self.column = column
    }

    /// Shows another candidate of the run.
    mutating func show(candidate number: Int, newest: Int) {
        candidate = number
        followsCandidate = number == newest
        token = max(0, (trace?.generatedCount ?? 1) - 1)
        follows = true
        refresh()
    }

    /// The candidate on one side of the one that is shown.
    func neighbour(by step: Int) -> Int? {
        let all = shelf.candidates
        guard let place = all.firstIndex(of: candidate), all.indices.contains(place + step) else {
            return nil
        }
        return all[place + step]
    }

    private mutating func point(_ pointer: Pointer, session: Session) {
        let layout = AttentionLayout(session.screenSize, self)
        let isGrid = pointer.region == "grid"
        switch pointer.action {
        case .press(.left), .drag(.left):
            focus = isGrid ? .grid : .map
            if isGrid {
                guard let head = layout.head(at: pointer.point) else { return }
                choose(layer: head.layer, head: head.head)
            } else if let place = layout.place(at: pointer.point) {
                go(toColumn: place.column)
                if place.row != row { go(toRow: place.row) }
            }
        case .wheelUp: if isGrid { choose(layer: selection.layer - 1) } else { go(toRow: row - 1) }
        case .wheelDown:
            if isGrid { choose(layer: selection.layer + 1) } else { go(toRow: row + 1) }
        default: break
        }
    }
}

extension Motion {
    /// The same motion over a grid whose rows and columns are exchanged.
    fileprivate var transposed: Motion {
        switch self {
        case .up: .left
        case .down: .right
        case .left: .up
        case .right: .down
        case .halfPageUp, .halfPageDown, .pageUp, .pageDown, .first, .last: self
        }
    }
}
