/// A user as a row of a list: what their behaviors add up to, without personal data.
package struct UserSummary: Hashable, Sendable {
    package var userID: String
    package var behaviorCount: Int
    /// Purchases less refunds of whole orders, counted in behaviors of kind purchase.
    package var purchaseCount: Int
    /// Paid prices (or the product's price) times quantity, less refunds.
    package var spend: Amount
    package var lastSeen: Timestamp?
    /// The category with most behaviors; ties go to the more recent one.
    package var favouriteCategory: String?

    package init(
        userID: String,
        behaviorCount: Int,
        purchaseCount: Int,
        spend: Amount,
        lastSeen: Timestamp?,
        favouriteCategory: String?
    ) {
        self.userID = userID
        self.behaviorCount = behaviorCount
        self.purchaseCount = purchaseCount
        self.spend = spend
        self.lastSeen = lastSeen
        self.favouriteCategory = favouriteCategory
    }
}
