import Copywriting
import Foundation
import Shop
import Studio
import Testing
import Transformer

@Suite("Forgetting a user")
struct ForgetTests {
    @Test("no record, document or review step names the user any more; texts stay")
    func forget() throws {
        let desk = try TestShop.desk()
        let generator = ScriptedGenerator(answers: [TestShop.sentence])
        var brief = TestShop.brief()
        brief.audience = .user("user_1")
        var ids: [String] = []
        for audience in [Audience.user("user_1"), .user("user_2")] {
            brief.audience = audience
            let settings = CopySettings(count: 1)
            let written = try desk.write(brief, settings: settings, generator: generator) { _ in }
            ids.append(try #require(written.first).id)
        }
        let text = try desk.suggestion(ids[0]).text
        try desk.review(ids[0], .reject(reason: "not for user_1"))
        try desk.review(ids[1], .reject(reason: "too long"))
        try desk.forget("user_1")
        #expect(try desk.repository.user("user_1") == nil)
        let row = try #require(try desk.repository.suggestion(ids[0]))
        #expect(row.userID == nil && row.text == text && row.revision == 3)
        #expect(try desk.suggestion(ids[0]).brief.audience == .everyone)
        #expect(!row.document.contains("\"user_1\""))
        #expect(try desk.repository.journal(ofSuggestion: ids[0]).isEmpty)
        #expect(try desk.suggestion(ids[1]).brief.audience == .user("user_2"))
        #expect(try desk.repository.journal(ofSuggestion: ids[1]).count == 1)
        // The newest step left is the other suggestion's.
        #expect(try desk.undoReview().id == ids[1])
    }

    @Test("a user who is not there is not forgotten")
    func unknown() throws {
        let desk = try TestShop.desk()
        let fault = #expect(throws: CopyError.self) { try desk.forget("user_3") }
        #expect(fault?.code == .unknown)
        #expect(try desk.overview().counts.users == 2)
    }
}
