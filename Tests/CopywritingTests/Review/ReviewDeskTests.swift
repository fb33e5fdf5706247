import Copywriting
import Shop
import Testing
import Transformer

@Suite("Review")
struct ReviewDeskTests {
    /// A stored suggestion of this text, and the desk over its store.
    private func desk(
        _ text: String,
        _ shop: TestShop? = nil
    ) throws -> (ReviewDesk, MemoryShopRepository, String) {
        let shop = try shop ?? TestShop.kettle()
        let repository = shop.repository
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: [text]),
            repository: repository
        )
        let id = try writer.write(shop.brief("sms"), settings: CopySettings())[0].id
        return (ReviewDesk(repository: repository), repository, id)
    }

    private func code(_ body: () throws -> Void) -> ReviewError.Code? {
        do {
            try body()
            return nil
        } catch { return (error as? ReviewError)?.code }
    }

    @Test("a clean one is accepted, with revision and journal")
    func accept() throws {
        let (desk, repository, id) = try desk("The kettle is 20% off.")
        let accepted = try desk.perform(.accept, on: id, expectedRevision: 1)
        #expect(accepted.state == .accepted && accepted.revision == 2)
        let row = try #require(try repository.suggestion(id))
        #expect(row.state == "accepted" && row.revision == 2)
        #expect(try desk.journal(of: id).map(\.action) == ["accept"])
        #expect(code { try desk.perform(.accept, on: id) } == .unchanged)
    }

    @Test("a blocked one is not, and the refusal says why; edited it is")
    func blocked() throws {
        let (desk, repository, id) = try desk("The kettle is 25% off.")
        do {
            try desk.perform(.accept, on: id)
            Issue.record("accepted a blocked suggestion")
        } catch let error as ReviewError {
            #expect(error.code == .blocked)
            #expect(error.findings.map(\.check) == ["numbers"])
            #expect(error.cause.contains("25%"))
        }
        #expect(try repository.suggestion(id)?.state == "blocked")
        #expect(try desk.journal(of: id).isEmpty)
        #expect(try desk.perform(.edit(text: "The kettle is 30% off."), on: id).state == .blocked)
        #expect(try desk.perform(.edit(text: " The kettle is 20% off. "), on: id).state == .edited)
        let accepted = try desk.perform(.accept, on: id)
        #expect(accepted.state == .accepted)
        #expect(accepted.text == "The kettle is 20% off.")
        #expect(accepted.originalText == "The kettle is 25% off.")
    }

    @Test("a rejection needs a reason and keeps it")
    func reject() throws {
        let (desk, repository, id) = try desk("The kettle is 20% off.")
        #expect(code { try desk.perform(.reject(reason: " "), on: id) } == .reasonMissing)
        #expect(try desk.perform(.reject(reason: "dull"), on: id).reason == "dull")
        #expect(try desk.journal(of: id).map(\.reason) == ["dull"])
        #expect(try repository.suggestion(id)?.state == "rejected")
        // A second thought is possible.
        #expect(try desk.perform(.accept, on: id).reason == nil)
    }

    @Test("steps are taken back one by one, the newest of the workspace first")
    func undo() throws {
        let (desk, _, id) = try desk("The kettle is 20% off.")
        #expect(code { try desk.perform(.undo, on: id) } == .nothingToUndo)
        #expect(code { try desk.undoNewest() } == .nothingToUndo)
        try desk.perform(.accept, on: id)
        try desk.perform(.edit(text: "The kettle is here."), on: id)
        let first = try desk.undoNewest()
        #expect(
            first.state == .accepted && first.text == "The kettle is 20% off."
                && first.revision == 4
        )
        let second = try desk.perform(.undo, on: id)
        #expect(second.state == .drafted && second.revision == 5)
        #expect(code { try desk.perform(.undo, on: id) } == .nothingToUndo)
        // A step after an undo can be taken back as well.
        try desk.perform(.accept, on: id)
        #expect(try desk.undoNewest().state == .drafted)
        let actions = try desk.journal(of: id).map(\.action)
        #expect(actions == ["accept", "edit", "undo", "undo", "accept", "undo"])
    }

    @Test("nothing that was accepted is lost: the journal holds it")
    func journalHoldsAccepted() throws {
        let (desk, _, id) = try desk("The kettle is 20% off.")
        let accepted = try desk.perform(.accept, on: id)
        try desk.perform(.edit(text: "Another kettle."), on: id)
        let step = try #require(try desk.journal(of: id).last)
        #expect(try SuggestionArchive.decode(step.before, id: id) == accepted)
    }

    @Test("two consoles: the slower one is told")
    func conflict() throws {
        let (desk, _, id) = try desk("The kettle is 20% off.")
        try desk.perform(.accept, on: id, expectedRevision: 1)
        #expect(throws: ShopError.changedSuggestion(id)) {
            try desk.perform(.reject(reason: "no"), on: id, expectedRevision: 1)
        }
    }

    @Test("what the records no longer hold cannot be accepted")
    func changedRecords() throws {
        var shop = try TestShop.kettle()
        let (desk, repository, id) = try desk("The kettle is 20% off.", shop)
        shop.campaign.discount = Discount(basisPoints: 1_000)
        try repository.save(shop.campaign)
        #expect(code { try desk.perform(.accept, on: id) } == .blocked)
        let edited = try desk.perform(.edit(text: "The kettle is 10% off."), on: id)
        #expect(edited.state == .edited)
        #expect(edited.facts.first { $0.name == "discount" }?.value == "10% off")
        shop.campaign.endDate = try #require(Day("2024-05-02"))
        try repository.save(shop.campaign)
        #expect(code { try desk.perform(.accept, on: id) } == .blocked)
        #expect(
            code {
                try ReviewDesk(repository: repository, asOf: Day("2024-05-02")).perform(
                    .accept,
                    on: id
                )
            } == nil
        )
    }

    @Test("an unknown id")
    func unknown() throws {
        let (desk, _, _) = try desk("The kettle.")
        #expect(throws: ShopError.unknownSuggestion("nope")) {
            try desk.perform(.accept, on: "nope")
        }
    }
}
