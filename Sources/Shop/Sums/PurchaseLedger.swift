/// Purchases in the order of time, with what refunds took back.
///
/// A refund with an order id takes back purchases of that product in that order, one without takes back the
/// latest purchases of the product. It subtracts what it states as its price, else what was paid. A refund
/// that finds no purchase subtracts what it states, else the product's price at its time.
package struct PurchaseLedger: Hashable, Sendable {
    /// One purchase.
    package struct Line: Hashable, Sendable {
        package var productID: String
        package var orderID: String?
        package var timestamp: Timestamp
        /// Nil where neither the behavior nor the product carries a price.
        package var unitPrice: Amount?
        package var quantity: Int
        package var refundedQuantity: Int
    }

    /// Purchases, oldest first.
    package private(set) var lines: [Line] = []
    /// Paid prices times quantities, less refunds.
    package private(set) var spend = Amount.zero

    package init() {}

    /// Adds a behavior, in the order of time; other kinds than purchase and refund change nothing.
    ///
    /// `price` is the product's price at the behavior's time, nil when unknown.
    package mutating func add(_ behavior: Behavior, price: () -> Amount?) {
        let quantity = max(behavior.quantity ?? 1, 0)
        switch behavior.kind {
        case .purchase:
            let unitPrice = behavior.price ?? price()
            lines.append(
                Line(
                    productID: behavior.productID,
                    orderID: behavior.orderID,
                    timestamp: behavior.timestamp,
                    unitPrice: unitPrice,
                    quantity: quantity,
                    refundedQuantity: 0
                )
            )
            spend += (unitPrice ?? .zero) * quantity
        case .refund:
            refund(behavior, quantity: quantity, price: price)
        default:
            break
        }
    }

    private mutating func refund(_ behavior: Behavior, quantity: Int, price: () -> Amount?) {
        var rest = quantity
        for index in lines.indices.reversed() where rest > 0 {
            let line = lines[index]
            let open = line.quantity - line.refundedQuantity
            guard line.productID == behavior.productID, open > 0,
                behavior.orderID == nil || behavior.orderID == line.orderID
            else { continue }
            let taken = min(open, rest)
            lines[index].refundedQuantity += taken
            spend -= (behavior.price ?? line.unitPrice ?? .zero) * taken
            rest -= taken
        }
        if rest == quantity, rest > 0 {
            spend -= (behavior.price ?? price() ?? .zero) * rest
        }
    }

    /// The moments of the orders that were not taken back as a whole, oldest first.
    ///
    /// Purchases of one order id are one order; without an id, those of one moment are.
    package var orders: [Timestamp] {
        var moments: [Order: (first: Timestamp, open: Int)] = [:]
        for line in lines {
            let open = line.quantity - line.refundedQuantity
            moments[Order(line), default: (line.timestamp, 0)].open += open
        }
        return moments.values.filter { $0.open > 0 }.map(\.first).sorted()
    }

    /// Purchases less those of orders that were taken back as a whole.
    package var purchaseCount: Int {
        var open: [Order: Int] = [:]
        for line in lines { open[Order(line), default: 0] += line.quantity - line.refundedQuantity }
        return lines.count { open[Order($0), default: 0] > 0 }
    }

    private enum Order: Hashable {
        case named(String)
        case moment(Timestamp)

        init(_ line: Line) {
            self = line.orderID.map { .named($0) } ?? .moment(line.timestamp)
        }
    }
}
