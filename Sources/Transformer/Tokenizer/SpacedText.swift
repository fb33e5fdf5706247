/// A text as pieces know it: U+2581 is a space, and one may stand before it that the text does not have.
struct SpacedText {
    private(set) var bytes: [UInt8] = []
    private(set) var places: Places

    init(_ text: UnsafeBufferPointer<UInt8>, from place: Int, prefix: Bool) {
        places = Places(prefix: prefix ? 1 : 0, from: place)
        bytes.reserveCapacity(text.count + 1)
        if prefix { bytes.append(0x20) }
        let space = TokenSpelling.space
        var index = 0
        while index < text.count {
            let isSpace = text[index] == space[0] && text[index...].starts(with: space)
            bytes.append(isSpace ? 0x20 : text[index])
            if isSpace { places.wide.append(bytes.count) }
            index += isSpace ? space.count : 1
        }
    }

    /// From places in the spaced form to those in the text, in order.
    struct Places {
        /// The bytes that were put before the text.
        fileprivate let prefix: Int
        /// Ends of the spaces that are U+2581 in the text.
        fileprivate var wide: [Int] = []
        private let start: Int
        private var passed = 0
        private var last: Int

        fileprivate init(prefix: Int, from start: Int) {
            self.prefix = prefix
            self.start = start
            last = start
        }

        /// The text's bytes from where the last range ended to an end in the spaced form.
        mutating func advance(to end: Int) -> Range<Int> {
            while passed < wide.count, wide[passed] <= end { passed += 1 }
            let widening = passed * (TokenSpelling.space.count - 1)
            let range = last..<start + max(0, end - prefix) + widening
            last = range.upperBound
            return range
        }
    }
}
