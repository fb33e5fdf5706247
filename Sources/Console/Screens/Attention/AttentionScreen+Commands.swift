import Explanation
import Terminal

extension AttentionScreen {
    package static let commands: [Command] = heads + tokens + drawing

    private static let nothing =
        "There is no attention to show; write a suggestion first."

    /// A command that needs an attention record.
    private static func command(
        _ verb: String,
        _ title: String,
        label: String = "",
        _ keys: [Key],
        context: CommandContext? = nil,
        rank: Int? = nil,
        disabledReason: @escaping @Sendable (AttentionScreen) -> String? = { _ in nil },
        run: @escaping @Sendable (inout AttentionScreen) -> Void
    ) -> Command {
        .on(
            AttentionScreen.self,
            verb,
            title,
            label: label,
            keys: keys,
            context: context,
            group: .attention,
            rank: rank,
            disabledReason: { screen, _ in
                screen.trace == nil ? nothing : disabledReason(screen)
            },
            run: { screen, _ in
                run(&screen)
                return []
            }
        )
    }

    private static let heads: [Command] = [
        command("open", "Go to the map of the head", label: "map", [.enter], context: gridContext) {
            $0.focus = .map
        },
        command(
            "figure",
            "Next figure: mass on a fact, spread, first token",
            label: "figure",
            [.char("v")],
            rank: 10
        ) { screen in
            let all = Figure.allCases
            let index = all.firstIndex(of: screen.figure) ?? 0
            screen.figure = all[(index + 1) % all.count]
            screen.refreshGrid()
        },
        fact("fact", "Next fact", "f", by: 1),
        fact("factBefore", "Fact before", "F", by: -1),
        command(
            "mean",
            "Mean of all tokens, or the token under the cursor",
            label: "mean",
            [.char("a")],
            rank: 16
        ) { screen in
            screen.isMean.toggle()
            screen.refreshGrid()
        },
        command(
            "top",
            "To the head with the largest figure",
            label: "top head",
            [.char("*")],
            rank: 14
        ) { screen in
            screen.isHeadChosen = true
            screen.chooseTopHead()
            screen.refreshMap()
        },
        command("layerBefore", "Layer before", [.char("K")]) {
            $0.choose(layer: $0.selection.layer - 1)
        },
        command("layer", "Next layer", [.char("J")]) { $0.choose(layer: $0.selection.layer + 1) },
        command("headBefore", "Head before", [.char("H")]) {
            $0.choose(head: $0.selection.head - 1)
        },
        command("head", "Next head", [.char("L")]) { $0.choose(head: $0.selection.head + 1) },
    ]

    private static func fact(
        _ verb: String,
        _ title: String,
        _ key: Character,
        by step: Int
    )
        -> Command
    {
        command(verb, title, label: "fact", [.char(key)], rank: step > 0 ? 12 : nil) { screen in
            let facts = screen.promptFacts
            guard !facts.isEmpty else { return }
            let index = facts.firstIndex(of: screen.fact) ?? 0
            screen.fact = facts[(index + step + facts.count) % facts.count]
            screen.isFactChosen = true
            screen.figure = .mass
            screen.refreshGrid()
        }
    }

    private static let tokens: [Command] = [
        command("token", "Next row: a token or word later", [.char(".")]) {
            $0.go(toRow: $0.row + 1)
        },
        command("tokenBefore", "Row before: a token or word earlier", [.char(",")]) {
            $0.go(toRow: $0.row - 1)
        },
        command(
            "follow",
            "Follow the newest token again",
            label: "follow",
            [.char("t")],
            rank: 30,
            disabledReason: { $0.follows ? "It follows the newest token already." : nil },
            run: { screen in
                screen.follows = true
                screen.refresh()
            }
        ),
        candidate("next", "Next candidate", "n", by: 1),
        candidate("previous", "Candidate before", "p", by: -1),
    ]

    private static func candidate(
        _ verb: String,
        _ title: String,
        _ key: Character,
        by step: Int
    )
        -> Command
    {
        .on(
            AttentionScreen.self,
            verb,
            title,
            label: "next text",
            keys: [.char(key)],
            group: .attention,
            disabledReason: { screen, _ in
                screen.neighbour(by: step) == nil
                    ? "There is no other candidate on that side." : nil
            },
            run: { screen, _ in
                guard let number = screen.neighbour(by: step) else { return [] }
                let newest = screen.shelf.candidates.last ?? number
                screen.show(candidate: number, newest: newest)
                return []
            }
        )
    }

    private static let drawing: [Command] = [
        command(
            "columns",
            "Columns: facts, tokens, words",
            label: "columns",
            [.char("c")],
            rank: 18
        ) { screen in
            let next: [TokenFold: TokenFold] = [.facts: .words, .words: .tokens, .tokens: .facts]
            screen.selection.columns = next[screen.selection.columns] ?? .facts
            screen.isColumnChosen = false
            screen.refreshMap()
        },
        command("rows", "Rows: tokens or words", label: "rows", [.char("w")], rank: 20) { screen in
            screen.selection.rowsAreWords.toggle()
            screen.refreshMap()
        },
        command("scale", "Scale: linear or logarithmic", label: "scale", [.char("s")], rank: 22) {
            screen in
            screen.selection.scale = screen.selection.scale == .linear ? .log : .linear
            screen.refreshMap()
        },
        command(
            "sink",
            "Leave the first token out and scale the rest up to 1",
            label: "no sink",
            [.char("x")],
            rank: 24
        ) { screen in
            screen.selection.renormalises.toggle()
            screen.refreshMap()
        },
        command("zoom", "The pane alone, or both", label: "zoom", [.char("z")], rank: 26) {
            $0.isZoomed.toggle()
        },
    ]
}
