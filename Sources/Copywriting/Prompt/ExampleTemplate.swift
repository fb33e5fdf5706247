/// A worked example with places for facts.
///
/// `{name}` stands for the value of a fact. In brackets stand alternatives, of which the first is taken whose facts
/// are all there, or nothing: `[{shop}: |]`; brackets may stand in brackets. `{?name}` asks for a fact and writes
/// nothing.
package struct ExampleTemplate: Hashable, Sendable {
    private indirect enum Piece: Hashable, Sendable {
        case text(String)
        case value(String)
        case condition(String)
        case choice([[Piece]])
    }

    private let pieces: [Piece]

    /// Reads a template.
    package init(_ template: String) {
        var rest = template[...]
        pieces = ExampleTemplate.sequence(&rest, isInner: false)
    }

    /// The pieces up to the end, or inside brackets up to the next `|` or `]`, which stays.
    private static func sequence(_ rest: inout Substring, isInner: Bool) -> [Piece] {
        var pieces: [Piece] = []
        while let first = rest.first, !(isInner && (first == "|" || first == "]")) {
            switch first {
            case "{":
                let name = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(name.count + 2)
                let asks = name.first == "?"
                pieces.append(asks ? .condition(String(name.dropFirst())) : .value(String(name)))
            case "[":
                rest.removeFirst()
                pieces.append(.choice(alternatives(&rest)))
            default:
                let text = rest.prefix { !"{[".contains($0) && !(isInner && "|]".contains($0)) }
                rest = rest.dropFirst(text.count)
                pieces.append(.text(String(text)))
            }
        }
        return pieces
    }

    /// The alternatives of an opened bracket, with its closing one.
    private static func alternatives(_ rest: inout Substring) -> [[Piece]] {
        var alternatives: [[Piece]] = [sequence(&rest, isInner: true)]
        while let mark = rest.popFirst(), mark == "|" {
            alternatives.append(sequence(&rest, isInner: true))
        }
        return alternatives
    }

    /// The example with these values; nil when a fact outside brackets is missing.
    package func filled(with values: [String: String]) -> String? {
        ExampleTemplate.fill(pieces, values)
    }

    private static func fill(_ pieces: [Piece], _ values: [String: String]) -> String? {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let literal): text += literal
            case .condition(let name): if values[name] == nil { return nil }
            case .value(let name):
                guard let value = values[name] else { return nil }
                text += value
            case .choice(let alternatives):
                text += alternatives.lazy.compactMap { fill($0, values) }.first ?? ""
            }
        }
        return text
    }
}
