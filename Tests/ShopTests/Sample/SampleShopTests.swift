import Shop
import Testing

@Suite("The sample shop")
struct SampleShopTests {
    /// FNV-1a, so that the expected bytes are one number.
    private func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    @Test("The same numbers give the same bytes, on every machine and in pieces of any size")
    func deterministic() throws {
        let shop = try SampleShop(users: 20, products: 200, events: 1_000, seed: 7)
        let bytes = ReadShop.bytes(of: shop)
        #expect(hash(bytes) == 9_933_741_047_027_289_155)
        var pieces: [UInt8] = []
        shop.write(pieceBytes: 100) { pieces.append(contentsOf: $0) }
        #expect(pieces == bytes)
        let other = try SampleShop(users: 20, products: 200, events: 1_000, seed: 8)
        #expect(ReadShop.bytes(of: other) != bytes)
    }

    @Test(
        "There are exactly as many records as asked for, all of them valid and different",
        arguments: [
            (0, 0, 0), (1, 1, 1), (1, 1, 3_000), (3, 2, 7), (50, 7, 0), (0, 12, 0), (500, 160, 100),
            (40, 1_000, 5_000),
        ]
    )
    func counts(users: Int, products: Int, events: Int) throws {
        let sample = try SampleShop(users: users, products: products, events: events, seed: 3)
        let shop = try ReadShop(sample)
        #expect(shop.people.count == users && Set(shop.people.map(\.userID)).count == users)
        #expect(shop.products.count == products)
        #expect(Set(shop.products.map(\.title)).count == products)
        #expect(Set(shop.products.compactMap(\.url)).count == products)
        #expect(shop.behaviors.count == events)
        #expect(Set(shop.behaviors.map(BehaviorIdentity.init)).count == events)
        #expect(shop.campaigns.count == 8)
        let known = Set(shop.products.map(\.productID))
        #expect(shop.behaviors.allSatisfy { known.contains($0.productID) })
        #expect(shop.campaigns.allSatisfy { $0.productIDs.allSatisfy(known.contains) })
        for campaign in shop.campaigns { try campaign.validate() }
        if events > 0 {
            #expect(shop.behaviors.map(\.timestamp).max()?.day.description == "2025-09-14")
        }
    }

