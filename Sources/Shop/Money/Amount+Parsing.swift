/// Why a text is no amount.
package enum AmountFault: Error, Hashable, Sendable {
    /// The text is not a decimal number.
    case malformed
    /// The magnitude is above a thousand million.
    case tooLarge
}

extension Amount {
    /// Reads a decimal number's own text, with fraction and exponent as JSON writes them: `799.99`, `8e2`.
    ///
    /// Places after the fourth are rounded half up.
    package init(decimal text: String) throws(AmountFault) {
        try self.init(decimal: text.utf8.span)
    }

    /// Reads a decimal number's own text as bytes.
    package init(decimal bytes: borrowing Span<UInt8>) throws(AmountFault) {
        var index = 0
        let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
        if isNegative || (bytes.count > 0 && bytes[0] == UInt8(ascii: "+")) { index += 1 }

        // The digits without leading zeros, at most nineteen of them; later ones only shift the point.
        var digits: UInt64 = 0
        var kept = 0
        var point = 0
        var hasPoint = false
        var count = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte &- 48 < 10 {
                count += 1
                if kept > 0 || byte != 48 {
                    if kept < 18 {
                        digits = digits * 10 + UInt64(byte - 48)
                        kept += 1
                        if hasPoint { point -= 1 }
                    } else if !hasPoint {
                        point += 1
                    }
                } else if hasPoint {
                    point -= 1
                }
            } else if byte == UInt8(ascii: "."), !hasPoint, count > 0 {
                hasPoint = true
            } else {
                break
            }
            index += 1
        }
        guard count > 0, bytes[index - 1] != UInt8(ascii: ".") else { throw .malformed }
        if index < bytes.count {
            point += try Amount.exponent(bytes, from: index)
        }
        let scaled = try Amount.scale(digits, by: point + 4)
        guard scaled <= UInt64(Amount.largest.tenThousandths) else { throw .tooLarge }
        self.init(tenThousandths: isNegative ? -Int64(scaled) : Int64(scaled))
    }

    /// The exponent `e±NNN` that fills `bytes` from `start` on, kept within ±10,000.
    private static func exponent(
        _ bytes: borrowing Span<UInt8>,
        from start: Int
    ) throws(AmountFault) -> Int {
        guard bytes[start] | 0x20 == UInt8(ascii: "e") else { throw .malformed }
        var index = start + 1
        guard index < bytes.count else { throw .malformed }
        let isNegative = bytes[index] == UInt8(ascii: "-")
        if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
        guard index < bytes.count else { throw .malformed }
        var value = 0
        while index < bytes.count {
            guard bytes[index] &- 48 < 10 else { throw .malformed }
            value = min(value * 10 + Int(bytes[index] - 48), 10_000)
            index += 1
        }
        return isNegative ? -value : value
    }

    /// `digits` × 10^`power`, rounded half up.
    private static func scale(_ digits: UInt64, by power: Int) throws(AmountFault) -> UInt64 {
        guard digits > 0 else { return 0 }
        var value = digits
        if power >= 0 {
            guard power <= 18 else { throw .tooLarge }
            for _ in 0..<power {
                let product = value.multipliedReportingOverflow(by: 10)
                guard !product.overflow else { throw .tooLarge }
                value = product.partialValue
            }
            return value
        }
        guard power >= -19 else { return 0 }
        for _ in 0..<(-power - 1) { value /= 10 }
        return value / 10 + (value % 10 >= 5 ? 1 : 0)
    }
}
