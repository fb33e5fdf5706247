/// Finds special tokens by their names in a text: the leftmost, and of those the longest.
struct SpecialTokenScanner {
    /// A part of a text.
    enum Part {
        case special(Int32)
        case text(Substring)
    }

    /// Names by their first byte, the longest first.
    private var names: [UInt8: [(name: [UInt8], id: Int32)]] = [:]

    init(_ special: [String: Int32]) {
        for (name, id) in special {
            let bytes = Array(name.utf8)
            if let first = bytes.first { names[first, default: []].append((bytes, id)) }
        }
        for first in names.keys { names[first]?.sort { $0.name.count > $1.name.count } }
    }

    func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        let utf8 = text.utf8
        var start = utf8.startIndex
        var index = start
        while index < utf8.endIndex {
            let found = names[utf8[index]]?.first { utf8[index...].starts(with: $0.name) }
            guard let found else {
                utf8.formIndex(after: &index)
                continue
            }
            if start < index { parts.append(.text(text[start..<index])) }
            parts.append(.special(found.id))
            index = utf8.index(index, offsetBy: found.name.count)
            start = index
        }
        if start < utf8.endIndex { parts.append(.text(text[start...])) }
        return parts
    }
}
