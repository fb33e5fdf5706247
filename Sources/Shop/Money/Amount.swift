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
