/// What is derived of one user as of a day, without personal data.
package struct Profile: Hashable, Sendable {
    package var userID: String
    package var asOf: Day
    package var firstSeen: Timestamp?
    package var lastSeen: Timestamp?
    /// Whole days from the last behavior to the as-of date.
    package var recencyDays: Int?
    /// Behaviors of each kind, most frequent first.
    package var behaviorCounts: [KindCount]
    package var purchaseCount: Int
    package var orderCount: Int
    package var spend: Amount
    package var averageOrderValue: Amount?
    /// Share of the user's weighted interest by category, largest first; the shares sum to 1.
    package var favouriteCategories: [CategoryShare]
    /// Put into the cart, not bought or removed since; most recent first.
    package var openCart: [String]
    /// Days between purchases, median; nil below two purchases.
    package var medianDaysBetweenPurchases: Double?
    /// Share of behaviors on Saturday and Sunday.
    package var weekendShare: Double?
    /// The three-hour band of the day with most behaviors: its first hour.
    package var busiestHour: Int?

    /// How often one kind of behavior occurred.
    package struct KindCount: Hashable, Sendable {
        package var kind: BehaviorKind
        package var count: Int

        package init(kind: BehaviorKind, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// A category's share of interest.
    package struct CategoryShare: Hashable, Sendable {
        package var category: String
        package var share: Double

        package init(category: String, share: Double) {
            self.category = category
            self.share = share
        }
    }

    package init(
        userID: String,
        asOf: Day,
        firstSeen: Timestamp?,
        lastSeen: Timestamp?,
        recencyDays: Int?,
        behaviorCounts: [KindCount],
        purchaseCount: Int,
        orderCount: Int,
        spend: Amount,
        averageOrderValue: Amount?,
        favouriteCategories: [CategoryShare],
        openCart: [String],
        medianDaysBetweenPurchases: Double?,
        weekendShare: Double?,
        busiestHour: Int?
    ) {
        self.userID = userID
        self.asOf = asOf
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.recencyDays = recencyDays
        self.behaviorCounts = behaviorCounts
        self.purchaseCount = purchaseCount
        self.orderCount = orderCount
        self.spend = spend
        self.averageOrderValue = averageOrderValue
        self.favouriteCategories = favouriteCategories
        self.openCart = openCart
        self.medianDaysBetweenPurchases = medianDaysBetweenPurchases
        self.weekendShare = weekendShare
        self.busiestHour = busiestHour
    }
}
