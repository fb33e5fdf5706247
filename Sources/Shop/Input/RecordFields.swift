/// The fields of one record as they were read: their text, not yet understood.
///
/// One value is filled anew for every record, so that reading a record allocates nothing.
package struct RecordFields: Sendable {
    /// What a field held.
    enum Shape: UInt8, Sendable {
        case text
        case number
        case bool
        /// A list or an object where none belongs.
        case nested
    }

    private struct Slot: Sendable {
        var start: Int32 = 0
        var count: Int32 = 0
        var shape = Shape.text
    }

    /// The values' bytes, one after the other.
    private var text: [UInt8] = []
    private var slots = [Slot](repeating: Slot(), count: RecordField.allCases.count)
    /// One bit a field that is there.
    private var present: UInt32 = 0
    /// The texts of the `product_ids` list.
    private(set) var list: [String] = []
    /// Numbers may have a decimal comma, as spreadsheets of many countries write them.
    package var allowsDecimalComma = false

    package init() {}

    /// Empties the record.
    mutating func clear() {
        present = 0
        text.removeAll(keepingCapacity: true)
        if !list.isEmpty { list.removeAll(keepingCapacity: true) }
    }

    /// Whether no known field was there.
    var isEmpty: Bool { present == 0 }

    func has(_ slot: Int) -> Bool { present & (1 << UInt32(slot)) != 0 }

    func has(_ field: RecordField) -> Bool { has(field.slot) }

    func shape(_ slot: Int) -> Shape { slots[slot].shape }

    /// Sets a field; a later value of the same name wins.
    mutating func set(_ slot: Int, _ shape: Shape, _ bytes: UnsafeRawBufferPointer) {
        let start = text.count
        text.append(contentsOf: bytes)
        mark(slot, shape, from: start)
    }

    /// Sets a field to a JSON string whose escapes are still in it.
    mutating func set(_ slot: Int, escaped bytes: UnsafeRawBufferPointer) {
        let start = text.count
        JSONStringScanner.unescape(bytes, into: &text)
        mark(slot, .text, from: start)
    }

    /// Sets a field to the bytes that `append` adds.
    mutating func set(_ slot: Int, _ shape: Shape, append: (inout [UInt8]) -> Void) {
        let start = text.count
        append(&text)
        mark(slot, shape, from: start)
    }

    /// Takes a field out again.
    mutating func remove(_ slot: Int) {
        present &= ~(1 << UInt32(slot))
    }

    private mutating func mark(_ slot: Int, _ shape: Shape, from start: Int) {
        slots[slot] = Slot(start: Int32(start), count: Int32(text.count - start), shape: shape)
        present |= 1 << UInt32(slot)
    }

    mutating func append(toList text: String) {
        list.append(text)
    }

    /// Begins the `product_ids` list, empty.
    mutating func beginList() {
        list.removeAll(keepingCapacity: true)
        present |= 1 << UInt32(RecordField.productIDs.slot)
        slots[RecordField.productIDs.slot] = Slot(start: 0, count: 0, shape: .nested)
    }

    /// Where a field's text lies in `withText`.
    func range(_ slot: Int) -> Range<Int> {
        let start = Int(slots[slot].start)
        return start..<start + Int(slots[slot].count)
    }

    /// The bytes of all fields.
    package func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        text.withUnsafeBytes(body)
    }

    func string(_ slot: Int) -> String {
        String(decoding: text[range(slot)], as: UTF8.self)
    }

    /// The bytes of one field.
    func with<Result, Failure: Error>(
        _ slot: Int,
        _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let range = range(slot)
        let span = text.span
        return try body(span.extracting(range))
    }

    /// What kind of record the fields make up, nil when they do not tell.
    package var inferredKind: RecordKind? {
        if has(RecordField.campaignID.slot) { return .campaign }
        if has(RecordField.behavior.slot) { return .behavior }
        if has(RecordField.productID.slot), !has(RecordField.userID.slot) { return .product }
        return has(RecordField.userID.slot) && !has(RecordField.productID.slot) ? .user : nil
    }

    /// The record's known fields as a JSON object, cut to about `limit` bytes, for the file of rejects.
    package func json(limit: Int) -> String {
        var members: [String] = []
        var size = 0
        for field in RecordField.allCases where has(field) && size < limit {
            let value: String
            if field == .productIDs, !list.isEmpty {
                value = "[" + list.prefix(20).map(JSONWriting.quoted).joined(separator: ",") + "]"
            } else if shape(field.slot) == .nested {
                value = "null"
            } else {
                value = JSONWriting.quoted(String(string(field.slot).prefix(limit / 4)))
            }
            size += value.utf8.count
            members.append("\(JSONWriting.quoted(field.name)):\(value)")
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
