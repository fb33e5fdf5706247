/// A piece of JSON; ranges lie in the tokenizer's window and are good until bytes are appended.
package enum JSONToken: Hashable, Sendable {
    case beginObject
    case endObject
    case beginArray
    case endArray
    /// A member's name, without its quotes.
    case key(JSONText)
    /// A string, without its quotes.
    case string(JSONText)
    /// A number's own text.
    case number(Range<Int>)
    case bool(Bool)
    case null
    /// The end of the input after whole values.
    case end
}

/// Where a string lies, and whether it holds escapes.
package struct JSONText: Hashable, Sendable {
    package var range: Range<Int>
    package var hasEscapes: Bool
}

/// Why bytes are no JSON, and where.
package struct JSONFault: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        /// The input ends inside a value.
        case truncated
        /// A byte that cannot stand there.
        case unexpected(UInt8)
        /// A string is not UTF-8.
        case invalidUTF8
        /// A control character stands in a string without an escape.
        case controlCharacter
        case invalidEscape
        case invalidNumber
        /// More nested values than the tokenizer allows.
        case tooDeep
        /// A string or number is longer than the tokenizer allows.
        case tooLong
    }

    package var kind: Kind
    /// Bytes before the fault.
    package var offset: Int
    /// The line of the fault, from 1.
    package var line: Int
    /// The byte's place in its line, from 1.
    package var column: Int

    /// What is wrong, as a sentence.
    package var cause: String {
        let what =
            switch kind {
            case .truncated: "The JSON ends in the middle of a value"
            case .unexpected(let byte) where byte > 0x20 && byte < 0x7F:
                "'\(Character(UnicodeScalar(byte)))' cannot stand there"
            case .unexpected(let byte):
                "The byte 0x\(String(byte, radix: 16)) cannot stand there"
            case .invalidUTF8: "The text is not UTF-8"
            case .controlCharacter: "A control character stands in a string"
            case .invalidEscape: "An escape in a string is not JSON's"
            case .invalidNumber: "A number is malformed"
            case .tooDeep: "Values are nested too deeply"
            case .tooLong: "A text is too long"
            }
        return what + "."
    }
}
