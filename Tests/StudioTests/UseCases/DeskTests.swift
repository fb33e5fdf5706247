import Copywriting
import Foundation
import Shop
import Studio
import Testing
import Transformer

@Suite("The use cases")
struct DeskTests {
    @Test("the as-of date asked for comes before the workspace's, that before the newest behavior")
    func asOf() throws {
        let repository = try TestShop.repository()
        #expect(try Desk(repository: repository).asOfDate() == Day("2024-05-03"))
        var settings = try repository.settings()
        settings.asOfDate = Day("2024-01-01")
        try repository.save(settings)
        #expect(try Desk(repository: repository).asOfDate() == Day("2024-01-01"))
        let asked = Desk(repository: repository, asOf: Day("2023-12-24"))
        #expect(try asked.asOfDate() == Day("2023-12-24"))
        // The day decides which campaign runs, and so comes first.
        #expect(try asked.campaigns(ListQuery(), range: 0..<9).rows[0].campaignID == "winter")
    }

    @Test("a shop without behaviors has users without an as-of date")
    func emptyShop() throws {
        let person = PersonalData(userID: "user_9", firstName: "Ada")
        let desk = Desk(repository: MemoryShopRepository(people: [person]))
        #expect(try desk.overview().asOf == nil)
        let detail = try desk.userDetail("user_9")
        #expect(detail.behaviors.isEmpty && detail.profile.recencyDays == nil)
        #expect(throws: CopyError.self) { try desk.profile(ofUser: "user_1") }
    }

    @Test("no more than 200 recent behaviors are read")
    func manyBehaviors() throws {
        let start = try #require(Timestamp("2024-05-01 00:00:00")).secondsSinceEpoch
        let behaviors = (0..<250).map { minute in
            Behavior(
                userID: "user_1",
                kind: .view,
                productID: "p\(minute)",
                timestamp: Timestamp(secondsSinceEpoch: start + Int64(minute) * 60)
            )
        }
        let desk = Desk(repository: MemoryShopRepository(behaviors: behaviors))
        let detail = try desk.userDetail("user_1")
        #expect(detail.behaviors.count == 200 && detail.user.behaviorCount == 250)
        #expect(detail.behaviors.first?.behavior.productID == "p249")
    }

    @Test("a path that begins with ~ is in the person's home; a folder is none to write to")
    func exportPath() throws {
        let desk = try TestShop.desk()
        #expect(throws: ExportError.self) {
            try desk.export(format: "csv", path: "~", overwrite: true)
        }
        do {
            _ = try desk.export(format: "csv", path: "~/no-such-folder/copy.csv", overwrite: false)
        } catch let error as ExportError {
            #expect(error.subject == NSHomeDirectory() + "/no-such-folder/copy.csv")
        }
        #expect(throws: CopyError.self) {
            try desk.export(format: "csv", path: "x.csv", overwrite: false, channel: "fax")
        }
    }

    @Test("what is said of an error holds nothing that a terminal obeys")
    func faults() {
        let error = ShopError(
            code: .unknown,
            subject: "user \u{1B}[31mx",
            cause: "a\u{7}b",
            advice: "c"
        )
        #expect(Fault(error) == Fault(title: "User  [31mx", cause: "a b", advice: "c"))
        let review = ReviewError(code: .unchanged, subject: "s", cause: "c", advice: "a")
        #expect(Fault(review) == Fault(title: "S", cause: "c", advice: "a"))
        let gguf = GGUFError(
            code: .truncated,
            subject: "tensor x",
            offset: 9,
            cause: "It ends.",
            advice: "a"
        )
        #expect(Fault(gguf).cause == "tensor x at byte 9: It ends.")
        let known = Fault(title: "t", cause: "c", advice: "a", fields: ["End": "e"])
        #expect(Fault(known) == Fault(title: "T", cause: "c", advice: "a", fields: ["End": "e"]))
    }
}
