/// Slips of form: a word twice, spaces that are too many, marks without their pair, a sentence that begins small or does not
/// end; each with its fix.
package struct ShapeCheck: Check {
    package let name = "shape"

    package init() {}

    /// A warning for each slip.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        let isFrench = MonthNames.language(ofLocale: context.locale) == "fr"
        return doubled(in: scanned, mentions)
            + spaces(in: scanned, mayPrecedeMarks: isFrench)
            + marks(in: scanned)
            + pairs(in: scanned, mentions)
            + smallBeginnings(in: scanned, mentions, text.links)
            + (context.channel.endsInSentence ? ending(of: scanned, mentions) : [])
    }

    private func slip(_ span: Range<Int>, _ message: String, fix: String?) -> Finding {
        Finding(check: name, level: .warn, span: span, message: message, fix: fix)
    }

    // MARK: Words

    private func doubled(in text: ScannedText, _ mentions: Mentions) -> [Finding] {
        zip(text.words, text.words.dropFirst())
            .filter { first, second in
                first.folded == second.folded && second.followsDirectly
                    && !Self.twice.contains(first.folded)
                    && !mentions.cover(first.range.lowerBound..<second.range.upperBound)
            }
            .map { first, second in
                slip(
                    first.range.lowerBound..<second.range.upperBound,
                    "“\(text[first.range])” stands there twice.",
                    fix: text[first.range]
                )
            }
    }

    /// Words that may come twice.
    private static let twice: Set<String> = ["that", "had", "so", "very", "long", "crunch"]

    /// Sentences that begin with a small letter, unless with a fact or behind an abbreviation.
    private func smallBeginnings(
        in text: ScannedText,
        _ mentions: Mentions,
        _ links: [LinkScanner.Hit]
    ) -> [Finding] {
        text.words.enumerated().compactMap { index, word in
            let shown = text[word.range]
            guard text.beginsSentence(word), !mentions.cover(word.range.lowerBound),
                let first = shown.first, first.isLowercase, shown == shown.lowercased(),
                !links.contains(where: { $0.range.overlaps(word.range) }),
                index == 0 || !isAbbreviation(text.words[index - 1].folded)
            else { return nil }
            return slip(
                word.range,
                "The sentence begins with a small letter.",
                fix: first.uppercased() + shown.dropFirst()
            )
        }
    }

    private func isAbbreviation(_ word: String) -> Bool {
        word.count == 1 || ["approx", "etc", "incl", "vs", "max", "min", "no", "st"].contains(word)
    }

    private func ending(of text: ScannedText, _ mentions: Mentions) -> [Finding] {
        let end = text.scalars.count
        guard let last = text.scalars.last, !".!?…\")”’".unicodeScalars.contains(last),
            !mentions.cover(end - 1), !last.properties.isEmojiPresentation
        else { return [] }
        let span = end - 1..<end
        return [slip(span, "The last sentence does not end.", fix: text[span] + ".")]
    }

    // MARK: Marks

    private func spaces(in text: ScannedText, mayPrecedeMarks: Bool) -> [Finding] {
        runs(of: " ", in: text).compactMap { run in
            let next = run.upperBound < text.folded.count ? text.folded[run.upperBound] : "\n"
            let after =
                run.upperBound + 1 < text.folded.count ? text.folded[run.upperBound + 1] : " "
            if ",.;:!?".unicodeScalars.contains(next), after == " " || after == "\n" {
                return mayPrecedeMarks
                    ? nil : slip(run, "There is a space before the mark.", fix: "")
            }
            return run.count > 1 ? slip(run, "There is a space too many.", fix: " ") : nil
        }
    }

    private func marks(in text: ScannedText) -> [Finding] {
        runs(of: "!", in: text).filter { $0.count > 1 }
            .map { slip($0, "One exclamation mark is enough.", fix: "!") }
    }

    private func runs(of mark: Unicode.Scalar, in text: ScannedText) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (index, scalar) in text.scalars.enumerated() where scalar == mark {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    /// Quotes and brackets whose other half is missing; a quote behind a figure counts inches.
    private func pairs(in text: ScannedText, _ mentions: Mentions) -> [Finding] {
        var open: [(mark: Unicode.Scalar, index: Int)] = []
        var single: [Int] = []
        for (index, scalar) in text.scalars.enumerated() where !mentions.cover(index) {
            switch scalar {
            case "(", "“": open.append((scalar, index))
            case "\"":
                if index > 0, Boundary.isDigit(text.scalars[index - 1]), open.last?.mark != "\"" {
                    continue
                }
                if open.last?.mark == "\"" {
                    open.removeLast()
                } else {
                    open.append((scalar, index))
                }
            case ")" where open.last?.mark == "(", "”" where open.last?.mark == "“":
                open.removeLast()
            case ")":
                // `:)` is a smile.
                if index == 0 || !":;-".unicodeScalars.contains(text.scalars[index - 1]) {
                    single.append(index)
                }
            case "”": single.append(index)
            default: break
            }
        }
        return (single + open.map(\.index)).map { index in
            let span = index..<index + 1
            return slip(span, "The mark “\(text[span])” has no other half.", fix: "")
        }
    }
}
