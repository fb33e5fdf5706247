import Console
import Copywriting
import Shop
import Studio

/// A small shop made by hand, and as many users as a test wants; it answers what the console asks to read.
struct TestShop: Sendable {
    var userCount = 240
    var products = TestShop.allProducts
    var campaigns = TestShop.allCampaigns
    var modelName: String? = "SmolLM2-135M-Instruct"
    var modelFault: Fault?
    var name = "Corner Kitchen"

    static let typical = TestShop()
    static let empty = TestShop(userCount: 0, products: [], campaigns: [], name: "New shop")

    static let asOf = day("2021-06-30")

    static func day(_ text: String) -> Day { Day(text) ?? .first }

    var overview: Overview {
        let isEmpty = userCount == 0 && products.isEmpty && campaigns.isEmpty
        return Overview(
            shopName: name,
            counts: ShopCounts(
                users: userCount,
                products: products.count,
                campaigns: campaigns.count,
                behaviors: userCount * 12,
                suggestions: 0
            ),
            asOf: isEmpty ? nil : Self.asOf,
            currency: "USD",
            locale: "en-US",
            modelName: modelName,
            modelFault: modelFault,
            workspacePath: "/home/mara/.local/share/marquee/default"
        )
    }

    /// The answer to a request that reads; nil for every other request.
    func answer(to request: Request) -> Event? {
        switch request {
        case .overview: .overview(overview)
        case .users(let query, let range): .users(query, users(query, range))
        case .products(let query, let range): .products(query, page(products, query, range))
        case .campaigns(let query, let range): .campaigns(query, page(campaigns, query, range))
        case .userDetail(let userID): detail(of: userID).map { .userDetail($0) }
        default: nil
        }
    }
}

// MARK: - Users

extension TestShop {
    private static let categories = ["Kitchen", "Coffee & tea", "Garden", "Home"]

    /// The user of an index; later ones were seen longer ago.
    func user(_ index: Int) -> UserSummary {
        let purchases = (index * 7 + 3) % 9
        return UserSummary(
            userID: "user_\(index + 1)",
            behaviorCount: 12 + index % 31,
            purchaseCount: purchases,
            spend: Amount(tenThousandths: Int64(purchases) * 374_900 + Int64(index % 13) * 1_000),
            lastSeen: index % 17 == 16
                ? nil : Timestamp(day: Self.asOf.adding(days: -(index % 400)), hour: 18),
            favouriteCategory: index % 11 == 10 ? nil : Self.categories[index % 4]
        )
    }

    private func users(_ query: ListQuery, _ range: Range<Int>) -> Page<UserSummary> {
        guard query.filter.isEmpty else {
            return page((0..<userCount).map(user), query, range)
        }
        let seen = range.clamped(to: 0..<userCount)
        let rows = seen.map { user(query.descending ? userCount - 1 - $0 : $0) }
        return Page(rows: rows, start: range.lowerBound, total: userCount)
    }

    private func page<Row: ListedRow>(
        _ rows: [Row],
        _ query: ListQuery,
        _ range: Range<Int>
    ) -> Page<Row> {
        var found = rows.filter { query.filter.isEmpty || $0.rowID.contains(query.filter) }
        if query.descending { found.reverse() }
        let seen = range.clamped(to: 0..<found.count)
        return Page(rows: Array(found[seen]), start: range.lowerBound, total: found.count)
    }

    private func detail(of userID: String) -> UserDetail? {
        guard let number = Int(userID.dropFirst(5)), number > 0 else { return nil }
        let user = user(number - 1)
        let kinds: [BehaviorKind] = [.purchase, .cart, .view, .view, .wishlist, .refund, .view]
        guard !products.isEmpty else { return nil }
        let behaviors = kinds.indices.map { place in
            let product = products[(number + place) % products.count]
            let day = Self.asOf.adding(days: -place * place - number % 400)
            return UserDetail.BehaviorLine(
                behavior: Behavior(
                    userID: userID,
                    kind: kinds[place],
                    productID: product.productID,
                    timestamp: Timestamp(day: day, hour: 18),
                    price: kinds[place] == .purchase ? product.price : nil
                ),
                productTitle: place == 4 ? nil : product.title,
                category: product.category
            )
        }
        return UserDetail(user: user, profile: profile(of: user, behaviors), behaviors: behaviors)
    }

