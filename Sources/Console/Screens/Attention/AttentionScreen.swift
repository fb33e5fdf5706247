package import Explanation
import Terminal

/// Where the heads looked while a text was written: all heads as a grid, one of them as a map.
package struct AttentionScreen: Screen {
    package static let name = "attention"
    package static let title = "Attention"

    /// The pane that takes the keys.
    package enum Pane: String, Hashable, Sendable {
        case grid
        case map
    }

    /// The figure that the grid shows of every head.
    package enum Figure: String, Hashable, Sendable, CaseIterable {
        case mass
        case entropy
        case sink
    }

    package internal(set) var focus = Pane.grid
    package internal(set) var shelf = TraceShelf()
    /// The candidate whose attention is shown.
    package internal(set) var candidate = 0
    /// Whether the candidate that is being written is shown.
    package internal(set) var followsCandidate = true
    package internal(set) var figure = Figure.mass
    /// The fact that `Figure.mass` is about, by its index in the trace.
    package internal(set) var fact = 0
    /// Whether the grid shows the mean over all tokens so far.
    package internal(set) var isMean = false
    /// The generated token under the cursor.
    package internal(set) var token = 0
    /// The column under the cursor; 0 is the first token, the sink.
    package internal(set) var column = 0
    /// Whether the column was chosen by hand; until then the cursor lies where its row looked most.
    var isColumnChosen = false
    /// Whether the cursor stays on the newest token.
    package internal(set) var follows = true
    /// Whether the focused pane takes the whole screen.
    package internal(set) var isZoomed = false
    /// The chosen head and how its map is drawn.
    package internal(set) var selection = AttentionMap.Selection(layer: 0, head: 0, columns: .facts)
    /// Whether the fact was chosen by hand.
    var isFactChosen = false
    /// Whether a head was chosen, by hand or when the first attention came.
    var isHeadChosen = false

    /// What is painted, made when something of it changed and the screen is shown.
    package internal(set) var grid: HeadGrid?
    package internal(set) var sinks: HeadGrid?
    package internal(set) var map: AttentionMap?
    /// What each column of the map belongs to.
    package internal(set) var columnKinds: [ColumnKind] = []
    /// The facts that the prompt states, by their index in the trace.
    package internal(set) var promptFacts: [Int] = []

    package init() {}

    package static let contextStacks: [[CommandContext]] = [
        [gridContext, .screen(name), .everywhere, .always],
        [mapContext, .screen(name), .everywhere, .always],
    ]

    static let gridContext = CommandContext("attention.grid")
    static let mapContext = CommandContext("attention.map")

    package var contexts: [CommandContext] {
        [focus == .grid ? Self.gridContext : Self.mapContext, .screen(Self.name)]
    }

    /// The attention record that is shown.
    package var trace: AttentionTrace? {
        guard let trace = shelf[candidate], trace.generatedCount > 0 else { return nil }
        return trace
    }

    /// The map's row under the cursor.
    package var row: Int {
        guard let map else { return 0 }
        if !selection.rowsAreWords { return min(token, max(0, map.rows.count - 1)) }
        return map.rows.firstIndex { $0.tokens.contains(token) } ?? 0
    }

    /// The figure as Explanation names it.
    var headFigure: HeadFigure {
        switch figure {
        case .mass: .mass(fact: fact)
        case .entropy: .entropy
        case .sink: .firstTokenShare
        }
    }
}

/// What a column of the map belongs to, for the line above the map.
package enum ColumnKind: Hashable, Sendable {
    case sink
    /// By the fact's index in the trace.
    case fact(Int)
    case prompt
    case generated
}

// MARK: - Making what is painted

extension AttentionScreen {
    /// Makes grid and map anew from the record; while other screens are shown nothing needs them.
    mutating func refresh() {
        guard let trace else {
            (grid, sinks, map) = (nil, nil, nil)
            columnKinds = []
            return
        }
        token = follows ? trace.generatedCount - 1 : min(token, trace.generatedCount - 1)
        promptFacts = Self.promptFacts(of: trace)
        if !isFactChosen || !promptFacts.contains(fact) {
            fact = Self.firstFact(of: trace, among: promptFacts)
        }
        refreshGrid()
        if !isHeadChosen || selection.layer >= trace.layers || selection.head >= trace.heads {
            isHeadChosen = true
            chooseTopHead()
        }
        refreshMap()
    }

    /// Makes the grid anew: another figure, fact or token.
    mutating func refreshGrid() {
        guard let trace else { return }
        let tokens: HeadGrid.Tokens = isMean ? .mean : .one(token)
        grid = HeadGrid(trace, figure: headFigure, at: tokens)
        sinks = HeadGrid(trace, figure: .firstTokenShare, at: tokens)
    }

    /// Makes the map anew: another head or fold.
    mutating func refreshMap() {
        guard let trace else { return }
        let map = AttentionMap(trace, selection)
        columnKinds = map.columns.map { Self.kind(of: $0, in: trace) }
        self.map = map
        placeColumn()
    }

    /// Keeps a chosen column within the map; else goes to where the row looked most, beside the sink.
    mutating func placeColumn() {
        guard let map else { return }
        if isColumnChosen {
            column = min(column, max(0, map.columns.count - 1))
            return
        }
        let row = row
        column =
            map.columns.indices.dropFirst().max { first, second in
                (map.weight(row: row, column: first) ?? 0)
                    < (map.weight(row: row, column: second) ?? 0)
            } ?? 0
    }

    /// Whether a head looked at nothing but the sink.
    func isIdle(layer: Int, head: Int) -> Bool {
        (sinks?.value(layer: layer, head: head) ?? 0) > 0.95
    }

    /// Chooses the head with the largest figure.
    mutating func chooseTopHead() {
        guard let top = grid?.topHeads(1).first else { return }
        selection.layer = top.layer
        selection.head = top.head
    }

    private static func promptFacts(of trace: AttentionTrace) -> [Int] {
        Set(trace.tokens.prefix(trace.promptCount).compactMap(\.fact))
            .filter { trace.facts.indices.contains($0) }.sorted()
    }

    /// The product is what copy is about; without one the campaign is.
    private static func firstFact(of trace: AttentionTrace, among facts: [Int]) -> Int {
        for name in ["product", "campaign"] {
            if let fact = facts.first(where: { trace.facts[$0].name == name }) { return fact }
        }
        return facts.first ?? 0
    }

    private static func kind(of group: TokenGroup, in trace: AttentionTrace) -> ColumnKind {
        switch group.kind {
        case .sink: return .sink
        case .fact(let fact): return .fact(fact)
        case .prompt: return .prompt
        case .generated: return .generated
        case .token, .word:
            guard let first = group.tokens.first, first < trace.promptCount else {
                return .generated
            }
            let fact = group.tokens.lazy.compactMap { trace.tokens[$0].fact }.first
            return fact.map { .fact($0) } ?? .prompt
        }
    }
}
