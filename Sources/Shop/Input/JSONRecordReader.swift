/// Reads records out of JSON: the input document with its lists, one array of records, or a record a line.
package struct JSONRecordReader: RecordReader, ~Copyable {
    private enum State {
        /// Between top-level values.
        case top
        /// In a top-level object, which its names tell to be the document or one record.
        case object
        /// Behind the name of a list of the document.
        case listValue(RecordKind)
        /// In a list of records; nil where its name does not tell their kind.
        case list(RecordKind?)
        /// In a record of a list.
        case record(RecordKind?)
        /// Behind a field's name.
        case field(Int)
        /// In the list of product ids.
        case productIDs
        /// In a value that means nothing, until it is closed.
        case skipping(depth: Int)
        /// In a line that is no JSON.
        case skippingLine
    }

    private var tokenizer = JSONTokenizer()
    private var state = State.top
    /// Where a field or a skipped value goes back to.
    private var outer = State.top
    private var isFinished = false
    private var isDocument = false
    /// Whether a broken top-level value is taken for a broken line: not before a whole one was read.
    private var hasRead: Bool
    private var unknownNames: [String] = []
    package private(set) var place = RecordPlace(line: 1)

    private let lists = RecordKind.byListName
    private let names = RecordField.slotsByName

    /// A reader; `isLines` says that the file's name promises a record a line.
    package init(isLines: Bool = false) {
        hasRead = isLines
    }

    package mutating func append<Failure: Error>(
        upTo count: Int,
        fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        try tokenizer.append(upTo: count, fill: fill)
    }

    package mutating func finish() {
        isFinished = true
        tokenizer.finish()
    }

    package mutating func next(_ fields: inout RecordFields) throws(InputFault) -> InputItem {
        do {
            while true {
                if case .skippingLine = state {
                    guard tokenizer.skipLine() || isFinished else { return .needsBytes }
                    state = .top
                }
                guard let token = try tokenizer.next() else { return .needsBytes }
                if let item = take(token, &fields) { return item }
            }
        } catch {
            return try recover(from: error)
        }
    }

    /// Goes on behind a broken line of JSON Lines; anything else that is broken ends the reading.
    private mutating func recover(from fault: JSONFault) throws(InputFault) -> InputItem {
        let isInLine: Bool
        switch (state, outer) {
        case (.top, _), (.object, _), (.field, .object), (.productIDs, .object),
            (.skipping, .object):
            isInLine = !isDocument
        default: isInLine = false
        }
        guard isInLine, fault.kind != .truncated, hasRead else {
            throw InputFault(fault)
        }
        if tokenizer.depth > 0, fault.line > place.line, fault.kind == .unexpected(0x7B) {
            // The line before lacked its end: this one is whole.
            tokenizer.leaveValues()
            state = .top
        } else {
            if tokenizer.depth == 0 { place = RecordPlace(line: fault.line) }
            state = .skippingLine
        }
        return .refused(fault.cause)
    }

    private mutating func take(_ token: JSONToken, _ fields: inout RecordFields) -> InputItem? {
        switch state {
        case .top: top(token, &fields)
        case .object: object(token, &fields)
        case .listValue(let kind): listValue(token, kind)
        case .list(let kind): list(token, kind, &fields)
        case .record(let kind): record(token, kind, &fields)
        case .field(let slot): field(token, slot, &fields)
        case .productIDs: productID(token, &fields)
        case .skipping(let depth): skip(depth)
        case .skippingLine: nil
        }
    }

    private mutating func skip(_ depth: Int) -> InputItem? {
        if tokenizer.depth <= depth { state = outer }
        return nil
    }

    /// Skips the value that follows a name, or that `token` has begun.
    private mutating func skip(to outer: State, depth: Int) {
        self.outer = outer
        state = .skipping(depth: depth)
    }

    private mutating func top(_ token: JSONToken, _ fields: inout RecordFields) -> InputItem? {
        place = RecordPlace(line: tokenizer.line())
        switch token {
        case .end: return .end
        case .beginObject:
            fields.clear()
            unknownNames.removeAll()
            isDocument = false
            state = .object
            return nil
        case .beginArray:
            place.index = -1
            state = .list(nil)
            isDocument = true
            return nil
        default:
            fields.clear()
            hasRead = true
            return .refused("it is no object")
        }
    }

    private mutating func object(_ token: JSONToken, _ fields: inout RecordFields) -> InputItem? {
        switch token {
        case .key(let text):
            if let kind = lists.value(of: tokenizer.bytes(text.range)) {
                isDocument = true
                state = .listValue(kind)
                guard !unknownNames.isEmpty else { return nil }
                defer { unknownNames.removeAll() }
                return unknown(unknownNames)
            }
            let slot = names.value(of: tokenizer.bytes(text.range))
            if let slot, !isDocument {
                outer = .object
                state = .field(slot)
                return nil
            }
            let name = string(text)
            skip(to: .object, depth: tokenizer.depth)
            if isDocument { return unknown([name]) }
            if unknownNames.count < 20 { unknownNames.append(name) }
            return nil
        default:
            state = .top
            hasRead = true
            let isEmpty = fields.isEmpty && unknownNames.isEmpty
            return isDocument || isEmpty ? nil : .record(fields.inferredKind)
        }
    }

    private func unknown(_ names: [String]) -> InputItem {
        let listed = names.map { JSONWriting.quoted($0) }.joined(separator: ", ")
        return .warning(
            names.count == 1
                ? "The list \(listed) is not known and was left out."
                : "The lists \(listed) are not known and were left out."
        )
    }

    private mutating func listValue(_ token: JSONToken, _ kind: RecordKind) -> InputItem? {
        switch token {
        case .beginArray:
            place = RecordPlace(line: place.line, list: kind.listName, index: -1)
            state = .list(kind)
            return nil
        case .null:
            state = .object
            return nil
        case .beginObject: skip(to: .object, depth: tokenizer.depth - 1)
        default: state = .object
        }
        return .warning("\(kind.listName) is no list and was left out.")
    }

    private mutating func list(
        _ token: JSONToken,
        _ kind: RecordKind?,
        _ fields: inout RecordFields
    ) -> InputItem? {
        if token == .endArray {
            state = tokenizer.depth == 0 ? .top : .object
            return nil
        }
        place.line = tokenizer.line()
        place.index = (place.index ?? -1) + 1
        hasRead = true
        fields.clear()
        switch token {
        case .beginObject:
            state = .record(kind)
            return nil
        case .beginArray: skip(to: .list(kind), depth: tokenizer.depth - 1)
        default: break
        }
        return .refused("it is no object")
    }

    private mutating func record(
        _ token: JSONToken,
        _ kind: RecordKind?,
        _ fields: inout RecordFields
    ) -> InputItem? {
        guard case .key(let text) = token else {
            state = .list(kind)
            return .record(kind ?? fields.inferredKind)
        }
        if let slot = names.value(of: tokenizer.bytes(text.range)) {
            outer = state
            state = .field(slot)
        } else {
            skip(to: state, depth: tokenizer.depth)
        }
        return nil
    }

    private mutating func field(
        _ token: JSONToken,
        _ slot: Int,
        _ fields: inout RecordFields
    ) -> InputItem? {
        state = outer
        switch token {
        case .string(let text):
            let bytes = tokenizer.bytes(text.range)
            if text.hasEscapes {
                fields.set(slot, escaped: bytes)
            } else {
                fields.set(slot, .text, bytes)
            }
        case .number(let range): fields.set(slot, .number, tokenizer.bytes(range))
        case .bool(let value):
            fields.set(slot, .bool) { $0.append(contentsOf: (value ? "true" : "false").utf8) }
        case .null: fields.remove(slot)
        case .beginArray where slot == RecordField.productIDs.slot:
            fields.beginList()
            state = .productIDs
        default:
            fields.set(slot, .nested) { _ in }
            skip(to: outer, depth: tokenizer.depth - 1)
        }
        return nil
    }

    private mutating func productID(
        _ token: JSONToken,
        _ fields: inout RecordFields
    ) -> InputItem? {
        switch token {
        case .endArray: state = outer
        case .string(let text): fields.append(toList: string(text))
        case .number(let range):
            fields.append(toList: String(decoding: tokenizer.bytes(range), as: UTF8.self))
        default:
            // Neither a text nor a number: the record says so when its fields are read.
            fields.set(RecordField.productIDs.slot, .bool) { _ in }
            if token == .beginObject || token == .beginArray {
                skip(to: outer, depth: tokenizer.depth - 2)
            }
        }
        return nil
    }

    private func string(_ text: JSONText) -> String {
        var bytes: [UInt8] = []
        JSONStringScanner.unescape(tokenizer.bytes(text.range), into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
