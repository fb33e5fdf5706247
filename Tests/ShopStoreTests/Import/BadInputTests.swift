import Foundation
import Shop
import ShopStore
import Testing

@Suite("Bad input")
struct BadInputTests {
    private static let base: [RecordKind: [String: String]] = [
        .behavior: [
            "user_id": #""u""#, "behavior": #""view""#, "product_id": #""p""#,
            "timestamp": #""2021-01-01 10:00:00""#,
        ],
        .product: [
            "product_id": #""p""#, "title": #""Lamp""#, "category": #""Home""#, "price": "1",
        ],
        .campaign: [
            "campaign_id": #""c""#, "title": #""Sale""#, "start_date": #""2021-01-01""#,
            "end_date": #""2021-01-07""#, "discount": "0.1",
        ],
        .user: ["user_id": #""u""#],
    ]

    private static let long = "\"" + String(repeating: "x", count: 1_001) + "\""

    @Test(
        "a field that is missing, wrong or absurd refuses its record, with the reason",
        arguments: [
            (RecordKind.behavior, "user_id", nil, "user_id is missing"),
            (.behavior, "user_id", #""""#, "user_id is missing"),
            (.behavior, "user_id", #""  ""#, "user_id is blank"),
            (.behavior, "user_id", Self.long, "user_id is longer than 200 bytes"),
            (.behavior, "user_id", #""a\u001b[0m""#, "user_id holds control characters"),
            (.behavior, "user_id", "{}", "user_id is not a text"),
            (.behavior, "product_id", "null", "product_id is missing"),
            (.behavior, "behavior", "true", "behavior is not a text"),
            (.behavior, "timestamp", nil, "timestamp is missing"),
            (
                .behavior, "timestamp", #""2021-02-30 10:00""#,
                "timestamp \"2021-02-30 10:00\" is no"
            ),
            (.behavior, "timestamp", #""0001-01-01""#, "1970 to 2200"),
            (.behavior, "timestamp", "1609459200", "is no date and time"),
            (.behavior, "price", "-1", "price \"-1\" is negative"),
            (.behavior, "quantity", "0", "quantity \"0\" is not within 1"),
            (.behavior, "quantity", "1.5", "is not a whole number"),
            (.behavior, "quantity", "1e30", "is not a whole number"),
            (.product, "title", #"" \n ""#, "title is missing"),
            (.product, "title", Self.long, "title is longer than 1000 bytes"),
            (.product, "title", "[1]", "title is not a text"),
            (.product, "category", nil, "category is missing"),
            (.product, "price", nil, "price is missing"),
            (.product, "price", "1e300", "above a thousand million"),
            (.product, "price", "-0.01", "is negative"),
            (.product, "price", #""$5""#, "is not a number"),
            (.product, "price", "false", "price is not a number"),
            (.product, "stock", #""many""#, "is not a whole number"),
            (.campaign, "discount", "10", "write 10 % as 0.1"),
            (.campaign, "discount", "-0.1", "is negative"),
            (.campaign, "discount", nil, "discount is missing"),
            (.campaign, "end_date", #""2020-12-31""#, "is before start_date"),
            (.campaign, "start_date", #""soon""#, "is no date"),
            (.campaign, "product_ids", "[{}]", "product_ids is not a list"),
            (.campaign, "product_ids", "[[1, [2]], 3]", "product_ids is not a list"),
            (.user, "email_consent", #""perhaps""#, "is neither true nor false"),
        ] as [(RecordKind, String, String?, String)]
    )
    func refused(kind: RecordKind, field: String, value: String?, reason: String) throws {
        var fields = try #require(Self.base[kind])
        func record() -> String {
            "{"
                + fields.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(
                    separator: ","
                )
                + "}"
        }
        let good = record()
        fields[field] = value
        let space = try TemporaryWorkspace()
        let report = try space.load("{\"\(kind.listName)\": [\n\(record()),\n\(good)\n]}")
        #expect(Counts(report) == Counts(stored: 1, rejected: 1))
        #expect(report.failure == nil)
        let reject = try #require(try space.rejects(report).first)
        let why = try #require(reject["reason"] as? String)
        #expect(why.contains(reason), "\(why)")
        #expect(reject["line"] as? Int == 2)
        #expect(reject["list"] as? String == kind.listName)
        #expect(reject["index"] as? Int == 0)
        #expect(reject["record"] is [String: Any])
        #expect(report.firstRejects.first?.contains("line 2") == true)
    }

    @Test("refused records are kept without what a terminal would obey")
    func harmless() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            #"{"product_data": [{"product_id": "p\u001b]0;x\u0007", "title": "\u009b31m", "price": 1}, 5]}"#
        )
        #expect(report.rejected == 2)
        let file = try #require(report.rejectsFile)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(bytes.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x0A })
        #expect(!report.description.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
    }

    @Test("JSON that breaks: what stands before is kept, and the place is said")
    func broken() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            """
            {"product_data": [{"product_id": "p", "title": "Lamp", "category": "C", "price": 1},
              {"product_id": "q", "title": "Half" "category": "C", "price": 1}]}
            """
        )
        #expect(Counts(report) == Counts(stored: 1))
        #expect(report.failure?.code == .unreadable)
        #expect(report.failure?.subject.hasSuffix("line 2, column 39") == true)
        #expect(report.description.contains("ended early"))
        #expect(try space.repository.product("p") != nil)
    }

    @Test("an input cut anywhere gives a failure and no record that is not whole")
    func halves() throws {
        let whole = Array(ImporterTests.example.utf8)
        for count in stride(from: 1, to: whole.count - 1, by: 13) {
            let space = try TemporaryWorkspace()
            let file = try space.file("half.json", bytes: Array(whole[..<count]))
            let report = try Importer(workspace: space.workspace).run(files: [file])
            #expect(report.failure?.code == .unreadable, "\(count)")
            #expect(report.stored <= 3 && report.rejected == 0)
        }
    }

    @Test("a broken line costs that line only")
    func brokenLine() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            """
            {"product_id": "p", "title": "Lamp", "category": "C", "price": 1}
            {"product_id": "q", "title": "Lamp", "category": "C", "price" 1}
            {"product_id": "r", "title": "Lamp", "category": "C",
            {"product_id": "s", "title": "Lamp", "category": "C", "price": 1}
            "text"
            {"name": "unknown"}
            {"product_id": "t", "title": "Lamp", "category": "C", "price": 1}
            """,
            as: "shop.jsonl"
        )
        #expect(Counts(report) == Counts(stored: 3, rejected: 4))
        let lines = try space.rejects(report).compactMap { $0["line"] as? Int }
        #expect(lines == [2, 3, 5, 6])
        #expect(report.failure == nil)
    }

    @Test(
        "what is no text in UTF-8 is said to be so",
        arguments: [
            ([0x1F, 0x8B, 8, 0], "gzip"), ([0x50, 0x4B, 3, 4, 20], "spreadsheet"),
            ([0xFF, 0xFE, 0x7B, 0], "UTF-16"), ([0x7B, 0, 0, 0], "no text"),
            (Array(#"{"product_data": [{"title": ""#.utf8) + [0xFF, 0x22], "not UTF-8"),
            (Array("<html><body>".utf8), "names no column"),
        ] as [([UInt8], String)]
    )
    func foreign(bytes: [UInt8], cause: String) throws {
        let space = try TemporaryWorkspace()
        let file = try space.file("input.json", bytes: bytes)
        let report = try Importer(workspace: space.workspace).run(files: [file])
        #expect(
            report.failure?.cause.contains(cause) == true,
            "\(String(describing: report.failure))"
        )
        #expect(report.read == 0)
    }

    @Test(
        "an empty file, an empty document and an empty list are no fault",
        arguments: ["", "{}", "[]", " \n", #"{"product_data": []}"#]
    )
    func empty(text: String) throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(text)
        #expect(report.read == 0 && report.failure == nil)
        #expect(report.warnings.contains { $0.contains("holds no records") })
    }

    @Test("nesting without end, and a text without end, are refused")
    func endless() throws {
        let space = try TemporaryWorkspace()
        let deep = #"{"x": "# + String(repeating: "[", count: 100_000)
        #expect(try space.load(deep).failure != nil)
        let long = #"{"product_data": [{"title": ""# + String(repeating: "y", count: 5_000_000)
        #expect(try space.load(long).failure != nil)
    }

    @Test("a file that is not there, or a folder, stops the import before it begins")
    func missing() throws {
        let space = try TemporaryWorkspace()
        let good = try space.file("good.json", ImporterTests.example)
        for path in [space.path + "/none.json", space.path] {
            let error = #expect(throws: ShopError.self) {
                try Importer(workspace: space.workspace).run(files: [good, path])
            }
            #expect(error?.code == .unreadable)
        }
        #expect(try space.repository.counts().products == 0)
    }

    @Test(
        "random damage never ends the program, and importing the whole file afterwards makes all well",
        arguments: 0..<40
    )
    func damage(seed: Int) throws {
        var random = SplitMix64(state: UInt64(seed))
        let shop = RandomShop(seed: UInt64(seed), events: 40)
        var bytes = Array(shop.json().utf8)
        for _ in 0..<3 {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                in: 0...255,
                using: &random
            )
        }
        let space = try TemporaryWorkspace()
        let file = try space.file("bad.json", bytes: bytes)
        let report = try Importer(workspace: space.workspace).run(files: [file])
        #expect(try space.rejects(report).count == report.rejected)
        try space.load(shop.json())
        for product in shop.products {
            #expect(try space.repository.product(product.productID) == product)
        }
    }
}
