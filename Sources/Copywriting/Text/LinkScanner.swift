/// Finds what leads out of a text: links, email addresses, phone numbers, handles.
package enum LinkScanner {
    /// What leads out.
    package enum Kind: String, Hashable, Sendable {
        case link
        case email
        case phone
        case handle
    }

    /// One of them and where it stands, in scalars.
    package struct Hit: Hashable, Sendable {
        package var kind: Kind
        package var range: Range<Int>
    }

    /// Everything in `text` that a reader or a program would follow, in order.
    package static func links(in text: ScannedText) -> [Hit] {
        var hits: [Hit] = []
        let folded = text.folded
        var index = 0
        while index < folded.count {
            guard !isSpace(folded[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < folded.count, !isSpace(folded[index]) { index += 1 }
            if let hit = hit(in: folded, start..<index) { hits.append(hit) }
        }
        return hits + phones(in: text)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
        return scalar.properties.isWhitespace
    }

    /// The link in a run without spaces, without the punctuation around it.
    private static func hit(in folded: [Unicode.Scalar], _ run: Range<Int>) -> Hit? {
        var range = run
        while let first = folded[range].first, "([{<\"'*_".unicodeScalars.contains(first) {
            range = range.lowerBound + 1..<range.upperBound
        }
        while let last = folded[range].last, ".,;:!?)]}>\"'*_".unicodeScalars.contains(last) {
            range = range.lowerBound..<range.upperBound - 1
        }
        guard range.count >= 2 else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: folded[range])
        let word = String(view)
        if word.contains("://") || word.hasPrefix("www.") || word.hasPrefix("mailto:") {
            return Hit(kind: .link, range: range)
        }
        if let at = word.firstIndex(of: "@") {
            let isHandle = at == word.startIndex
            if !isHandle, word[at...].contains(".") { return Hit(kind: .email, range: range) }
            return isHandle ? Hit(kind: .handle, range: range) : nil
        }
        return isDomain(word) ? Hit(kind: .link, range: range) : nil
    }

    /// Whether a run is a bare domain, with or without a path: `shop.example.com/sale`.
    private static func isDomain(_ word: String) -> Bool {
        let host = word.prefix { $0 != "/" && $0 != "?" && $0 != ":" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, topLevel.contains(String(last)) else {
            return false
        }
        return labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }

    /// Top-level domains that copy uses; a wider list would take `e.g` or `3.in` for links.
    private static let topLevel: Set<String> = [
        "app", "at", "au", "be", "biz", "br", "ca", "ch", "cn", "co", "com", "de", "dk", "edu",
        "es", "eu", "example", "fi", "fr", "gg", "gov", "ie", "info", "io", "jp", "ly", "me",
        "net", "nl", "no", "nz", "online", "org", "pl", "pt", "ru", "se", "shop", "site", "store",
        "test", "tv", "uk", "us", "xyz",
    ]

    /// Seven or more digits with only spaces, dots, hyphens and brackets between them, no date and no amount.
    private static func phones(in text: ScannedText) -> [Hit] {
        var hits: [Hit] = []
        let folded = text.folded
        var index = 0
        while index < folded.count {
            let isStart = isDigit(folded[index]) || folded[index] == "+" || folded[index] == "("
            guard isStart, index == 0 || !ScannedText.isWordScalar(folded[index - 1]) else {
                index += 1
                continue
            }
            let start = index
            var end = index
            var digits = 0
            var groups = 0
            var inGroup = false
            while index < folded.count {
                if isDigit(folded[index]) {
                    digits += 1
                    if !inGroup { groups += 1 }
                    inGroup = true
                    end = index + 1
                } else if "+()-. ".unicodeScalars.contains(folded[index]) {
                    inGroup = false
                } else {
                    break
                }
                index += 1
            }
            let isLong = digits >= 10 && digits <= 15
            if isLong || (digits >= 7 && digits < 10 && groups >= 2 && folded[start] != "1") {
                let found = text[start..<end]
                if !looksLikeDate(found) {
                    hits.append(Hit(kind: .phone, range: start..<end))
                }
            }
            index = max(index, start + 1)
        }
        return hits
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value)
    }

    private static func looksLikeDate(_ text: String) -> Bool {
        let groups = text.split { !$0.isNumber }.map(\.count)
        return groups == [4, 2, 2] || groups == [2, 2, 4] || groups == [1, 2, 4]
            || groups == [2, 1, 4] || groups == [1, 1, 4]
    }
}
