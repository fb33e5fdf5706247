extension BehaviorKind {
    /// The kinds that have a meaning of their own, in the order of a funnel.
    package static let known: [BehaviorKind] = [
        .view, .wishlist, .cart, .removeFromCart, .purchase, .refund,
    ]

    /// The kind as a person reads it: `remove from cart`.
    package var label: String {
        String(rawValue.map { $0 == "_" ? " " : $0 })
    }
}
