/// Reads the records of one input format out of bytes that arrive piece by piece.
///
/// A reader holds a window of the input, never all of it. Adding a format means adding a reader.
package protocol RecordReader: ~Copyable {
    /// Makes room for `count` bytes, lets `fill` write them, and appends as many as it says.
    mutating func append<Failure: Error>(
        upTo count: Int,
        fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure)
    /// Says that no more bytes come.
    mutating func finish()
    /// Reads on; after `record` and `refused`, `fields` and `place` tell what was read.
    mutating func next(_ fields: inout RecordFields) throws(InputFault) -> InputItem
    /// Where the record that was read last stands.
    var place: RecordPlace { get }
}

/// What a reader came upon.
package enum InputItem: Hashable, Sendable {
    /// A record; its kind where the input tells it.
    case record(RecordKind?)
    /// Something that stands where a record should, and why it is none.
    case refused(String)
    /// Something that the user should know, as a sentence.
    case warning(String)
    /// More bytes are needed.
    case needsBytes
    /// The input is at its end.
    case end
}

/// Where a record stands in its file.
package struct RecordPlace: Hashable, Sendable {
    /// The line that it begins on, from 1.
    package var line: Int
    /// The list that it stands in, under the name of the input.
    package var list: String?
    /// Its place in the list, from 0.
    package var index: Int?
}

/// Why an input cannot be read any further, and where.
package struct InputFault: Error, Hashable, Sendable {
    /// What is wrong, as a sentence.
    package var cause: String
    package var line: Int
    /// The byte's place in its line, from 1.
    package var column: Int
}

extension InputFault {
    init(_ fault: JSONFault) {
        self.init(cause: fault.cause, line: fault.line, column: fault.column)
    }
}

/// Why a record is refused.
package struct RecordFault: Error, Hashable, Sendable {
    /// What is wrong with it, for example `price is missing`.
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
