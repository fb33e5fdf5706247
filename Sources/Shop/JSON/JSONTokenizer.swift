/// Cuts JSON into tokens as its bytes arrive, in memory bounded by the longest token.
///
/// Several values may follow each other, as in JSON Lines. Bytes are appended in pieces of any size; the tokens
/// are the same wherever the input is cut (RFC 8259, UTF-8 checked).
package struct JSONTokenizer: ~Copyable {
    private enum Expectation {
        case value
        case valueOrEndOfArray
        case keyOrEndOfObject
        case key
        case colon
        case commaOrEnd
    }

    /// Unread bytes lie in `start..<end`.
    private var window: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private var isFinished = false
    /// Bytes that left the window.
    private var discarded = 0
    /// Newlines before `countedTo`, a place in the window.
    private var newlines = 0
    private var countedTo = 0
    /// The absolute offset of the first byte of the line that `countedTo` lies in.
    private var lineStart = 0

    private var expectation = Expectation.value
    /// One bit a level, the innermost lowest: set for an object.
    private var objects: UInt64 = 0
    /// How many objects and arrays are open.
    package private(set) var depth = 0

    private let maximumDepth: Int
    private let maximumToken: Int

    /// A tokenizer that refuses nesting beyond `maximumDepth` (64 at most) and tokens beyond `maximumToken` bytes.
    package init(maximumDepth: Int = 32, maximumToken: Int = 1 << 22) {
        self.maximumDepth = min(maximumDepth, 64)
        self.maximumToken = maximumToken
        window = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    }

    deinit {
        window.deallocate()
    }

    /// The absolute offset of the next unread byte.
    package var offset: Int { discarded + start }

    /// The line of the next unread byte, from 1.
    package mutating func line() -> Int { line(at: start) }

    /// The bytes of a token's range.
    package func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: window[range])
    }

    /// Makes room for `count` bytes, lets `fill` write them, and appends as many as it says.
    package mutating func append<Failure: Error>(
        upTo count: Int,
        fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        makeRoom(for: count)
        let room = UnsafeMutableRawBufferPointer(rebasing: window[end..<end + count])
        end += min(max(try fill(room), 0), count)
    }

    /// Appends bytes.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        append(upTo: bytes.count) { room in
            room.copyBytes(from: bytes)
            return bytes.count
        }
    }

    /// Says that no more bytes come.
    package mutating func finish() {
        isFinished = true
    }

    private mutating func makeRoom(for count: Int) {
        guard window.count - end < count else { return }
        _ = line(at: start)
        let unread = end - start
        if window.count - unread < count {
            let size = max(window.count * 2, unread + count)
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[start..<end]))
            window.deallocate()
            window = larger
        } else if let base = window.baseAddress, unread > 0, start > 0 {
            base.copyMemory(from: base + start, byteCount: unread)
        }
        discarded += start
        start = 0
        end = unread
        countedTo = 0
    }

    /// The line of a place in the window that is not before one asked for earlier.
    private mutating func line(at place: Int) -> Int {
        if place > countedTo {
            let passed = window[countedTo..<place]
            var count = 0
            for byte in passed where byte == UInt8(ascii: "\n") { count += 1 }
            if count > 0, let last = passed.lastIndex(of: UInt8(ascii: "\n")) {
                newlines += count
                lineStart = discarded + last + 1
            }
            countedTo = place
        }
        return newlines + 1
    }

    private mutating func fault(_ kind: JSONFault.Kind, at place: Int) -> JSONFault {
        let line = line(at: place)
        let offset = discarded + place
        return JSONFault(kind: kind, offset: offset, line: line, column: offset - lineStart + 1)
    }

    /// Leaves the values under way; the next byte begins a new one.
    package mutating func leaveValues() {
        objects = 0
        depth = 0
        expectation = .value
    }

    /// Leaves the values under way and goes on behind the next line feed; false when it has not arrived.
    package mutating func skipLine() -> Bool {
        leaveValues()
        while start < end {
            start += 1
            if window[start - 1] == UInt8(ascii: "\n") { return true }
        }
        return false
    }

    /// The next token; nil when more bytes are needed to tell it.
    package mutating func next() throws(JSONFault) -> JSONToken? {
        while true {
            while start < end, isSpace(window[start]) { start += 1 }
            guard start < end else {
                guard isFinished else { return nil }
                guard depth == 0, expectation == .value else { throw fault(.truncated, at: start) }
                return .end
            }
            let byte = window[start]
            switch expectation {
            case .value: return try value(byte)
            case .valueOrEndOfArray:
                return byte == UInt8(ascii: "]") ? close() : try value(byte)
            case .keyOrEndOfObject where byte == UInt8(ascii: "}"): return close()
            case .key, .keyOrEndOfObject:
                guard byte == UInt8(ascii: "\"") else { throw fault(.unexpected(byte), at: start) }
                guard let text = try string() else { return nil }
                expectation = .colon
                return .key(text)
            case .colon:
                guard byte == UInt8(ascii: ":") else { throw fault(.unexpected(byte), at: start) }
                start += 1
                expectation = .value
            case .commaOrEnd:
                let isObject = objects & 1 == 1
                if byte == UInt8(ascii: ",") {
                    start += 1
                    expectation = isObject ? .key : .value
                } else if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    return close()
                } else {
                    throw fault(.unexpected(byte), at: start)
                }
            }
        }
    }

    @inline(__always)
    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func value(_ byte: UInt8) throws(JSONFault) -> JSONToken? {
        switch byte {
        case UInt8(ascii: "\""):
            guard let text = try string() else { return nil }
            ended()
            return .string(text)
        case UInt8(ascii: "{"):
            try open(isObject: true)
            return .beginObject
        case UInt8(ascii: "["):
            try open(isObject: false)
            return .beginArray
        case UInt8(ascii: "-"), 48...57:
            guard let range = try number() else { return nil }
            ended()
            return .number(range)
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case 0xEF where discarded + start == 0:
            return try skipByteOrderMark()
        default: throw fault(.unexpected(byte), at: start)
        }
    }

    private mutating func open(isObject: Bool) throws(JSONFault) {
        guard depth < maximumDepth else { throw fault(.tooDeep, at: start) }
        start += 1
        depth += 1
        objects = objects << 1 | (isObject ? 1 : 0)
        expectation = isObject ? .keyOrEndOfObject : .valueOrEndOfArray
    }

    private mutating func close() -> JSONToken {
        let isObject = objects & 1 == 1
        start += 1
        depth -= 1
        objects >>= 1
        ended()
        return isObject ? .endObject : .endArray
    }

    @inline(__always)
    private mutating func ended() {
        expectation = depth == 0 ? .value : .commaOrEnd
    }

    private mutating func skipByteOrderMark() throws(JSONFault) -> JSONToken? {
        guard end - start >= 3 || isFinished else { return nil }
        guard end - start >= 3, window[start + 1] == 0xBB, window[start + 2] == 0xBF else {
            throw fault(.unexpected(window[start]), at: start)
        }
        start += 3
        return try next()
    }

    private mutating func literal(
        _ word: StaticString,
        _ token: JSONToken
    ) throws(JSONFault) -> JSONToken? {
        let count = word.utf8CodeUnitCount
        for index in 0..<count {
            guard start + index < end else {
                guard isFinished else { return nil }
                throw fault(.truncated, at: end)
            }
            let byte = window[start + index]
            guard byte == word.utf8Start[index] else {
                throw fault(.unexpected(byte), at: start + index)
            }
        }
        start += count
        ended()
        return token
    }

    /// Reads the string that begins at `start`; nil when its end has not arrived.
    private mutating func string() throws(JSONFault) -> JSONText? {
        var scanner = JSONStringScanner(
            bytes: UnsafeRawBufferPointer(rebasing: window[..<end]),
            index: start + 1
        )
        switch scanner.scan() {
        case .closed:
            let text = JSONText(
                range: (start + 1)..<(scanner.index - 1),
                hasEscapes: scanner.hasEscapes
            )
            guard text.range.count <= maximumToken else { throw fault(.tooLong, at: start) }
            start = scanner.index
            return text
        case .open:
            guard end - start <= maximumToken else { throw fault(.tooLong, at: start) }
            guard isFinished else { return nil }
            throw fault(.truncated, at: end)
        case .refused(let kind):
            throw fault(kind, at: scanner.index)
        }
    }

    /// Reads the number that begins at `start`; nil when its end has not arrived.
    private mutating func number() throws(JSONFault) -> Range<Int>? {
        var index = start
        if window[index] == UInt8(ascii: "-") { index += 1 }
        let whole = digits(&index)
        let hasLeadingZero = whole > 1 && window[index - whole] == 48
        var isWell = whole > 0 && !hasLeadingZero
        if index < end, window[index] == UInt8(ascii: ".") {
            index += 1
            if digits(&index) == 0 { isWell = false }
        }
        if index < end, window[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < end, window[index] == UInt8(ascii: "-") || window[index] == UInt8(ascii: "+")
            {
                index += 1
            }
            if digits(&index) == 0 { isWell = false }
        }
        guard index < end || isFinished else {
            guard end - start <= maximumToken else { throw fault(.tooLong, at: start) }
            return nil
        }
        guard isWell else { throw fault(.invalidNumber, at: start) }
        guard index - start <= maximumToken else { throw fault(.tooLong, at: start) }
        defer { start = index }
        return start..<index
    }

    @inline(__always)
    private func digits(_ index: inout Int) -> Int {
        let first = index
        while index < end, window[index] &- 48 < 10 { index += 1 }
        return index - first
    }
}
