import Shop

extension GroundedText {
    /// A plain reading behind one character more; nil where it cannot come.
    func step(_ reading: Reading, _ scalar: Unicode.Scalar) -> Reading? {
        var next = reading
        switch scalar {
        case "a"..."z", "A"..."Z": return letter(scalar, &next)
        case " ": return space(&next)
        case "\n": return newline(&next)
        case "'", "\u{2019}": return apostrophe(&next)
        case "-": return hyphen(&next)
        case ".", "!", "?", "\u{2026}": return sentenceMark(scalar, &next)
        case ",", ";", ":": return clauseMark(scalar, &next)
        case "\"", "\u{201C}", "\u{201D}": return quote(&next)
        case "(", ")": return bracket(scalar, &next)
        case "&", "\u{2013}", "\u{2014}":
            guard reading.place == .open else { return nil }
            next.place = .dash
            next.flags.subtract(.passing)
            if scalar != "&" { next.flags.insert(.startsSentence) }
            return next
        default: return scalar.isASCII ? nil : other(scalar, &next)
        }
    }

    private func letter(_ scalar: Unicode.Scalar, _ next: inout Reading) -> Reading? {
        let isCapital = scalar.properties.isUppercase
        switch next.place {
        case .start, .open, .line:
            if !isCapital, beginsSentence(next) { return nil }
            next.wordStart = place
            next.place = .word
            next.flags.remove([.ended, .afterLink])
            next.flags.remove(.isFirstWord)
            if next.flags.contains(.startsSentence) { next.flags.insert(.isFirstWord) }
            next.flags.remove(.startsSentence)
            return next
        case .word:
            let before = text[next.wordStart..<place]
            // Capitals go through a whole word or stand at its start.
            let allCapitals = before.allSatisfy { (0x41...0x5A).contains($0) }
            if isCapital, !allCapitals { return nil }
            // No listed word goes on so, and what cannot be finished must not be begun.
            if !scalar.isASCII, before.contains(where: { (0x41...0x5A).contains($0) }) {
                return nil
            }
            if !isCapital, before.count > 1, allCapitals { return nil }
            return next
        case .hyphen, .apostrophe:
            if isCapital { return nil }
            next.place = .word
            return next
        case .possessive:
            guard scalar == "s" else { return nil }
            next.place = .closer
            return next
        default: return nil
        }
    }

    /// Whether a sentence begins here, which a small letter may not do.
    private func beginsSentence(_ reading: Reading) -> Bool {
        if reading.place == .start { return true }
        guard reading.flags.contains(.ended) else { return false }
        let before = text.prefix(place).reversed().drop { $0 == UInt8(ascii: " ") }
        // Three dots may stand inside a sentence.
        return !before.starts(with: "...".utf8) && !before.starts(with: "\u{2026}".utf8.reversed())
    }

    /// Ends a word, where one is under way and may stand.
    private func endWord(_ next: inout Reading) -> Bool {
        switch next.place {
        case .word, .apostrophe:
            guard canStand(next) else { return false }
            let isArticle =
                next.flags.contains(.afterAmount)
                && ["a", "an", "each", "every"].contains(WordsBefore.folded(word(of: next)))
            next.flags.subtract(.passing)
            next.flags.remove(.isFirstWord)
            if isArticle { next.flags.insert(.afterArticle) }
            next.wordStart = 0
            return true
        case .formEnd, .closer, .symbol: return true
        case .possessive: return true
        default: return false
        }
    }

    private func space(_ next: inout Reading) -> Reading? {
        if next.place == .start { return text.isEmpty ? next : nil }
        switch next.place {
        case .mark: next.flags.subtract(.passing)
        case .dash: break
        case .closer, .symbol, .possessive: next.flags.subtract(.passing)
        default: guard endWord(&next) else { return nil }
        }
        next.place = .open
        return next
    }

