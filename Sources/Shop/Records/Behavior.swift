/// One thing a user did with a product.
package struct Behavior: Hashable, Sendable {
    package var userID: String
    package var kind: BehaviorKind
    package var productID: String
    package var timestamp: Timestamp
    /// The price paid for each, where the record carries it.
    package var price: Amount?
    package var quantity: Int?
    package var orderID: String?

    package init(
        userID: String,
        kind: BehaviorKind,
        productID: String,
        timestamp: Timestamp,
        price: Amount? = nil,
        quantity: Int? = nil,
        orderID: String? = nil
    ) {
        self.userID = userID
        self.kind = kind
        self.productID = productID
        self.timestamp = timestamp
        self.price = price
        self.quantity = quantity
        self.orderID = orderID
    }
}

/// What a user did; kinds beyond the known ones are kept under their own name.
package struct BehaviorKind: Hashable, Sendable, RawRepresentable {
    package var rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package static let view = BehaviorKind(rawValue: "view")
    package static let cart = BehaviorKind(rawValue: "cart")
    package static let removeFromCart = BehaviorKind(rawValue: "remove_from_cart")
    package static let wishlist = BehaviorKind(rawValue: "wishlist")
    package static let purchase = BehaviorKind(rawValue: "purchase")
    package static let refund = BehaviorKind(rawValue: "refund")
}
