/// Finds special tokens by their names in a text: the leftmost, and of those the longest.
struct SpecialTokenScanner: Sendable {
    /// A part of a text and its bytes.
    enum Part {
        case special(Int32, Range<Int>)
        case text(Range<Int>)

        var isSpecial: Bool {
            if case .special = self { true } else { false }
        }
    }

    private let names: ByteStringTable
    /// The lengths of the names that begin with a byte, the longest first.
    private let lengths: [[Int]]

    /// A scanner for tokens whose bytes are their names; a name that is no text is never found.
    init(_ ids: [Int32], in texts: ByteStringStore) {
        var names = ByteStringTable(count: ids.count)
        var lengths = [Set<Int>](repeating: [], count: 256)
        for id in ids {
            let name = texts[Int(id)]
            guard let first = name.first, String(validating: name, as: UTF8.self) != nil else {
                continue
            }
            names.insert(Int(id), in: texts)
            lengths[Int(first)].insert(name.count)
        }
        self.names = names
        self.lengths = lengths.map { $0.sorted(by: >) }
    }

    /// Calls `body` with the parts of a text in order, none of them empty.
    func forEachPart(
        of text: UnsafeBufferPointer<UInt8>,
        in texts: ByteStringStore,
        _ body: (Part) -> Void
    ) {
        var start = 0
        var index = 0
        while index < text.count {
            guard let (id, end) = special(at: index, of: text, in: texts) else {
                index += 1
                continue
            }
            if start < index { body(.text(start..<index)) }
            body(.special(id, index..<end))
            index = end
            start = end
        }
        if start < text.count { body(.text(start..<text.count)) }
    }

    private func special(
        at index: Int,
        of text: UnsafeBufferPointer<UInt8>,
        in texts: ByteStringStore
    ) -> (id: Int32, end: Int)? {
        for length in lengths[Int(text[index])] where length <= text.count - index {
            let name = UnsafeBufferPointer(rebasing: text[index..<index + length])
            if let id = names.id(of: name, in: texts) { return (id, index + length) }
        }
        return nil
    }
}