    private func newline(_ next: inout Reading) -> Reading? {
        guard !grounding.channel.isSingleLine else {
            guard mayEnd else { return nil }
            next = Reading()
            next.place = .done
            return next
        }
        guard next.flags.isDisjoint(with: .open), next.place != .start, next.place != .dash else {
            return nil
        }
        if next.place == .line {
            // One empty line between two is enough.
            guard text.suffix(2) != [0x0A, 0x0A] else { return nil }
            return next
        }
        if next.place != .mark, next.place != .open, !endWord(&next) { return nil }
        next.flags.subtract(.passing)
        next.flags.insert(.startsSentence)
        next.place = .line
        return next
    }

    private func apostrophe(_ next: inout Reading) -> Reading? {
        switch next.place {
        case .word where canStand(next) || canStand(next, orGrow: true, with: "'"):
            next.place = .apostrophe
        case .formEnd:
            next.place = .possessive
            next.flags.subtract(.passing)
        default: return nil
        }
        return next
    }

    private func hyphen(_ next: inout Reading) -> Reading? {
        switch next.place {
        case .word where canStand(next): next.place = .hyphen
        case .open:
            next.place = .dash
            next.flags.subtract(.passing)
            next.flags.insert(.startsSentence)
        default: return nil
        }
        return next
    }

    private func sentenceMark(_ scalar: Unicode.Scalar, _ next: inout Reading) -> Reading? {
        if next.place == .mark {
            guard let last = text.last, let mark = UInt8(exactly: scalar.value) else { return nil }
            // `...` and `?!`, and no more of them.
            let isRow = last == UInt8(ascii: ".") && mark == last
            let isPair = "!?".utf8.contains(last) && "!?".utf8.contains(mark)
            guard isRow && text.suffix(3) != Array("...".utf8)[...] || isPair else { return nil }
            if isPair, text.dropLast().last.map("!?".utf8.contains) == true { return nil }
            return next
        }
        guard endWord(&next) else { return nil }
        next.place = .mark
        next.flags.subtract(.passing)
        next.flags.remove(.afterLink)
        next.flags.formUnion([.ended, .startsSentence])
        return next
    }

    private func clauseMark(_ scalar: Unicode.Scalar, _ next: inout Reading) -> Reading? {
        guard next.place != .symbol, endWord(&next) else { return nil }
        next.place = .mark
        next.flags.subtract(.passing)
        next.flags.subtract([.afterLink, .ended])
        if scalar != "," { next.flags.insert(.startsSentence) }
        return next
    }

    private func quote(_ next: inout Reading) -> Reading? {
        if next.flags.contains(.inQuotes) {
            guard next.place == .mark || endWord(&next) else { return nil }
            next.flags.remove(.inQuotes)
            next.place = .closer
        } else {
            guard next.isOpen else { return nil }
            next.flags.insert(.inQuotes)
            next.place = .open
        }
        next.flags.subtract(.passing)
        return next
    }

    private func bracket(_ scalar: Unicode.Scalar, _ next: inout Reading) -> Reading? {
        if scalar == "(" {
            guard next.place == .open, !next.flags.contains(.inBrackets) else { return nil }
            next.flags.insert(.inBrackets)
            next.flags.remove(.ended)
        } else {
            guard next.flags.contains(.inBrackets), next.place == .mark || endWord(&next) else {
                return nil
            }
            next.flags.remove(.inBrackets)
            next.place = .closer
        }
        next.flags.subtract(.passing)
        return next
    }

    /// What is not ASCII: letters, and signs that state nothing.
    private func other(_ scalar: Unicode.Scalar, _ next: inout Reading) -> Reading? {
        if grounding.isGSM, GSM7(String(Character(scalar))).encoding != .gsm7 { return nil }
        let properties = scalar.properties
        if properties.numericType != nil || Boundary.isCurrency(scalar)
            || TextSanitizer.isRefused(scalar)
        {
            return nil
        }
        if scalar.value == 0xFE0F { return next.place == .symbol ? next : nil }
        if properties.isAlphabetic { return letter(scalar, &next) }
        guard properties.generalCategory == .otherSymbol, scalar.value > 0x2000 else { return nil }
        guard next.place == .open || next.place == .symbol || next.place == .line else {
            return nil
        }
        next.place = .symbol
        next.flags.subtract(.passing)
        next.flags.insert(.startsSentence)
        return next
    }
}
