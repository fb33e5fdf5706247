import Foundation
import Shop
import ShopStore
import Testing

@Suite("Forgetting a user in the store")
struct ForgettingTests {
    private func row(_ id: String, user: String? = nil) -> SuggestionRow {
        SuggestionRow(
            id: id,
            revision: 1,
            state: "drafted",
            channel: "sms",
            campaignID: "c",
            userID: user,
            text: "Café \(id)",
            document: "{\"of\":\"\(id)\"}"
        )
    }

    private func accept(_ row: SuggestionRow, _ store: any ShopRepository) throws {
        var next = row
        next.revision += 1
        next.state = "accepted"
        let step = JournalRow(
            suggestionID: row.id,
            action: "accept",
            before: row.document,
            after: next.document
        )
        try store.update(next, expectedRevision: row.revision, journal: step)
    }

    @Test("a forgotten user is gone from lists, sums, people and suggestions", arguments: 0..<4)
    func forget(seed: Int) throws {
        let shop = RandomShop(seed: UInt64(seed))
        let space = try TemporaryWorkspace()
        try space.load(shop.json())
        let memory = shop.memory
        let userID = shop.people[0].userID
        for store in [space.repository, memory] as [any ShopRepository] {
            _ = try store.users(ListQuery(sort: .id), range: 0..<100)
            try store.insert(row("s1", user: userID))
            try store.insert(row("s2", user: "another"))
            try accept(row("s1", user: userID), store)
            try accept(row("s2", user: "another"), store)
            try store.forget(user: userID)
            #expect(try store.user(userID) == nil && store.personalData(userID) == nil)
            #expect(try store.behaviors(ofUser: userID, limit: .max).isEmpty)
            #expect(try store.suggestion("s1")?.userID == nil)
            #expect(try store.suggestion("s1")?.text == "Café s1")
            #expect(try store.suggestion("s2")?.userID == "another")
            #expect(try store.journal(ofSuggestion: "s1").isEmpty)
            #expect(try store.latestJournal(limit: 9).map(\.suggestionID) == ["s2"])
            try store.forget(user: "nobody")
        }
        #expect(try space.repository.counts() == memory.counts())
        for sort in [ListSort.id, .natural, .spend] {
            let query = ListQuery(sort: sort)
            let rows = try space.repository.users(query, range: 0..<100)
            #expect(try rows == memory.users(query, range: 0..<100))
        }
        // The same records make the user anew, under whatever key is free.
        try space.load(shop.json([.behavior, .user]))
        #expect(try space.repository.counts().users == shop.memory.counts().users)
        #expect(try space.repository.user(userID) == shop.memory.user(userID))
    }

    @Test("nothing is erased while an import runs")
    func duringImport() throws {
        let space = try TemporaryWorkspace()
        try space.load(RandomShop(seed: 1).json())
        let userID = try #require(
            try space.repository.users(ListQuery(), range: 0..<1).rows.first
        ).userID
        // As another process's import holds it.
        let descriptor = open(space.workspace.path + "/import.lock", O_RDWR | O_CREAT, 0o600)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let fault = #expect(throws: ShopError.self) {
            try space.repository.forget(user: userID)
        }
        #expect(fault?.code == .conflict)
        #expect(try space.repository.user(userID) != nil)
    }

    @Test("the files hold the id no longer")
    func bytes() throws {
        let space = try TemporaryWorkspace()
        try space.load(
            #"{"user_data":[{"user_id":"ZQXJ7","first_name":"Quenby","email":"quenby@example.com"}]}"#
        )
        try space.repository.insert(row("s1", user: "ZQXJ7"))
        try space.repository.forget(user: "ZQXJ7")
        let folder = URL(fileURLWithPath: space.workspace.path)
        for name in ["shop.sqlite", "shop.sqlite-wal"] {
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            for text in ["ZQXJ7", "quenby", "Quenby"] {
                #expect(data.range(of: Data(text.utf8)) == nil, "\(name) holds \(text)")
            }
        }
    }
}
