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
