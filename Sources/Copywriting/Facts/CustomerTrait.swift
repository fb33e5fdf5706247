import Shop

/// What the whole of a customer's behaviors says, beyond single products.
enum CustomerTrait: String {
    case new = "new here"
    case away = "has not been here for a while"

    /// First seen at most this many days ago, and nothing bought yet.
    private static let newDays = 30
    /// Last seen at least this many days ago.
    private static let awayDays = 60

    /// The trait of a profile; nil for a customer who comes and buys as usual.
    init?(_ profile: Profile) {
        if let recency = profile.recencyDays, recency >= Self.awayDays {
            self = .away
        } else if profile.purchaseCount == 0, let first = profile.firstSeen,
            profile.asOf.days(since: first.day) <= Self.newDays
        {
            self = .new
        } else {
            return nil
        }
    }
}
