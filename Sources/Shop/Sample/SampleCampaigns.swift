/// The eight campaigns of the sample shop's year.
struct SampleCampaigns {
    /// The campaigns, by their start.
    let campaigns: [Campaign]
    private let offers: [Offer]

    /// A campaign as the sums need it.
    private struct Offer {
        var days: ClosedRange<Day>
        var discount: Discount
        /// Whether it covers a product, by its place.
        var covers: [Bool]
    }

    /// The last day with behaviors: what the shop takes as today.
    static let asOf = Day(daysSinceEpoch: 20_345)
    /// The days with behaviors: a year up to `asOf`.
    static let dayCount = 365
    /// The first day with behaviors.
    static let firstDay = asOf.adding(days: 1 - dayCount)
    /// How many products a campaign names at most.
    private static let listedProducts = 12

    /// The campaigns of a shop with so many products.
    init(productCount: Int) {
        var campaigns: [Campaign] = []
        var offers: [Offer] = []
        for (index, plan) in SampleCampaigns.plans.enumerated() {
            let shelf = plan.category.map { name in
                SampleCatalogue.categories.firstIndex { $0.name == name } ?? 0
            }
            let covered = (0..<productCount).lazy.filter { place in
                shelf == nil || SampleProducts.category(of: place) == shelf
            }
            let listed = shelf == nil ? [] : Array(covered.prefix(SampleCampaigns.listedProducts))
            let start = SampleCampaigns.asOf.adding(days: plan.startsAfter)
            let campaign = Campaign(
                campaignID: "campaign_\(index + 1)",
                title: plan.title,
                startDate: start,
                endDate: start.adding(days: plan.length - 1),
                discount: Discount(basisPoints: plan.percent * 100),
                code: plan.code,
                url: "https://example.com/campaigns/\(plan.path)",
                terms: plan.terms,
                productIDs: listed.map(SampleProducts.productID)
            )
            var covers = [Bool](repeating: listed.isEmpty, count: productCount)
            for place in listed { covers[place] = true }
            campaigns.append(campaign)
            offers.append(
                Offer(
                    days: campaign.startDate...campaign.endDate,
                    discount: campaign.discount,
                    covers: covers
                )
            )
        }
        self.campaigns = campaigns
        self.offers = offers
    }

    /// Whether a campaign runs on a day.
    func isRunning(on day: Day) -> Bool {
        offers.contains { $0.days.contains(day) }
    }

    /// The best discount on a product on a day.
    func discount(on day: Day, product: Int) -> Discount {
        var best = Discount.none
        for offer in offers where offer.days.contains(day) && offer.covers[product] {
            best = max(best, offer.discount)
        }
        return best
    }

    private struct Plan {
        var title: String
        var path: String
        /// Days from the as-of date to the first day.
        var startsAfter: Int
        var length: Int
        var percent: Int
        /// The category that it is for, nil for the whole shop.
        var category: String?
        var code: String?
        var terms: String?
    }

    private static let plans: [Plan] = [
        Plan(
            title: "New Year Sale",
            path: "new-year-sale",
            startsAfter: -255,
            length: 10,
            percent: 20,
            terms: "While stocks last."
        ),
        Plan(
            title: "Cosy Winter Weekend",
            path: "cosy-winter-weekend",
            startsAfter: -219,
            length: 3,
            percent: 15,
            category: "Home",
            code: "COSY15"
        ),
        Plan(
            title: "Spring Garden Days",
            path: "spring-garden-days",
            startsAfter: -171,
            length: 14,
            percent: 10,
            category: "Garden",
            code: "GROW10",
            terms: "One use per customer."
        ),
        Plan(
            title: "Mid-Year Clearance",
            path: "mid-year-clearance",
            startsAfter: -95,
            length: 12,
            percent: 30,
            terms: "Clearance items cannot be returned after 14 days."
        ),
        Plan(
            title: "Summer Trails",
            path: "summer-trails",
            startsAfter: -62,
            length: 21,
            percent: 12,
            category: "Outdoor",
            code: "TRAIL12"
        ),
        Plan(
            title: "Back to Routine",
            path: "back-to-routine",
            startsAfter: -6,
            length: 14,
            percent: 15,
            category: "Coffee and Tea",
            code: "ROUTINE15",
            terms: "Not combined with other offers."
        ),
        Plan(
            title: "Autumn Kitchen Week",
            path: "autumn-kitchen-week",
            startsAfter: 29,
            length: 7,
            percent: 5,
            category: "Kitchen"
        ),
        Plan(
            title: "Winter Lights Sale",
            path: "winter-lights-sale",
            startsAfter: 75,
            length: 8,
            percent: 25,
            code: "LIGHTS25",
            terms: "Gift cards are excluded."
        ),
    ]
}
