/// One thing that a user of the sample shop did.
struct SampleBehavior {
    var user: Int
    var kind: BehaviorKind.Step
    var product: Int
    var timestamp: Timestamp
    /// What was paid or paid back, where something was.
    var sale: Sale?

    struct Sale {
        var price: Amount
        var quantity: Int
        /// The place among the user's orders, from 1.
        var order: Int
    }
}

extension BehaviorKind {
    /// The known kinds, in the order of `known`.
    enum Step: Int, CaseIterable {
        case view
        case wishlist
        case cart
        case removeFromCart
        case purchase
        case refund
    }
}

/// The visits of one user of the sample shop, from the first to the last.
///
/// A visit is a walk of views in which products are put on the wish list or into the cart, taken out again,
/// and bought at its end. Nothing is bought that was not viewed before.
struct SampleVisits {
    private let user: Int
    private let isRegular: Bool
    private let habits: SampleHabits
    private let shelves: SampleShelves
    private let campaigns: SampleCampaigns
    private var random: SampleRandom
    private var orderCount = 0
    /// What the user bought last, until it is taken back.
    private var lastSale: (product: Int, sale: SampleBehavior.Sale)?
    private var cart: [Int] = []

    /// The visits of a user; `isRegular` makes it one who comes until the shop's very last day.
    init(
        user: Int,
        seed: UInt64,
        isRegular: Bool,
        shelves: SampleShelves,
        campaigns: SampleCampaigns
    ) {
        self.user = user
        self.isRegular = isRegular
        self.shelves = shelves
        self.campaigns = campaigns
        habits = SampleHabits(seed: seed, user: user, isRegular: isRegular)
        random = SampleRandom(seed: seed, purpose: .visits, index: user)
    }

    /// The mean count of behaviors of a visit.
    private static let meanLength = 6

    /// Walks through all visits; `body` receives exactly `count` behaviors, in the order of time.
    mutating func walk<Failure: Error>(
        count: Int,
        _ body: (SampleBehavior) throws(Failure) -> Void
    ) throws(Failure) {
        let visits = max(1, count / SampleVisits.meanLength)
        var done = 0
        for visit in 0..<visits {
            // Ends are drawn around even ones, so that visits differ in length and the sum is exact.
            let even = (visit + 1) * count / visits
            let end = visit == visits - 1 ? count : even - random.below(SampleVisits.meanLength)
            let length = max(end, done) - done
            guard length > 0 else { continue }
            let isLast = visit == visits - 1
            let (start, room) = time(of: visit, among: visits, isLast: isLast)
            try self.visit(length: length, start: start, room: room, body)
            done += length
        }
    }

    /// When a visit begins and how many seconds it may take; no visit runs into the next.
    private mutating func time(
        of visit: Int,
        among visits: Int,
        isLast: Bool
    ) -> (start: Timestamp, room: Int) {
        let first = SampleCampaigns.firstDay
        // A user with more visits than days comes all year round.
        let days = visits > habits.days.count ? 0...SampleCampaigns.dayCount - 1 : habits.days
        if visits <= days.count {
            let slot = visit * days.count / visits..<(visit + 1) * days.count / visits
            var day = slot.lowerBound + random.below(slot.count)
            for _ in 0..<3 where !habits.suits(first.adding(days: days.lowerBound + day).weekday) {
                day = slot.lowerBound + random.below(slot.count)
            }
            if isRegular, isLast { day = slot.upperBound - 1 }
            let date = first.adding(days: days.lowerBound + day)
            let midnight = Timestamp(day: date).secondsSinceEpoch
            let start = midnight + Int64(habits.start(&random))
            return (Timestamp(secondsSinceEpoch: start), 3_000)
        }
        let total = days.count * Int(Timestamp.secondsPerDay)
        let slot = visit * total / visits..<(visit + 1) * total / visits
        let start = Timestamp(day: first).secondsSinceEpoch + Int64(slot.lowerBound)
        return (Timestamp(secondsSinceEpoch: start), min(slot.count - 1, 3_000))
    }

    /// One visit of exactly `length` behaviors.
    private mutating func visit<Failure: Error>(
        length: Int,
        start: Timestamp,
        room: Int,
        _ body: (SampleBehavior) throws(Failure) -> Void
    ) throws(Failure) {
        let day = start.day
        let step = max(1, min(150, room / length))
        var time = start.secondsSinceEpoch
        var left = length
        if let (product, sale) = lastSale, random.chance(4) {
            try body(behavior(.refund, product, at: time, sale))
            left -= 1
            lastSale = nil
        }
        let intent = campaigns.isRunning(on: day) ? habits.intent * 3 / 2 : habits.intent
        let buys = random.chance(intent)
        cart.removeAll(keepingCapacity: true)
        var viewed: Int?
        // A visit that ends in an order keeps a behavior for each product in the cart.
        while left > (buys ? cart.count : 0) {
            time += Int64(1 + random.below(step))
            let free = left - (buys ? cart.count : 0)
            if let product = viewed, free >= (buys ? 2 : 1), random.chance(buys ? 60 : 18) {
                viewed = nil
                if !cart.contains(product) {
                    try body(behavior(.cart, product, at: time))
                    cart.append(product)
                    left -= 1
                    continue
                }
            }
            if let product = viewed, random.chance(7) {
                try body(behavior(.wishlist, product, at: time))
                viewed = nil
            } else if let product = cart.last, random.chance(8) {
                try body(behavior(.removeFromCart, product, at: time))
                cart.removeLast()
                viewed = nil
            } else {
                let product = nextView()
                try body(behavior(.view, product, at: time))
                viewed = product
            }
            left -= 1
        }
        guard buys, !cart.isEmpty else { return }
        // The products of an order are bought in one moment.
        time += 1
        orderCount += 1
        for product in cart {
            let sale = sale(of: product, on: day)
            try body(behavior(.purchase, product, at: time, sale))
            lastSale = (product, sale)
        }
    }

    private func behavior(
        _ kind: BehaviorKind.Step,
        _ product: Int,
        at seconds: Int64,
        _ sale: SampleBehavior.Sale? = nil
    ) -> SampleBehavior {
        SampleBehavior(
            user: user,
            kind: kind,
            product: product,
            timestamp: Timestamp(secondsSinceEpoch: seconds),
            sale: sale
        )
    }

    private mutating func nextView() -> Int {
        if let last = lastSale?.product, SampleShelves.isConsumable(last), random.chance(20) {
            return last
        }
        return shelves.choice(habits, &random)
    }

    private mutating func sale(of product: Int, on day: Day) -> SampleBehavior.Sale {
        let price = Amount(cents: shelves.cents[product])
        let discount = campaigns.discount(on: day, product: product)
        let isMany = random.chance(SampleShelves.isConsumable(product) ? 35 : 6)
        return SampleBehavior.Sale(
            price: price.minus(discount, roundedTo: 2),
            quantity: isMany ? 2 + random.below(2) : 1,
            order: orderCount
        )
    }
}
