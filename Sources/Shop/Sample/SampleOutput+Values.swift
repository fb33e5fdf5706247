extension SampleOutput {
    /// Begins a record on a line of its own.
    mutating func beginRecord() {
        append(isListEmpty ? "\n{" : ",\n{")
        isListEmpty = false
        isRecordEmpty = true
    }

    /// Writes a field's name and what stands before and behind it.
    mutating func name(_ field: RecordField) {
        append(isRecordEmpty ? "\"" : ",\"")
        isRecordEmpty = false
        append(text: field.name)
        append("\":")
    }

    mutating func field(_ field: RecordField, _ value: String?) {
        guard let value else { return }
        name(field)
        JSONWriting.append(quoted: value, to: &bytes)
    }

    mutating func field(_ field: RecordField, _ value: Amount?) {
        guard let value else { return }
        name(field)
        append(value)
    }

    mutating func field(_ field: RecordField, _ value: Int?) {
        guard let value else { return }
        name(field)
        append(value)
    }

    mutating func field(_ field: RecordField, _ value: Bool?) {
        guard let value else { return }
        name(field)
        append(value ? "true" : "false")
    }

    /// Appends fixed text without making a string of it.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends a whole amount of cents, which is all that the sample shop has, with two places.
    mutating func append(_ amount: Amount) {
        let cents = Int(amount.tenThousandths / 100)
        append(cents / 100)
        append(".")
        append(twoDigits: cents % 100)
    }

    /// Appends a count in decimal digits.
    mutating func append(_ count: Int) {
        var rest = count.magnitude
        var scale: UInt = 1
        while rest / scale >= 10 { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 48 + rest / scale))
            rest %= scale
            scale /= 10
        }
    }

    @inline(__always)
    mutating func append(twoDigits value: Int) {
        bytes.append(UInt8(truncatingIfNeeded: 48 + value / 10))
        bytes.append(UInt8(truncatingIfNeeded: 48 + value % 10))
    }
}
