/// How one user of the sample shop shops.
struct SampleHabits {
    /// On which days a user mostly comes.
    enum Week {
        case any
        case workdays
        case weekends
    }

    /// The first and the last day of the user's visits, counted from the shop's first.
    let days: ClosedRange<Int>
    /// Favourite categories, the dearest first.
    let categories: [Int]
    /// 0 looks for the cheaper products of a shelf, 2 for the dearer ones.
    let priceLevel: Int
    let week: Week
    /// The first of the hours in which the user mostly comes.
    let firstHour: Int
    /// How often a visit is meant to end in an order, in percent.
    let intent: Int

    /// The habits of a user; `isRegular` makes it a loyal one.
    init(seed: UInt64, user: Int, isRegular: Bool = false) {
        var random = SampleRandom(seed: seed, purpose: .habits, index: user)
        let last = SampleCampaigns.dayCount - 1
        switch isRegular ? 0 : random.below(100) {
        case ..<40:
            // Loyal: here all year.
            days = random.below(90)...last
            intent = 30 + random.below(25)
        case ..<60:
            // New: first seen a few weeks ago.
            days = last - 10 - random.below(35)...last
            intent = 12 + random.below(20)
        case ..<80:
            // Drifting away: not seen for months.
            let end = 120 + random.below(150)
            days = random.below(60)...end
            intent = 15 + random.below(20)
        default:
            // Occasional: seldom buys.
            days = random.below(150)...last - random.below(40)
            intent = 8 + random.below(20)
        }
        let shelves = SampleCatalogue.categories.count
        categories = (0..<3).map { _ in random.below(shelves) }
        priceLevel = [0, 0, 1, 1, 1, 1, 2, 2][random.below(8)]
        week = [Week.any, .any, .workdays, .weekends, .weekends][random.below(5)]
        firstHour = [6, 7, 11, 12, 17, 18, 19, 20][random.below(8)]
    }

    /// How much of the shop's traffic is the user's: long-tailed, each doubling half as likely.
    static func weight(seed: UInt64, user: Int) -> UInt64 {
        var random = SampleRandom(seed: seed, purpose: .weight, index: user)
        let doublings = min(random.next().trailingZeroBitCount, 7)
        return UInt64(8 + random.below(8)) << UInt64(doublings)
    }

    /// The category of the next product: mostly a favourite one.
    func category(_ random: inout SampleRandom) -> Int {
        switch random.below(100) {
        case ..<50: categories[0]
        case ..<72: categories[1]
        case ..<84: categories[2]
        default: random.below(SampleCatalogue.categories.count)
        }
    }

    /// The second of the day at which a visit begins; it leaves an hour before midnight.
    func start(_ random: inout SampleRandom) -> Int {
        let hour = random.chance(70) ? firstHour + random.below(3) : 6 + random.below(17)
        return hour * 3_600 + random.below(3_600)
    }

    /// Whether a day suits the user.
    func suits(_ weekday: Weekday) -> Bool {
        switch week {
        case .any: true
        case .workdays: !weekday.isWeekend
        case .weekends: weekday.isWeekend
        }
    }
}
