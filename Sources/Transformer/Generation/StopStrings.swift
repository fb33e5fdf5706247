/// Holds tokens back while their text may be the start of a stop string, and ends the text where one is complete.
///
/// Whole tokens are held, so that what was let through is never taken back and each token keeps its own text.
package struct StopStrings {
    private let stops: [[UInt8]]
    private var held: [GeneratedToken] = []
    /// The text of the held tokens.
    private var tail: [UInt8] = []

    package init(_ stops: [String]) {
        self.stops = stops.map { Array($0.utf8) }.filter { !$0.isEmpty }
    }

    /// What a token lets through, and whether it completes a stop string.
    package mutating func append(
        _ token: GeneratedToken
    ) -> (released: [GeneratedToken], stopped: Bool) {
        if stops.isEmpty { return ([token], false) }
        held.append(token)
        tail.append(contentsOf: token.text.utf8)
        if let end = firstStop() {
            return (release(upTo: end, trimming: true), true)
        }
        return (release(upTo: tail.count - heldBack(), trimming: false), false)
    }

    /// What is still held when the text ends otherwise.
    package mutating func finish() -> [GeneratedToken] {
        defer {
            held = []
            tail = []
        }
        return held
    }

    /// Where the first complete stop string begins.
    private func firstStop() -> Int? {
        var first: Int?
        for stop in stops where stop.count <= tail.count {
            let last = min(tail.count - stop.count, first ?? Int.max)
            if let start = (0...last).first(where: { tail[$0...].starts(with: stop) }) {
                first = min(start, first ?? Int.max)
            }
        }
        return first
    }

    /// The length of the longest end of the text that begins a stop string.
    private func heldBack() -> Int {
        var longest = 0
        for stop in stops {
            let most = min(stop.count - 1, tail.count)
            guard most > longest else { continue }
            for length in stride(from: most, to: longest, by: -1)
            where tail.suffix(length).elementsEqual(stop.prefix(length)) {
                longest = length
                break
            }
        }
        return longest
    }

    /// Lets through the tokens whose text ends at or before `end`, and with `trimming` the part of the next one.
    private mutating func release(upTo end: Int, trimming: Bool) -> [GeneratedToken] {
        var released: [GeneratedToken] = []
        var position = 0
        for token in held {
            let next = position + token.text.utf8.count
            if next > end {
                if trimming, end > position {
                    var part = token
                    part.text = String(
                        decoding: token.text.utf8.prefix(end - position),
                        as: UTF8.self
                    )
                    released.append(part)
                }
                break
            }
            // Nothing is held behind a stop, so an empty token at its edge stays out.
            if trimming, position == end { break }
            released.append(token)
            position = next
        }
        if trimming {
            held = []
            tail = []
        } else {
            held.removeFirst(released.count)
            tail.removeFirst(position)
        }
        return released
    }
}