    @Test(
        "Sizes that no shop can have are refused",
        arguments: [
            (-1, 1, 1), (1, -1, 0), (1, 1, -1), (0, 1, 1), (1, 0, 1), (1, 1, 200_001), (.max, 1, 1),
        ]
    )
    func refused(users: Int, products: Int, events: Int) {
        #expect(throws: ShopError.self) {
            try SampleShop(users: users, products: products, events: events, seed: 1)
        }
    }

    @Test("At least 150 titles over ten categories, at sensible prices")
    func catalogue() throws {
        let shop = try ReadShop(try SampleShop(events: 0))
        #expect(shop.products.count == SampleShop.defaultProducts)
        #expect(Set(shop.products.map(\.title)).count >= 150)
        #expect(Set(shop.products.map(\.category)).count == 10)
        for product in shop.products {
            #expect(product.price >= Amount(units: 5) && product.price <= Amount(units: 250))
            let cost = try #require(product.cost)
            #expect(cost < product.price && cost > .zero)
            #expect(try #require(product.stock) >= 0)
            #expect(try #require(product.description).hasSuffix("."))
            #expect(product.url?.hasPrefix("https://example.com/products/") == true)
            let cents = product.price.tenThousandths / 100 % 100
            #expect([0, 50, 95, 99].contains(cents), "\(product.title)")
            let brand = try #require(product.brand)
            #expect(product.title.hasPrefix(brand))
        }
    }

    @Test("Versions of an article keep its brand and stay near its price")
    func versions() throws {
        let shop = try ReadShop(try SampleShop(users: 0, products: 2_000, events: 0))
        for (place, product) in shop.products.enumerated().dropFirst(160) {
            let article = shop.products[place % 160]
            #expect(product.title.hasPrefix(article.title + ", "))
            #expect(product.brand == article.brand && product.category == article.category)
            #expect(product.price <= article.price * 3)
            #expect(product.price * 2 >= article.price)
        }
    }

    @Test("Nothing is bought unseen, put back unheld, or refunded unbought; what is paid fits")
    func funnels() throws {
        let shop = try ReadShop(try SampleShop(seed: 5))
        let products = Dictionary(uniqueKeysWithValues: shop.products.map { ($0.productID, $0) })
        let kinds = Dictionary(grouping: shop.behaviors, by: \.kind).mapValues(\.count)
        for kind in BehaviorKind.known { #expect(kinds[kind, default: 0] > 20, "\(kind.rawValue)") }
        #expect(kinds[.view, default: 0] > kinds[.cart, default: 0])
        #expect(kinds[.cart, default: 0] > kinds[.purchase, default: 0])
        #expect(kinds[.purchase, default: 0] > kinds[.refund, default: 0] * 10)
        var discounted = 0
        for (_, history) in Dictionary(grouping: shop.behaviors, by: \.userID) {
            var seen: Set<String> = []
            var carted: Set<String> = []
            var bought: Set<String> = []
            var last: Timestamp?
            for behavior in history {
                #expect(last.map { $0 <= behavior.timestamp } ?? true)
                last = behavior.timestamp
                let product = try #require(products[behavior.productID])
                let line = "\(behavior.orderID ?? "") \(behavior.productID)"
                switch behavior.kind {
                case .view: seen.insert(product.productID)
                case .wishlist: #expect(seen.contains(product.productID))
                case .cart:
                    #expect(seen.contains(product.productID))
                    carted.insert(product.productID)
                case .removeFromCart: #expect(carted.contains(product.productID))
                case .purchase:
                    #expect(carted.contains(product.productID))
                    #expect(bought.insert(line).inserted)
                    let discount = bestDiscount(on: behavior, shop.campaigns)
                    #expect(behavior.price == product.price.minus(discount, roundedTo: 2))
                    if discount > .none { discounted += 1 }
                case .refund: #expect(bought.contains(line))
                default: Issue.record("unknown kind \(behavior.kind.rawValue)")
                }
            }
        }
        #expect(discounted > 20)
    }

    private func bestDiscount(on behavior: Behavior, _ campaigns: [Campaign]) -> Discount {
        campaigns.filter {
            $0.phase(asOf: behavior.timestamp.day) == .running
                && ($0.productIDs.isEmpty || $0.productIDs.contains(behavior.productID))
        }.map(\.discount).max() ?? .none
    }

    @Test("As of its newest day, one campaign runs, some have ended, some are to come")
    func campaigns() throws {
        let shop = try ReadShop(try SampleShop())
        let asOf = try #require(shop.behaviors.map(\.timestamp).max()?.day)
        let phases = shop.campaigns.map { $0.phase(asOf: asOf) }
        #expect(phases.count { $0 == .running } == 1)
        #expect(phases.count { $0 == .ended } >= 3)
        #expect(phases.count { $0 == .upcoming } >= 2)
        for campaign in shop.campaigns {
            #expect((500...3_000).contains(campaign.discount.basisPoints))
        }
        #expect(shop.campaigns.contains { $0.code != nil && !$0.productIDs.isEmpty })
        #expect(shop.campaigns.contains { $0.productIDs.isEmpty })
    }

    @Test("Activity is long-tailed; there are new, loyal and lost users, on all days of the week")
    func users() throws {
        let shop = try ReadShop(try SampleShop())
        let asOf = try #require(shop.behaviors.map(\.timestamp).max()?.day)
        let histories = Dictionary(grouping: shop.behaviors, by: \.userID)
        let counts = histories.values.map(\.count).sorted(by: >)
        let busiest = counts.prefix(counts.count / 10).reduce(0, +)
        #expect(busiest * 10 > shop.behaviors.count * 3)
        let spans = histories.values.map { history in
            let days = history.map(\.timestamp.day)
            return (
                first: asOf.days(since: days.min() ?? asOf),
                last: asOf.days(since: days.max() ?? asOf)
            )
        }
        #expect(spans.count { $0.first <= 45 } > 50)
        #expect(spans.count { $0.last >= 90 } > 50)
        #expect(spans.count { $0.first >= 200 && $0.last <= 45 } > 50)
        let weekdays = Set(shop.behaviors.map(\.timestamp.day.weekday))
        #expect(weekdays.count == 7)
        // A user has favourites: the first category holds far more than a tenth.
        let category = Dictionary(
            uniqueKeysWithValues: shop.products.map { ($0.productID, $0.category) }
        )
        let large = histories.values.filter { $0.count >= 40 }
        let focused = large.count { history in
            let shares = Dictionary(grouping: history) { category[$0.productID] ?? "" }
            return (shares.values.map(\.count).max() ?? 0) * 3 > history.count
        }
        #expect(focused * 4 > large.count * 3)
    }

    @Test("Nobody can have the addresses and numbers")
    func people() throws {
        let shop = try ReadShop(try SampleShop(users: 3_000, events: 0))
        for person in shop.people {
            let email = try #require(person.email)
            let parts = email.split(separator: "@")
            #expect(parts.count == 2 && email.utf8.allSatisfy { $0 < 0x80 }, "\(email)")
            #expect(["example.com", "example.net", "example.org"].contains(parts.last ?? ""))
            if let phone = person.phone {
                let isFictional =
                    phone.hasPrefix("+1") && phone.dropFirst(5).hasPrefix("55501")
                    || phone.hasPrefix("+447700900") || phone.hasPrefix("+493023125")
                    || phone.hasPrefix("+33639980") || phone.hasPrefix("+6125550")
                #expect(isFictional, "\(phone)")
            } else {
                #expect(person.smsConsent == false)
            }
        }
        #expect(Set(shop.people.compactMap(\.country)).count == 6)
        #expect(shop.people.contains { $0.firstName == nil })
        #expect(shop.people.contains { $0.emailConsent == false })
    }
}