    private func profile(
        of user: UserSummary,
        _ lines: [UserDetail.BehaviorLine]
    ) -> Profile {
        Profile(
            userID: user.userID,
            asOf: Self.asOf,
            firstSeen: Timestamp(day: Self.day("2020-11-02"), hour: 9),
            lastSeen: user.lastSeen,
            recencyDays: user.lastSeen.map { Self.asOf.days(since: $0.day) },
            behaviorCounts: [Profile.KindCount(kind: .view, count: 3)],
            purchaseCount: user.purchaseCount,
            orderCount: max(1, user.purchaseCount - 1),
            spend: user.spend,
            averageOrderValue: user.spend.divided(by: max(1, user.purchaseCount - 1)),
            favouriteCategories: [
                Profile.CategoryShare(category: "Kitchen", share: 0.62),
                Profile.CategoryShare(category: "Coffee & tea", share: 0.27),
                Profile.CategoryShare(category: "Garden", share: 0.11),
            ],
            openCart: lines.dropFirst().prefix(1).map(\.behavior.productID),
            medianDaysBetweenPurchases: 21.4,
            weekendShare: 0.4,
            busiestHour: 18
        )
    }
}

// MARK: - Products and campaigns

extension TestShop {
    static let allProducts: [Product] = [
        product(1, "Copper Moka Pot, 6 Cups", "Coffee & tea", 39.5, stock: 14, brand: "Altura"),
        product(2, "Cast Iron Skillet 26 cm", "Kitchen", 54, stock: 7, brand: "Ferro"),
        product(3, "Walnut Chopping Board", "Kitchen", 45.9, stock: 0),
        product(4, "Linen Apron", "Kitchen", 29, stock: 32, brand: "Casa Lino"),
        product(5, "Pour-over Kettle", "Coffee & tea", 64.99, stock: 11, brand: "Altura"),
        product(6, "Herb Planter, set of three", "Garden", 24.5),
        product(7, "Ceramic Mixing Bowl", "Kitchen", 18, stock: 51),
        product(8, "京都 Matcha Set 🍵", "Coffee & tea", 72, stock: 5, brand: "Uji"),
        product(9, "Wool Throw", "Home", 89, stock: 9),
        product(10, "Brass Watering Can", "Garden", 36, stock: 21),
        product(11, "Knife Roll", "Kitchen", 41, stock: 12),
        product(12, "Beeswax Candles", "Home", 16.5, stock: 80),
    ]

    private static func product(
        _ number: Int,
        _ title: String,
        _ category: String,
        _ price: Double,
        stock: Int? = nil,
        brand: String? = nil
    ) -> Product {
        Product(
            productID: "product_\(number)",
            title: title,
            category: category,
            price: Amount(tenThousandths: Int64((price * 10_000).rounded())),
            description: "\(title) for people who cook every day and want things that last.",
            brand: brand,
            url: "https://corner.example/p/\(number)",
            stock: stock
        )
    }

    static let allCampaigns: [Campaign] = [
        Campaign(
            campaignID: "summer_table",
            title: "Summer Table",
            startDate: day("2021-06-21"),
            endDate: day("2021-07-11"),
            discount: Discount(basisPoints: 1_500),
            code: "TABLE15",
            url: "https://corner.example/summer",
            terms: "While stocks last; one code an order."
        ),
        Campaign(
            campaignID: "coffee_week",
            title: "Coffee Week",
            startDate: day("2021-06-28"),
            endDate: day("2021-07-04"),
            discount: Discount(basisPoints: 2_000),
            productIDs: ["product_1", "product_5", "product_8"]
        ),
        Campaign(
            campaignID: "harvest",
            title: "Harvest Days",
            startDate: day("2021-09-10"),
            endDate: day("2021-09-24"),
            discount: Discount(basisPoints: 1_000),
            code: "HARVEST"
        ),
        Campaign(
            campaignID: "spring_cleaning",
            title: "Spring Cleaning",
            startDate: day("2021-03-20"),
            endDate: day("2021-04-05"),
            discount: Discount(basisPoints: 2_500)
        ),
        Campaign(
            campaignID: "new_year",
            title: "New Year Sale",
            startDate: day("2021-01-01"),
            endDate: day("2021-01-07"),
            discount: .none
        ),
    ]
}
