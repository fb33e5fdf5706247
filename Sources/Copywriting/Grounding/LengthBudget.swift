/// How much longer a text may become.
///
/// Lengths are counted anew only where an estimate from above could be over a limit.
struct LengthBudget {
    private let channel: any Channel
    /// Scalars that certainly fit behind what was written.
    private(set) var room: Int
    private var length = 0
    private var countedAt = 0

    init(_ channel: any Channel) {
        self.channel = channel
        room = Self.room(in: "", of: channel)
    }

    /// What a sentence needs, at least.
    private static let sentence = " Have it until then."

    /// Whether one sentence more is within every limit, soft ones too.
    func fitsSentence(behind text: [UInt8]) -> Bool {
        let longer = String(decoding: text, as: UTF8.self) + Self.sentence
        return channel.measures(of: longer).allSatisfy { measure in
            let limit = measure.softLimit ?? measure.hardLimit ?? .max
            return measure.value <= limit
        }
    }

    /// Notes what the text is now.
    mutating func take(_ text: [UInt8]) {
        room -= text.count - length
        length = text.count
        // Far from the limit an estimate does.
        guard room < Self.near, length > countedAt else { return }
        countedAt = length
        room = Self.room(in: String(decoding: text, as: UTF8.self), of: channel)
    }

    private static let near = 48
    /// Where less room is left, what is begun must fit whole.
    static let longestForm = 160

    /// The bytes that fit whatever they are: most characters count one unit, none more than two a byte.
    private static func room(in text: String, of channel: any Channel) -> Int {
        channel.measures(of: text).compactMap { measure in
            guard let limit = measure.hardLimit, measure.unit != "lines" else { return nil }
            let left = limit - measure.value
            return measure.unit == "words" ? left * 2 : left / 2
        }.min() ?? .max / 2
    }
}
