import Foundation
import Terminal
import Training

/// What `marquee evaluate model` prints, in the JSON that scripts rely on and as a table.
struct PerplexityReport: Encodable {
    /// One text's or channel's perplexity without and with the adapter.
    struct Pair: Encodable {
        let before: Perplexity
        let after: Perplexity?

        private enum CodingKeys: String, CodingKey {
            case before
            case after
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(before, forKey: .before)
            // Null, so that the key is always there.
            try container.encode(after, forKey: .after)
        }
    }

    private let model: String
    private let adapter: String?
    private let window: Int
    private let stride: Int
    private let all: Pair
    private let channels: [String: Pair]
    private let seconds: Double

    init(
        model: String,
        adapter: String?,
        window: Int,
        stride: Int,
        before: PerplexityEvaluation.Result,
        after: PerplexityEvaluation.Result?,
        seconds: Double
    ) {
        self.model = model
        self.adapter = adapter
        self.window = window
        self.stride = stride
        self.seconds = seconds
        all = Pair(before: before.all, after: after?.all)
        // Names come from a file: what could steer a terminal is taken out, and what is then alike counts as one.
        let (first, second) = (Self.plain(before.channels), after.map { Self.plain($0.channels) })
        channels = first.reduce(into: [:]) {
            $0[$1.key] = Pair(before: $1.value, after: second?[$1.key])
        }
    }

    private static func plain(_ channels: [String: Perplexity]) -> [String: Perplexity] {
        channels.reduce(into: [:]) { result, entry in
            let name = Output.plain(entry.key)
            result[name] = (result[name] ?? Perplexity()) + entry.value
        }
    }

    private enum CodingKeys: String, CodingKey {
        case model
        case adapter
        case window
        case stride
        case before
        case after
        case channels
        case seconds
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(model, forKey: .model)
        try container.encode(adapter, forKey: .adapter)
        try container.encode(window, forKey: .window)
        try container.encode(stride, forKey: .stride)
        try container.encode(all.before, forKey: .before)
        try container.encode(all.after, forKey: .after)
        try container.encode(channels, forKey: .channels)
        try container.encode(seconds, forKey: .seconds)
    }

    /// The same for people.
    var text: String {
        var fields = [("model", model)]
        if let adapter { fields.append(("adapter", adapter)) }
        fields.append(("windows", "\(window) tokens, \(stride) apart"))
        fields.append(("time", Self.fixed(seconds) + " s"))
        var table = TextTable([
            ("text", .left), ("tokens", .right), ("perplexity", .right), ("nats a token", .right),
        ])
        if all.after != nil {
            table = TextTable([
                ("text", .left), ("tokens", .right), ("before", .right), ("after", .right),
                ("change", .right), ("nats before", .right), ("nats after", .right),
            ])
        }
        table.add(Self.row("all", all))
        for (name, pair) in channels.sorted(by: { $0.key < $1.key }) {
            table.add(Self.row(name, pair))
        }
        return TextTable.fields(fields) + "\n" + table.text
    }

    private static func row(_ name: String, _ pair: Pair) -> [String] {
        let (before, tokens) = (pair.before, String(pair.before.tokens))
        guard let after = pair.after else {
            return [name, tokens, fixed(before.perplexity), fixed(before.loss, 4)]
        }
        let change = (after.perplexity / before.perplexity - 1) * 100
        return [
            name, tokens, fixed(before.perplexity), fixed(after.perplexity),
            (change > 0 ? "+" : "") + fixed(change, 1) + " %",
            fixed(before.loss, 4), fixed(after.loss, 4),
        ]
    }

    private static func fixed(_ value: Double, _ digits: Int = 2) -> String {
        String(format: "%.\(digits)f", value)
    }
}
