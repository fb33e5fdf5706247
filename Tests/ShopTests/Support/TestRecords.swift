import Shop
import Testing

/// A behavior on one product, written in one line.
func behavior(
    _ kind: BehaviorKind,
    _ product: String,
    _ time: String,
    user: String = "u",
    price: String? = nil,
    quantity: Int? = nil,
    order: String? = nil
) throws -> Behavior {
    Behavior(
        userID: user,
        kind: kind,
        productID: product,
        timestamp: try #require(Timestamp(time)),
        price: try price.map { try Amount(decimal: $0) },
        quantity: quantity,
        orderID: order
    )
}

/// A product of a price in a category.
func product(_ id: String, _ title: String, _ category: String, _ price: Int) -> Product {
    Product(productID: id, title: title, category: category, price: Amount(units: price))
}

/// A campaign over some days.
func campaign(_ id: String, _ title: String, _ start: String, _ end: String) throws -> Campaign {
    Campaign(
        campaignID: id,
        title: title,
        startDate: try #require(Day(start)),
        endDate: try #require(Day(end)),
        discount: Discount(basisPoints: 1_000)
    )
}
