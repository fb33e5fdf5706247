import Shop
import Testing

@Suite("The shop in memory")
struct MemoryShopRepositoryTests {
    private func shop() throws -> MemoryShopRepository {
        MemoryShopRepository(
            products: [
                product("p2", "Tent", "Outdoor", 100), product("p1", "Kettle", "Kitchen", 40),
                product("p3", "Café mug", "Kitchen", 10),
            ],
            campaigns: [try campaign("c1", "Sale", "2025-01-01", "2025-01-31")],
            behaviors: [
                try behavior(.view, "p1", "2025-01-01", user: "u1"),
                try behavior(.view, "p1", "2025-01-01", user: "u1"),
                try behavior(.purchase, "p2", "2025-01-05", user: "u2"),
                try behavior(.view, "p3", "2025-01-03", user: "u3"),
            ],
            people: [PersonalData(userID: "u4", firstName: "Ann")]
        )
    }

    @Test("Equal behaviors count once, people without behaviors are users")
    func counts() throws {
        let counts = try shop().counts()
        #expect(
            counts
                == ShopCounts(users: 4, products: 3, campaigns: 1, behaviors: 3, suggestions: 0)
        )
        #expect(try shop().newestBehaviorDay()?.description == "2025-01-05")
        #expect(try shop().personalData("u4")?.firstName == "Ann")
        #expect(try shop().personalData("u1") == nil)
    }

    @Test("Lists are filtered, ordered and cut into pages")
    func lists() throws {
        let shop = try shop()
        let all = 0..<100
        func users(_ query: ListQuery, _ range: Range<Int> = 0..<100) throws -> String {
            try shop.users(query, range: range).rows.map(\.userID).joined(separator: " ")
        }
        #expect(try users(ListQuery()) == "u2 u3 u1 u4")
        #expect(try users(ListQuery(sort: .id, descending: true)) == "u4 u3 u2 u1")
        #expect(try users(ListQuery(filter: "kitchen")) == "u3 u1")
        #expect(try users(ListQuery(sort: .spend, descending: true)).hasPrefix("u2"))
        let titles = try shop.products(ListQuery(), range: all).rows.map(\.title)
        #expect(titles == ["Café mug", "Kettle", "Tent"])
        #expect(try shop.products(ListQuery(filter: "cafe"), range: all).total == 1)
        let prices = try shop.products(ListQuery(sort: .price), range: all).rows.map(\.price)
        #expect(prices == prices.sorted())
        let page = try shop.users(ListQuery(), range: 1..<3)
        #expect(page.start == 1 && page.total == 4 && page.rows.count == 2)
        #expect(try shop.users(ListQuery(), range: 50..<60).rows.isEmpty)
    }

    @Test("A user's behaviors come newest first")
    func behaviors() throws {
        let shop = MemoryShopRepository(behaviors: [
            try behavior(.view, "a", "2025-01-01"), try behavior(.view, "b", "2025-01-03"),
            try behavior(.view, "c", "2025-01-02"),
        ])
        #expect(try shop.behaviors(ofUser: "u", limit: 2).map(\.productID) == ["b", "c"])
        #expect(try shop.behaviors(ofUser: "u", limit: -1).isEmpty)
        #expect(try shop.behaviors(ofUser: "nobody", limit: 9).isEmpty)
    }

    @Test("The as-of day: the given one, else the setting, else the newest behavior's")
    func asOf() throws {
        let shop = try shop()
        let given = try #require(Day("2030-01-01"))
        let set = try #require(Day("2026-02-02"))
        #expect(try shop.asOfDate()?.description == "2025-01-05")
        try shop.save(WorkspaceSettings(asOfDate: set))
        #expect(try shop.asOfDate() == set)
        #expect(try shop.asOfDate(override: given) == given)
        #expect(try MemoryShopRepository().asOfDate() == nil)
    }

    @Test("What cannot stand is refused")
    func validation() throws {
        let shop = try shop()
        func code(_ body: () throws -> Void) -> ShopError.Code? {
            do {
                try body()
                return nil
            } catch { return (error as? ShopError)?.code }
        }
        #expect(
            code { try shop.save(try campaign("c", "C", "2025-02-01", "2025-01-01")) } == .invalid
        )
        #expect(
            code { try shop.save(try campaign("", "C", "2025-01-01", "2025-01-01")) } == .invalid
        )
        #expect(
            code { try shop.save(try campaign("c", "  ", "2025-01-01", "2025-01-01")) } == .invalid
        )
        #expect(
            code { try shop.save(try campaign("c", "a\u{1B}[2J", "2025-01-01", "2025-01-01")) }
                == .invalid
        )
        #expect(code { try shop.save(WorkspaceSettings(currency: "dollars")) } == .invalid)
        #expect(code { try shop.save(WorkspaceSettings(locale: "")) } == .invalid)
        #expect(try shop.counts().campaigns == 1)
        try shop.save(try campaign("c", "C", "2025-01-01", "2025-01-01"))
        #expect(try shop.campaign("c")?.title == "C")
    }

    private func row(_ id: String, revision: Int = 1, state: String = "drafted") -> SuggestionRow {
        SuggestionRow(
            id: id,
            revision: revision,
            state: state,
            channel: id == "s1" ? "sms" : "push",
            campaignID: "c1",
            userID: nil,
            text: "Text of \(id)",
            document: "{}"
        )
    }

    @Test("Suggestions are found by state, channel and text, the newest first")
    func suggestions() throws {
        let shop = try shop()
        for id in ["s1", "s2", "s3"] { try shop.insert(row(id)) }
        #expect(throws: ShopError.self) { try shop.insert(row("s1")) }
        func found(
            _ query: ListQuery = ListQuery(),
            state: String? = nil,
            channel: String? = nil
        ) throws -> [String] {
            try shop.suggestions(query, state: state, channel: channel, range: 0..<9).rows.map(\.id)
        }
        #expect(try found() == ["s3", "s2", "s1"])
        #expect(try found(channel: "sms") == ["s1"])
        #expect(try found(state: "accepted").isEmpty)
        #expect(try found(ListQuery(filter: "OF s2")) == ["s2"])
    }

    @Test("Of two writers the second is told, and the journal keeps what happened")
    func conflicts() throws {
        let shop = try shop()
        try shop.insert(row("s1"))
        func update(_ action: String, from revision: Int, undoes: Int? = nil) throws {
            try shop.update(
                row("s1", revision: revision + 1, state: "accepted"),
                expectedRevision: revision,
                journal: JournalRow(
                    suggestionID: "s1",
                    action: action,
                    before: "{}",
                    after: "{}",
                    undoes: undoes
                )
            )
        }
        try update("accept", from: 1)
        do {
            try update("reject", from: 1)
            Issue.record("the second writer was let through")
        } catch {
            #expect((error as? ShopError)?.code == .conflict)
        }
        #expect(try shop.suggestion("s1")?.revision == 2)
        #expect(try shop.latestJournal(limit: 9).map(\.action) == ["accept"])
        try update("undo", from: 2, undoes: 1)
        #expect(try shop.journal(ofSuggestion: "s1").map(\.action) == ["accept", "undo"])
        #expect(try shop.journal(ofSuggestion: "s1").map(\.sequence) == [1, 2])
        #expect(try shop.latestJournal(limit: 9).isEmpty)
    }
}
