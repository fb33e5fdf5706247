/// Reads records out of CSV (RFC 4180): a row of column names, then a record a row.
///
/// Columns are parted by commas, semicolons or tabs, whichever the first row has most of. With semicolons numbers
/// may have a decimal comma. The columns tell the kind of record.
package struct CSVRecordReader: RecordReader, ~Copyable {
    /// One cell of the row that was read last.
    private struct Cell {
        var range: Range<Int>
        /// Whether quotes stand doubled in it.
        var hasDoubledQuotes = false
    }

    private var window: [UInt8] = []
    private var start = 0
    private var isFinished = false
    private var hasBegun = false
    private var line = 1
    private var separator = UInt8(ascii: ",")
    private var cells: [Cell] = []
    /// The field's slot by column, nil where its name is not known; empty before the first row.
    private var columns: [Int?] = []
    /// The kind that the columns tell, nil where each row must.
    private var kind: RecordKind?
    package private(set) var place = RecordPlace(line: 1)

    private static let longestRow = 1 << 22

    package init() {}

    package mutating func append<Failure: Error>(
        upTo count: Int,
        fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        window.removeSubrange(..<start)
        start = 0
        let old = window.count
        window.append(contentsOf: repeatElement(0, count: count))
        var filled = 0
        defer { window.removeLast(count - min(max(filled, 0), count)) }
        let result: Result<Int, Failure> = window.withUnsafeMutableBytes { bytes in
            let room = UnsafeMutableRawBufferPointer(rebasing: bytes[old...])
            return Result { () throws(Failure) in try fill(room) }
        }
        filled = try result.get()
    }

    package mutating func finish() {
        isFinished = true
    }

    package mutating func next(_ fields: inout RecordFields) throws(InputFault) -> InputItem {
        if !hasBegun {
            guard window.count >= 3 || isFinished else { return .needsBytes }
            if window.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
            hasBegun = true
        }
        while true {
            if columns.isEmpty, !isFinished, !window[start...].contains(UInt8(ascii: "\n")) {
                return .needsBytes
            }
            if columns.isEmpty { findSeparator() }
            guard start < window.count else { return isFinished ? .end : .needsBytes }
            let first = line
            guard try cutRow() else { return .needsBytes }
            place = RecordPlace(line: first)
            if cells.count == 1, cells[0].range.isEmpty { continue }
            if columns.isEmpty {
                if let warning = try readNames() { return warning }
                continue
            }
            return read(&fields)
        }
    }

    /// Takes for separator what the first row has most of.
    private mutating func findSeparator() {
        var counts: [UInt8: Int] = [:]
        for byte in window[start...] {
            if byte == UInt8(ascii: "\n") { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        for candidate in candidates
        where counts[candidate, default: 0] > counts[separator, default: 0] {
            separator = candidate
        }
    }

    /// Cuts the row at `start` into cells and passes it; false when its end has not arrived.
    private mutating func cutRow() throws(InputFault) -> Bool {
        cells.removeAll(keepingCapacity: true)
        var index = start
        var lines = 0
        while true {
            var cell = Cell(range: index..<index)
            if index < window.count, window[index] == UInt8(ascii: "\"") {
                index += 1
                let first = index
                while true {
                    guard index < window.count else { return try wait(first, isQuoted: true) }
                    let byte = window[index]
                    if byte == UInt8(ascii: "\"") {
                        guard index + 1 < window.count || isFinished else {
                            return try wait(first, isQuoted: false)
                        }
                        let isDoubled =
                            index + 1 < window.count && window[index + 1] == UInt8(ascii: "\"")
                        guard isDoubled else { break }
                        cell.hasDoubledQuotes = true
                        index += 1
                    } else if byte == UInt8(ascii: "\n") {
                        lines += 1
                    }
                    index += 1
                }
                cell.range = first..<index
                index += 1
            }
            // What stands behind a closing quote belongs to no cell and is passed.
            let isQuoted = cell.range.lowerBound != index
            let first = index
            while index < window.count, window[index] != separator,
                window[index] != UInt8(ascii: "\n")
            {
                index += 1
            }
            guard index < window.count || isFinished else {
                return try wait(first, isQuoted: false)
            }
            let isRowEnd = index == window.count || window[index] == UInt8(ascii: "\n")
            if !isQuoted {
                let hasReturn = isRowEnd && index > first && window[index - 1] == UInt8(ascii: "\r")
                cell.range = first..<(hasReturn ? index - 1 : index)
            }
            cells.append(cell)
            index += 1
            if isRowEnd {
                line += lines + 1
                start = min(index, window.count)
                return true
            }
        }
    }

    /// What to do where the bytes end within a row: wait for more, or say that none come.
    private func wait(_ first: Int, isQuoted: Bool) throws(InputFault) -> Bool {
        let isTooLong = window.count - start > Self.longestRow
        guard isTooLong || (isQuoted && isFinished) else { return false }
        throw InputFault(
            cause: isQuoted
                ? "A quote that opens in this row is never closed." : "A row is too long.",
            line: line,
            column: first - start
        )
    }

    private func bytes(_ cell: Cell) -> ArraySlice<UInt8> { window[cell.range] }

    /// Understands the row of names; a warning where some are not known.
    private mutating func readNames() throws(InputFault) -> InputItem? {
        let table = RecordField.slotsByName
        var unknown: [String] = []
        var present = RecordFields()
        for cell in cells {
            let name = String(decoding: bytes(cell), as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let slot = Array(name.lowercased().utf8).withUnsafeBytes { table.value(of: $0) }
            columns.append(slot)
            if let slot {
                present.set(slot, .text) { _ in }
            } else {
                unknown.append(JSONWriting.quoted(String(name.prefix(60))))
            }
        }
        guard !present.isEmpty else {
            throw InputFault(
                cause: "The first row names no column that Marquee knows.",
                line: place.line,
                column: 1
            )
        }
        let isMixed =
            present.has(RecordField.campaignID.slot)
            && (present.has(RecordField.userID.slot) || present.has(RecordField.behavior.slot))
        kind = isMixed ? nil : present.inferredKind
        guard !unknown.isEmpty else { return nil }
        let listed = unknown.prefix(20).joined(separator: ", ")
        return .warning(
            unknown.count == 1
                ? "The column \(listed) is not known and was left out."
                : "The columns \(listed) are not known and were left out."
        )
    }

    private mutating func read(_ fields: inout RecordFields) -> InputItem {
        fields.clear()
        fields.allowsDecimalComma = separator == UInt8(ascii: ";")
        guard cells.count <= columns.count else {
            return .refused("the row has \(cells.count) cells, the first row \(columns.count)")
        }
        for (cell, slot) in zip(cells, columns) {
            guard let slot, !cell.range.isEmpty else { continue }
            let isValid = window.withUnsafeBytes { window in
                let bytes = UnsafeRawBufferPointer(rebasing: window[cell.range])
                guard UTF8Validation.isValid(bytes) else { return false }
                if cell.hasDoubledQuotes {
                    fields.set(slot, .text) { Self.append(bytes, to: &$0) }
                } else {
                    fields.set(slot, .text, bytes)
                }
                return true
            }
            guard isValid else { return .refused("the row is not UTF-8") }
        }
        return .record(kind ?? fields.inferredKind)
    }

    /// Appends a cell with its doubled quotes made single.
    private static func append(_ cell: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        var isSecond = false
        for byte in cell {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if byte != UInt8(ascii: "\"") || isSecond { text.append(byte) }
        }
    }
}
