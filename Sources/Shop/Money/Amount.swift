/// An exact amount of money in ten-thousandths of the currency's unit.
package struct Amount: Hashable, Comparable, Sendable {
    /// Ten-thousandths of a unit: 799.99 is 7,999,900.
    package var tenThousandths: Int64

    package init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    package static func < (lhs: Amount, rhs: Amount) -> Bool {
        lhs.tenThousandths < rhs.tenThousandths
    }
}

extension Amount {
    /// Nothing.
    package static let zero = Amount(tenThousandths: 0)
    /// The largest amount that a record may carry: a thousand million units.
    package static let largest = Amount(tenThousandths: 10_000_000_000_000)

    /// Whole units, for example `Amount(units: 20)`.
    package init(units: Int) {
        let product = Int64(units).multipliedReportingOverflow(by: 10_000)
        self.init(
            tenThousandths: product.overflow ? (units < 0 ? .min : .max) : product.partialValue
        )
    }

    /// The sum, kept within what an amount can hold.
    package static func + (lhs: Amount, rhs: Amount) -> Amount {
        let sum = lhs.tenThousandths.addingReportingOverflow(rhs.tenThousandths)
        guard sum.overflow else { return Amount(tenThousandths: sum.partialValue) }
        return Amount(tenThousandths: rhs.tenThousandths < 0 ? .min : .max)
    }

    /// The difference, kept within what an amount can hold.
    package static func - (lhs: Amount, rhs: Amount) -> Amount {
        let difference = lhs.tenThousandths.subtractingReportingOverflow(rhs.tenThousandths)
        guard difference.overflow else { return Amount(tenThousandths: difference.partialValue) }
        return Amount(tenThousandths: rhs.tenThousandths < 0 ? .max : .min)
    }

    /// The amount `count` times, kept within what an amount can hold.
    package static func * (lhs: Amount, count: Int) -> Amount {
        let product = lhs.tenThousandths.multipliedReportingOverflow(by: Int64(count))
        guard product.overflow else { return Amount(tenThousandths: product.partialValue) }
        return Amount(tenThousandths: (lhs.tenThousandths < 0) == (count < 0) ? .max : .min)
    }

    package static func += (lhs: inout Amount, rhs: Amount) {
        lhs = lhs + rhs
    }

    package static func -= (lhs: inout Amount, rhs: Amount) {
        lhs = lhs - rhs
    }

    /// The amount shared among `count`, rounded half up to a ten-thousandth; nil for none.
    package func divided(by count: Int) -> Amount? {
        guard count > 0 else { return nil }
        return Amount(
            tenThousandths: Amount.roundedQuotient(tenThousandths, Int64(count))
        )
    }

    /// The price after a discount, rounded half up to the currency's `fractionDigits` (0…4).
    package func minus(_ discount: Discount, roundedTo fractionDigits: Int) -> Amount {
        let share = Int64(10_000 - min(max(discount.basisPoints, 0), 10_000))
        let step = Amount.step(fractionDigits)
        let product = tenThousandths.multipliedReportingOverflow(by: share)
        guard !product.overflow else { return self }
        return Amount(
            tenThousandths: Amount.roundedQuotient(product.partialValue, 10_000 * step) * step
        )
    }

    /// The amount rounded half up to `fractionDigits` (0…4).
    package func rounded(to fractionDigits: Int) -> Amount {
        let step = Amount.step(fractionDigits)
        let quotient = Amount.roundedQuotient(tenThousandths, step)
        let product = quotient.multipliedReportingOverflow(by: step)
        return product.overflow ? self : Amount(tenThousandths: product.partialValue)
    }

    /// Ten-thousandths in the last of `fractionDigits` places.
    private static func step(_ fractionDigits: Int) -> Int64 {
        switch fractionDigits {
        case ...0: 10_000
        case 1: 1_000
        case 2: 100
        case 3: 10
        default: 1
        }
    }

    /// The quotient rounded to the nearest, halves away from zero.
    private static func roundedQuotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else {
            return quotient
        }
        return dividend < 0 ? quotient - 1 : quotient + 1
    }
}

extension Amount: CustomStringConvertible {
    /// The amount with a point, no grouping, and at least two places: `1234.50`, `0.1234`.
    package var description: String { plain(fractionDigits: 2) }

    /// The amount with a point, no grouping, and `fractionDigits` places, more where it has more.
    package func plain(fractionDigits: Int) -> String {
        let magnitude = tenThousandths.magnitude
        var fraction = Array(Int(magnitude % 10_000).padded(to: 4))
        while fraction.count > max(fractionDigits, 0), fraction.last == "0" {
            fraction.removeLast()
        }
        let sign = tenThousandths < 0 ? "-" : ""
        let whole = String(magnitude / 10_000)
        return sign + whole + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}
