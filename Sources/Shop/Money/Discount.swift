/// A discount as an exact share of the price, in basis points.
package struct Discount: Hashable, Comparable, Sendable {
    /// Hundredths of a percent: 10 % is 1,000; always 0…10,000.
    package var basisPoints: Int

    package init(basisPoints: Int) {
        self.basisPoints = basisPoints
    }

    package static func < (lhs: Discount, rhs: Discount) -> Bool {
        lhs.basisPoints < rhs.basisPoints
    }
}

/// Why a number is no discount.
package enum DiscountFault: Error, Hashable, Sendable {
    /// The text is not a decimal number.
    case malformed
    case negative
    /// Above 1; `suggestion` is the share that was probably meant (`10` → `0.1`), if any.
    case aboveOne(suggestion: String?)
}

extension Discount {
    /// No discount.
    package static let none = Discount(basisPoints: 0)

    /// Reads a share of the price from a decimal number's own text: `0.1` is 10 %.
    package init(share text: String) throws(DiscountFault) {
        try self.init(share: text.utf8.span)
    }

    /// Reads a share of the price from a decimal number's own text as bytes.
    package init(share bytes: borrowing Span<UInt8>) throws(DiscountFault) {
        let share: Amount
        do {
            share = try Amount(decimal: bytes)
        } catch {
            throw error == .malformed ? .malformed : .aboveOne(suggestion: nil)
        }
        guard share.tenThousandths >= 0 else { throw .negative }
        guard share.tenThousandths <= 10_000 else {
            let meant = share.divided(by: 100)
            let isPercent = share.tenThousandths <= 1_000_000
            throw .aboveOne(suggestion: isPercent ? meant?.plain(fractionDigits: 0) : nil)
        }
        self.init(basisPoints: Int(share.tenThousandths))
    }

    /// Reads what a person types: `10%`, `10 %`, `12.5%` or the share `0.1`.
    package init(typed text: String) throws(DiscountFault) {
        var digits = text[...]
        while digits.first?.isWhitespace == true { digits.removeFirst() }
        while digits.last?.isWhitespace == true { digits.removeLast() }
        guard digits.last == "%" else {
            try self.init(share: String(digits))
            return
        }
        digits.removeLast()
        while digits.last?.isWhitespace == true { digits.removeLast() }
        guard let percent = try? Amount(decimal: String(digits)) else { throw .malformed }
        guard percent.tenThousandths >= 0 else { throw .negative }
        guard percent.tenThousandths <= 1_000_000 else { throw .aboveOne(suggestion: nil) }
        self.init(basisPoints: Int(percent.tenThousandths / 100))
    }

    /// The percentage without trailing zeros, a point and no sign: `10`, `12.5`, `0.25`.
    package var percentText: String {
        Amount(tenThousandths: Int64(basisPoints) * 100).plain(fractionDigits: 0)
    }

    /// The share of the price as the input writes it: `0.1`, `0.125`, `0`.
    package var shareText: String {
        Amount(tenThousandths: Int64(basisPoints)).plain(fractionDigits: 0)
    }
}
