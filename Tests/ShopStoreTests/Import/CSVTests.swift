import Shop
import ShopStore
import Testing

@Suite("Importing CSV")
struct CSVTests {
    @Test("quotes, doubled quotes, line breaks in cells, line ends of both kinds")
    func quoting() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            "product_id,title,category,price,description\r\n"
                + "p1,\"Lamp, \"\"blue\"\"\",Home,10.50,\"two\nlines\"\r\n"
                + "\r\n"
                + "p2,Chair,\"Home\",7,\n"
                + "p3,\"\",Home,1,",
            as: "products.csv"
        )
        #expect(Counts(report) == Counts(stored: 2, rejected: 1))
        let lamp = try space.repository.product("p1")
        #expect(lamp?.title == "Lamp, \"blue\"" && lamp?.description == "two lines")
        #expect(try space.repository.product("p2")?.description == nil)
        #expect(try space.rejects(report).first?["line"] as? Int == 6)
    }

    @Test(
        "semicolons with decimal commas, tabs, names in any case, a byte order mark, unknown columns"
    )
    func dialects() throws {
        let space = try TemporaryWorkspace()
        let report = try space.load(
            "\u{FEFF}Product_ID;TITLE;Category;Price;Colour\nA;Lamp;Home;1.234,50;red\nB;Chair;Home;7;\n",
            as: "a.csv"
        )
        #expect(Counts(report) == Counts(stored: 2))
        #expect(report.warnings.first?.contains("\"Colour\"") == true)
        #expect(try space.repository.product("A")?.price == Amount(tenThousandths: 12_345_000))
        let tabs = try space.load(
            "campaign_id\ttitle\tstart_date\tend_date\tdiscount\tproduct_ids\n"
                + "c\tSale, big\t2021-01-01\t2021-01-07\t10%\tA, B\n",
            as: "b.tsv"
        )
        #expect(Counts(tabs) == Counts(stored: 1))
        #expect(try space.repository.campaign("c")?.productIDs == ["A", "B"])
    }

    @Test("behaviors and users by their columns")
    func kinds() throws {
        let space = try TemporaryWorkspace()
        try space.load(
            "user_id,behavior,product_id,timestamp,order_id\nu1,view,p,2021-01-01 10:00:00,\n",
            as: "behaviors.csv"
        )
        try space.load("user_id,first_name,email_consent\nu1,Ann,yes\n", as: "users.csv")
        #expect(try space.repository.user("u1")?.behaviorCount == 1)
        #expect(try space.repository.behaviors(ofUser: "u1", limit: 9).first?.orderID == nil)
        #expect(try space.repository.personalData("u1")?.emailConsent == true)
    }

    @Test("rows with too many cells, rows that are not UTF-8, a quote without end")
    func broken() throws {
        let space = try TemporaryWorkspace()
        let header = Array("product_id,title,category,price\n".utf8)
        let rows =
            Array("a,Lamp,Home,1,2\n".utf8) + Array("b,L".utf8) + [0xE9] + Array(",Home,1\n".utf8)
            + Array("c,Lamp,Home,1\nd,\"Lamp,Home,1\n".utf8)
        let file = try space.file("bad.csv", bytes: header + rows)
        let report = try Importer(workspace: space.workspace).run(files: [file])
        #expect(Counts(report) == Counts(stored: 1, rejected: 2))
        #expect(report.failure?.subject.hasSuffix("line 5, column 3") == true)
        #expect(report.failure?.cause.contains("never closed") == true)
    }

    @Test("a file larger than a piece that is read gives all of its rows")
    func large() throws {
        let space = try TemporaryWorkspace()
        let rows = (0..<30_000).map {
            "user_\($0 % 500),view,\"p\n\"\"1\"\"\",2021-01-01 10:00:0\($0 % 10)"
        }
        let text = "user_id,behavior,product_id,timestamp\n" + rows.joined(separator: "\n")
        // Ids with line breaks are refused: every row must be seen whole to be told so.
        #expect(try Counts(space.load(text, as: "a.csv")) == Counts(rejected: 30_000))
    }
}
