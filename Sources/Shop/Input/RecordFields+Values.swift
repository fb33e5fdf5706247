/// Single fields, understood.
extension RecordFields {
    /// A field as a message names it, with its value made harmless and short.
    func named(_ field: RecordField) -> String {
        let value = TextSanitizer.clean(string(field.slot))
        return "\(field.name) \"\(value.count > 60 ? value.prefix(60) + "…" : value)\""
    }

    /// Whether the field holds a value: an empty text is none.
    func holds(_ field: RecordField) -> Bool {
        has(field) && !(shape(field.slot) == .text && range(field.slot).isEmpty)
    }

    private func scalar(_ field: RecordField) throws(RecordFault) {
        switch shape(field.slot) {
        case .text, .number: break
        case .bool, .nested: throw RecordFault("\(field.name) is not a text")
        }
    }

    /// The range of an id's bytes: not empty, not too long, no control characters.
    func id(_ field: RecordField) throws(RecordFault) -> Range<Int> {
        guard holds(field) else { throw RecordFault("\(field.name) is missing") }
        try scalar(field)
        let place = range(field.slot)
        guard place.count <= RecordLimits.idBytes else {
            throw RecordFault("\(field.name) is longer than \(RecordLimits.idBytes) bytes")
        }
        let isPlain = withText { text in
            var isPlain = text[place.lowerBound] != 0x20
            for byte in text[place] where byte < 0x20 || byte >= 0x7F { isPlain = false }
            return isPlain
        }
        if isPlain { return place }
        let id = string(field.slot)
        guard !TextSanitizer.needsCleaning(id) else {
            throw RecordFault("\(field.name) holds control characters")
        }
        guard id.contains(where: { !$0.isWhitespace }) else {
            throw RecordFault("\(field.name) is blank")
        }
        return place
    }

    /// A text with control characters taken out; nil where there is none.
    func text(
        _ field: RecordField,
        limit: Int = RecordLimits.titleBytes
    ) throws(RecordFault) -> String? {
        guard holds(field) else { return nil }
        try scalar(field)
        guard range(field.slot).count <= limit else {
            throw RecordFault("\(field.name) is longer than \(limit) bytes")
        }
        let text = TextSanitizer.clean(string(field.slot))
        return text.contains { !$0.isWhitespace } ? text : nil
    }

    /// A text that must be there.
    func required(_ field: RecordField) throws(RecordFault) -> String {
        guard let text = try text(field) else {
            throw RecordFault("\(field.name) is missing")
        }
        return text
    }

    /// An amount that is not negative; nil where there is none.
    func amount(_ field: RecordField) throws(RecordFault) -> Amount? {
        guard holds(field) else { return nil }
        let isNumeric = shape(field.slot) == .text || shape(field.slot) == .number
        let amount: Amount
        do throws(AmountFault) {
            guard isNumeric else { throw AmountFault.malformed }
            amount = try decimal(field)
        } catch {
            throw error == .malformed
                ? RecordFault("\(isNumeric ? named(field) : field.name) is not a number")
                : RecordFault("\(named(field)) is above a thousand million")
        }
        guard amount >= .zero else { throw RecordFault("\(named(field)) is negative") }
        return amount
    }

    private func decimal(_ field: RecordField) throws(AmountFault) -> Amount {
        if allowsDecimalComma {
            let text = string(field.slot)
            if text.contains(",") {
                let digits = text.filter { $0 != "." }.map { $0 == "," ? "." : $0 }
                return try Amount(decimal: String(digits))
            }
        }
        return try with(field.slot) { (bytes) throws(AmountFault) in try Amount(decimal: bytes) }
    }

    /// A whole number within `range`; nil where there is none.
    func whole(
        _ field: RecordField,
        _ range: ClosedRange<Int>
    ) throws(RecordFault) -> Int? {
        guard holds(field) else { return nil }
        let isNumeric = shape(field.slot) == .text || shape(field.slot) == .number
        guard isNumeric, let amount = try? decimal(field),
            amount.tenThousandths.isMultiple(of: 10_000)
        else {
            throw RecordFault(
                "\(isNumeric ? named(field) : field.name) is not a whole number"
            )
        }
        let value = Int(amount.tenThousandths / 10_000)
        guard range.contains(value) else {
            throw RecordFault(
                "\(named(field)) is not within \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return value
    }

    /// Yes or no; nil where there is neither.
    func bool(_ field: RecordField) throws(RecordFault) -> Bool? {
        guard holds(field) else { return nil }
        switch string(field.slot).lowercased() {
        case "true", "yes", "y", "1": return true
        case "false", "no", "n", "0": return false
        default: throw RecordFault("\(named(field)) is neither true nor false")
        }
    }

    /// A moment that must be there.
    func moment(_ field: RecordField) throws(RecordFault) -> Timestamp {
        guard holds(field) else { throw RecordFault("\(field.name) is missing") }
        let moment: Timestamp? =
            shape(field.slot) == .text ? with(field.slot) { Timestamp(ascii: $0) } : nil
        guard let moment else {
            throw RecordFault(
                "\(named(field)) is no date and time of \(Day.years.lowerBound) to "
                    + "\(Day.years.upperBound) such as 2021-01-31 10:00:00"
            )
        }
        return moment
    }

    /// A day that must be there; a time of day behind it is left off.
    func day(_ field: RecordField) throws(RecordFault) -> Day {
        guard holds(field) else { throw RecordFault("\(field.name) is missing") }
        let moment: Timestamp? =
            shape(field.slot) == .text ? with(field.slot) { Timestamp(ascii: $0) } : nil
        guard let moment else {
            throw RecordFault(
                "\(named(field)) is no date of \(Day.years.lowerBound) to "
                    + "\(Day.years.upperBound) such as 2021-01-31"
            )
        }
        return moment.day
    }

    /// A discount as a share of the price, or as a percentage with its sign.
    func share(_ field: RecordField) throws(RecordFault) -> Discount {
        guard holds(field) else { throw RecordFault("\(field.name) is missing") }
        var text = shape(field.slot) == .bool ? "" : string(field.slot)
        if allowsDecimalComma { text = String(text.map { $0 == "," ? "." : $0 }) }
        do throws(DiscountFault) {
            return try Discount(typed: text)
        } catch {
            switch error {
            case .malformed: throw RecordFault("\(named(field)) is not a number")
            case .negative: throw RecordFault("\(named(field)) is negative")
            case .aboveOne(let meant?):
                throw RecordFault(
                    "\(named(field)) is above 1, the whole price (write \(text) % as \(meant))"
                )
            case .aboveOne(nil):
                throw RecordFault("\(named(field)) is above 1, the whole price")
            }
        }
    }

    /// Ids in a list, or in one text parted by spaces, commas, semicolons or bars.
    func ids(_ field: RecordField) throws(RecordFault) -> [String] {
        guard holds(field) else { return [] }
        let ids: [String]
        switch shape(field.slot) {
        case .nested: ids = list
        case .text, .number:
            ids = string(field.slot).split { " ,;|\t".contains($0) }.map(String.init)
        case .bool: throw RecordFault("\(field.name) is not a list of ids")
        }
        for id in ids {
            guard !id.isEmpty, id.utf8.count <= RecordLimits.idBytes,
                !TextSanitizer.needsCleaning(id)
            else { throw RecordFault("\(field.name) holds an id that is empty or not an id") }
        }
        return ids
    }
}
