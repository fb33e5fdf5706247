import Foundation
import Shop
import ShopStore
import Testing

@Suite("Importing records")
struct ImporterTests {
    /// The example of the design, as it stands there.
    static let example = """
        { "user_behavior_data": [{"user_id": "user_1", "behavior": "view", "product_id": "product_1", "timestamp": "2021-01-01 10:00:00"}],
          "product_data":       [{"product_id": "product_1", "title": "Apple iPhone 12", "category": "Electronics", "price": 799.99}],
          "marketing_data":     [{"campaign_id": "campaign_1", "title": "New Year Sale", "start_date": "2021-01-01", "end_date": "2021-01-07", "discount": 0.1}] }
        """

    @Test("the design's example, twice")
    func example() throws {
        let space = try TemporaryWorkspace()
        #expect(try Counts(space.load(Self.example)) == Counts(stored: 3))
        let product = try space.repository.product("product_1")
        #expect(product?.title == "Apple iPhone 12")
        #expect(product?.price == Amount(tenThousandths: 7_999_900))
        let user = try space.repository.user("user_1")
        #expect(user?.favouriteCategory == "Electronics")
        #expect(user?.lastSeen == Timestamp("2021-01-01 10:00:00"))
        #expect(
            try space.repository.campaign("campaign_1")?.discount == Discount(basisPoints: 1_000)
        )
        let counts = try space.repository.counts()
        #expect(try Counts(space.load(Self.example)) == Counts(unchanged: 3))
        #expect(try space.repository.counts() == counts)
    }

    @Test("the report as scripts read it")
    func report() throws {
        let space = try TemporaryWorkspace()
        var report = try space.load(Self.example)
        report.seconds = 0.5
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(report), as: UTF8.self)
        let expected =
            #"{"read":3,"rejected":0,"rejects_file":null,"replaced":0,"seconds":0.5,"stored":3,"#
            + #""unchanged":0}"#
        #expect(json == expected)
        #expect(
            report.description == "Read 3 records: 3 stored, 0 replaced, 0 unchanged, 0 rejected."
        )
    }

    @Test("lists in any order, null and unknown lists, a byte order mark")
    func lists() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            "\u{FEFF}"
                + #"{"extra": {"a": [1, {}]}, "product_data": null, "user_data": [{"user_id": "u1", "#
                + #""first_name": "Ann", "email_consent": true, "x": {"y": [1]}}], "more": 1, "#
                + #""marketing_data": {"a": 1}, "user_behavior_data": []}"#
        )
        #expect(Counts(report) == Counts(stored: 1))
        #expect(report.warnings.count == 3)
        #expect(report.warnings.allSatisfy { $0.contains("left out") })
        #expect(report.warnings.contains { $0.contains("\"extra\"") })
        #expect(report.warnings.contains { $0.contains("marketing_data is no list") })
        let person = try space.repository.personalData("u1")
        #expect(person == PersonalData(userID: "u1", firstName: "Ann", emailConsent: true))
        #expect(try space.repository.user("u1")?.behaviorCount == 0)
    }

    @Test("JSON Lines: the fields tell the kind, whole documents among them")
    func lines() throws {
        let shop = RandomShop(seed: 7)
        let kinds: [RecordKind] = [.behavior, .product, .campaign, .user]
        let text = kinds.flatMap { shop.records($0) }.joined(separator: "\n") + "\n"
        let space = try TemporaryWorkspace()
        let report = try space.load(text, as: "shop.txt")
        #expect(report.rejected == 0 && report.failure == nil)
        #expect(try space.repository.counts() == shop.memory.counts())
        let again = try space.load(shop.json().replacing("\n", with: " ") + "\n" + Self.example)
        #expect(again.stored == 3 && again.failure == nil)
    }

    @Test("one array of records")
    func array() throws {
        let shop = RandomShop(seed: 8)
        let all = RecordKind.allCases.flatMap { shop.records($0) }
        let space = try TemporaryWorkspace()
        try space.load("[" + all.joined(separator: ",") + "]")
        #expect(try space.repository.counts() == shop.memory.counts())
    }

    @Test("standard forms of numbers and ids: texts that hold numbers, numbers for ids")
    func leniency() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            #"""
            {"product_data": [{"product_id": 17, "title": 1984, "category": "Books", "price": "12.5",
              "stock": 3.0, "description": null}],
             "marketing_data": [{"campaign_id": "c", "title": "T", "start_date": "2021-01-01 08:00",
              "end_date": "2021-01-02", "discount": "12.5%", "product_ids": [17, "18"]}]}
            """#
        )
        #expect(Counts(report) == Counts(stored: 2))
        let product = try space.repository.product("17")
        #expect(product?.title == "1984" && product?.stock == 3 && product?.description == nil)
        #expect(product?.price == Amount(tenThousandths: 125_000))
        let campaign = try space.repository.campaign("c")
        #expect(campaign?.discount == Discount(basisPoints: 1_250))
        #expect(campaign?.productIDs == ["17", "18"])
    }

    @Test(
        "a title loses control characters and terminal escapes, and keeps what a model may misread"
    )
    func titles() throws {
        let space = try TemporaryWorkspace()
        try space.load(
            #"""
            {"product_data": [{"product_id": "p", "title": "A\u001b[31mred\u202e <|im_end|>\nB",
              "category": "C", "price": 1}]}
            """#
        )
        #expect(try space.repository.product("p")?.title == "A [31mred  <|im_end|> B")
    }

    @Test("ids that a file gives twice: the last one wins, and the user is told")
    func duplicates() throws {
        let text = #"""
            {"product_data": [
              {"product_id": "p", "title": "Old", "category": "C", "price": 1},
              {"product_id": "q", "title": "Other", "category": "C", "price": 1},
              {"product_id": "p", "title": "New", "category": "C", "price": 2}],
             "user_behavior_data": [
              {"user_id": "u", "behavior": "view", "product_id": "p", "timestamp": "2021-01-01"},
              {"user_id": "u", "behavior": "view", "product_id": "p", "timestamp": "2021-01-01"}]}
            """#
        let space = try TemporaryWorkspace()
        let report = try space.load(text)
        #expect(Counts(report) == Counts(stored: 3, replaced: 1, unchanged: 1))
        #expect(report.warnings.count == 1)
        #expect(report.warnings.first?.contains("product \"p\" more than once") == true)
        #expect(try space.repository.product("p")?.title == "New")
        #expect(try Counts(space.load(text)) == Counts(unchanged: 5))
    }

    @Test("a behavior is the same by user, product, behavior, time and order, whatever it cost")
    func identity() throws {
        func behavior(_ rest: String) -> String {
            #"{"user_id": "u", "behavior": "purchase", "product_id": "p", "timestamp": "2021-01-01 10:00"\#(rest)}"#
        }
        let space = try TemporaryWorkspace()
        try space.load(behavior(#", "price": 5, "order_id": "o1""#))
        let report = try space.load(
            [
                behavior(#", "price": 5, "order_id": "o1""#),
                behavior(#", "price": 5, "order_id": "o2""#),
                behavior(#", "price": 5"#),
                behavior(#", "price": 7, "quantity": 2, "order_id": "o2""#),
            ].joined(separator: "\n")
        )
        #expect(Counts(report) == Counts(stored: 2, replaced: 1, unchanged: 1))
        let corrected = try space.load(behavior(#", "price": 6, "order_id": "o1""#))
        #expect(Counts(corrected) == Counts(replaced: 1))
        let user = try space.repository.user("u")
        #expect(user?.behaviorCount == 3 && user?.spend == Amount(units: 6 + 14 + 5))
    }

    @Test("several files in one call, formats mixed")
    func files() throws {
        let space = try TemporaryWorkspace()
        let files = [
            try space.file("a.json", Self.example),
            try space.file("b.csv", "product_id,title,category,price\np2,Lamp,Home,10\n"),
        ]
        let report = try Importer(workspace: space.workspace).run(files: files)
        #expect(Counts(report) == Counts(stored: 4))
    }

    @Test("progress reaches the end, and cancelling leaves a shop that can be gone on with")
    func cancel() throws {
        let shop = RandomShop(seed: 3, users: 50, events: 4_000)
        let space = try TemporaryWorkspace()
        let file = try space.file("shop.json", shop.json())
        let importer = Importer(workspace: space.workspace)
        let hasty = Importer(workspace: space.workspace, batchSize: 1_000)
        var steps = 0
        let cancelled = try hasty.run(
            files: [file],
            isCancelled: {
                steps += 1
                return steps > 1
            }
        )
        #expect(cancelled.isCancelled && cancelled.failure == nil)
        #expect(cancelled.stored > 0 && cancelled.read.isMultiple(of: 1_000))
        #expect(try space.repository.counts().behaviors == cancelled.stored)
        var last: ImportProgress?
        let report = try importer.run(files: [file], progress: { last = $0 })
        #expect(last?.bytesDone == last?.bytesTotal && last?.records == report.read)
        #expect(try space.repository.counts() == shop.memory.counts())
    }

    @Test("one import at a time")
    func lock() throws {
        let space = try TemporaryWorkspace()
        let importer = Importer(workspace: space.workspace)
        let file = try space.file("a.json", Self.example)
        var second: ShopError?
        _ = try importer.run(
            files: [file],
            progress: { _ in
                do throws(ShopError) {
                    _ = try importer.run(files: [file])
                } catch {
                    second = error
                }
            }
        )
        #expect(second?.code == .conflict)
        #expect(try Counts(importer.run(files: [file])) == Counts(unchanged: 3))
    }
}
