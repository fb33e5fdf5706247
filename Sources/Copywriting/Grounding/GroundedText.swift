import Transformer

/// A text on its way that can only state what its fact sheet holds, in one of the written forms.
///
/// A digit, a sign, a name, a code or a link begins and goes on as a form of a fact and stands alone as one; other words are
/// plain ones. What can be read in several ways is kept in all of them (a nondeterministic automaton), until one is left.
package struct GroundedText: TextConstraint {
    let grounding: Grounding
    private(set) var text: [UInt8] = []
    private var readings = [Reading()]
    /// A character whose bytes are not all there.
    private var pending: UInt32 = 0
    private var missing = 0
    /// Where the character that is read begins.
    private(set) var place = 0
    private var budget: LengthBudget
    /// Whether a sentence has ended behind which none fits.
    private var isFull = false

    init(_ grounding: Grounding) {
        self.grounding = grounding
        budget = LengthBudget(grounding.channel)
    }

    /// Whether these bytes may come next.
    package func allows(_ bytes: ArraySlice<UInt8>) -> Bool {
        if isFull || bytes.count > budget.room { return false }
        var copy = self
        for byte in bytes where !copy.advance(byte) { return false }
        copy.settle()
        if budget.room < LengthBudget.longestForm {
            let room = budget.room - bytes.count
            copy.readings = copy.readings.filter { copy.need(of: $0) <= room }
        }
        return !copy.readings.isEmpty
    }

    /// Whether the text says something whole, or has no room to go on.
    package var mayEnd: Bool {
        guard missing == 0, text.contains(where: { $0 > 0x20 }) else { return false }
        if readings.contains(where: mayEnd) { return true }
        return budget.room <= Self.least && readings.allSatisfy { $0.place != .form }
            || readings.isEmpty
    }

    /// Takes bytes as written.
    package mutating func take(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes { _ = advance(byte) }
        settle()
        budget.take(text)
        let hasEnded = readings.contains { $0.flags.contains(.ended) && mayEnd($0) }
        // `$14.` may still become `$14.00`.
        let isInForm = readings.contains { $0.place == .form }
        if hasEnded, !isFull, !isInForm { isFull = !budget.fitsSentence(behind: text) }
    }

    /// The room below which nothing can be said any more.
    private static let least = 6

    // MARK: Bytes

    /// Reads one byte more in every way that is left; false where there is none.
    private mutating func advance(_ byte: UInt8) -> Bool {
        var next: [Reading] = []
        let isFirst = missing == 0
        if isFirst {
            place = text.count
            (pending, missing) = Self.begin(byte)
        } else {
            pending = pending << 6 | UInt32(byte & 0x3f)
            missing -= 1
        }
        let isUTF8 = isFirst ? byte < 0x80 || missing > 0 : byte & 0xc0 == 0x80
        let scalar = missing == 0 && isUTF8 ? Unicode.Scalar(pending) : nil
        for reading in readings {
            if reading.place == .form {
                advance(reading, byte, to: &next)
                continue
            }
            if isFirst, reading.isOpen { beginForms(after: reading, byte, to: &next) }
            if let scalar {
                if let plain = step(reading, scalar) { next.append(plain) }
            } else if missing > 0, isUTF8 {
                next.append(reading)
            }
        }
        text.append(byte)
        readings = next
        return !next.isEmpty
    }

    /// The bits of a character's first byte, and how many bytes are to follow.
    private static func begin(_ byte: UInt8) -> (UInt32, Int) {
        switch byte {
        case 0xc2...0xdf: (UInt32(byte & 0x1f), 1)
        case 0xe0...0xef: (UInt32(byte & 0x0f), 2)
        case 0xf0...0xf4: (UInt32(byte & 0x07), 3)
        default: (UInt32(byte), 0)
        }
    }

    private func beginForms(after reading: Reading, _ byte: UInt8, to next: inout [Reading]) {
        guard grounding.forms.contains(where: { $0.run(beginningWith: byte) != nil }) else {
            return
        }
        let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        if !isLetter, byte < 0x80 {
            if reading.flags.contains(.afterAmount) { return }
            // `May 20% off` would read like a day.
            if WordsBefore.nearest(in: text, before: text.count) == "may" { return }
        }
        let roles = grounding.cues.roles(in: text, at: text.count)
        let isAfterAmount = reading.flags.contains(.afterAmount)
        for (index, forms) in grounding.forms.enumerated() {
            guard let run = forms.run(beginningWith: byte), roles.contains(forms.role),
                !(isAfterAmount && forms.sharpensAmounts),
                // Two names in a row would read as one.
                !(forms.role == .title && reading.flags.contains(.afterProduct))
            else { continue }
            var begun = reading
            begun.place = .form
            begun.forms = index
            begun.run = run
            begun.depth = 1
            begun.wordStart = text.count
            append(begun, to: &next)
        }
    }

    private func advance(_ reading: Reading, _ byte: UInt8, to next: inout [Reading]) {
        let forms = grounding.forms[reading.forms]
        guard let run = forms.narrow(reading.run, at: reading.depth, to: byte) else { return }
        var further = reading
        further.run = run
        further.depth += 1
        append(further, to: &next)
    }

    /// Adds a form on its way, and where it is whole the reading behind it.
    private func append(_ reading: Reading, to next: inout [Reading]) {
        next.append(reading)
        let forms = grounding.forms[reading.forms]
        guard let trait = forms.whole(in: reading.run, at: reading.depth) else { return }
        var end = Reading()
        end.place = .formEnd
        end.flags = reading.flags.intersection(.open)
        if trait.contains(.isAmount) { end.flags.insert(.afterAmount) }
        if trait.contains(.isPrice) { end.flags.insert(.afterPrice) }
        if trait.contains(.isProduct) { end.flags.insert(.afterProduct) }
        if trait.contains(.isLink) { end.flags.insert(.afterLink) }
        if trait.contains(.endsSentence) {
            end.place = .mark
            end.flags.formUnion([.ended, .startsSentence])
        }
        if !next.contains(end) { next.append(end) }
    }

    // MARK: Between tokens

    /// Drops what no token can bring to a good end: a word that may not stand and is no beginning of one, twins.
    private mutating func settle() {
        if missing == 0 { place = text.count }
        var kept: [Reading] = []
        for reading in readings where !kept.contains(reading) {
            switch reading.place {
            case .form: break
            // No vocabulary has every byte: a character that is begun might not be finished.
            case _ where missing > 0: continue
            case .word where !canStand(reading, orGrow: true): continue
            default: break
            }
            kept.append(reading)
        }
        readings = kept
    }

    /// The room that brings a reading to an end.
    private func need(of reading: Reading) -> Int {
        let closing = reading.flags.isDisjoint(with: .open) ? 1 : 3
        switch reading.place {
        case .form:
            let forms = grounding.forms[reading.forms]
            let missing = forms.missing(in: reading.run, at: reading.depth)
            // A network may count a link longer than it is.
            return closing + missing + (forms.role == .link ? WeightedLength.link : 0)
        case .word where budget.room < Self.tight && !canStand(reading): return Self.tight / 2
        default: return closing
        }
    }

    /// The room below which no word is begun that might become a long one.
    private static let tight = 24

    private func mayEnd(_ reading: Reading) -> Bool {
        guard reading.flags.isDisjoint(with: .open) else { return false }
        switch reading.place {
        case .done: return true
        case .mark, .closer, .symbol, .open, .line, .formEnd:
            if reading.flags.contains(.ended) { return true }
            if reading.place == .formEnd, reading.flags.contains(.afterLink) { return true }
        case .word: break
        default: return false
        }
        guard !grounding.channel.endsInSentence else { return false }
        switch reading.place {
        case .formEnd, .closer, .symbol: return true
        case .word:
            return canStand(reading)
                && !Self.joining.contains(WordsBefore.folded(word(of: reading)))
        default: return false
        }
    }

    /// Words that no line ends with.
    private static let joining: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "are", "its", "of", "on", "or",
        "our",
        "the", "to", "until", "with", "your", "code", "save", "than", "instead", "now", "get",
    ]

    /// The word under way, without an apostrophe at its end.
    func word(of reading: Reading) -> ArraySlice<UInt8> {
        var end = place
        if reading.place == .apostrophe {
            while end > reading.wordStart, "'\u{2019}".utf8.contains(text[end - 1]) { end -= 1 }
        }
        return text[reading.wordStart..<end]
    }

    /// Whether the word under way may stand as it is, with `orGrow` also whether it begins one that may.
    func canStand(_ reading: Reading, orGrow: Bool = false, with ending: String = "") -> Bool {
        let bytes = word(of: reading)
        let folded = WordsBefore.folded(bytes) + ending
        if !reading.flags.isDisjoint(with: .passing), isTwisted(folded, behind: reading) {
            return false
        }
        let capitals = bytes.count { (0x41...0x5A).contains($0) }
        let isCapitalised =
            capitals > 0
            || bytes.first.map { $0 >= 0x80 } == true
                && String(decoding: bytes, as: UTF8.self).first?.isUppercase == true
        let word = PlainWords.Word(
            folded: folded,
            isCapitalised: isCapitalised,
            isLoud: capitals > 1,
            startsSentence: reading.flags.contains(.isFirstWord),
            nearest: { WordsBefore.nearest(in: text, before: reading.wordStart) },
            before: { WordsBefore.phrase(in: text, before: reading.wordStart) }
        )
        return grounding.words.allows(word) || orGrow && grounding.words.mayGrow(word)
    }

    /// Whether a word changes what the fact right before it says.
    private func isTwisted(_ word: String, behind reading: Reading) -> Bool {
        let flags = reading.flags
        if flags.contains(.afterArticle) { return Boundary.periods.contains(word) }
        return flags.contains(.afterAmount) && Boundary.sharpensAmount(word)
            || flags.contains(.afterPrice) && RolesCheck.off.contains(word)
            || flags.contains(.afterProduct) && NamesCheck.models.contains(word)
    }
}
