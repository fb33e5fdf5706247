import Foundation
import Shop
import ShopStore
import Testing

@Suite("A workspace's database")
struct WorkspaceTests {
    private func row(_ id: String, revision: Int = 1, user: String? = nil) -> SuggestionRow {
        SuggestionRow(
            id: id,
            revision: revision,
            state: "drafted",
            channel: "sms",
            campaignID: "c",
            userID: user,
            text: "Text of \(id)",
            document: "{\"id\":\"\(id)\",\"revision\":\(revision)}"
        )
    }

    private func step(_ id: String, _ action: String, undoes: Int? = nil) -> JournalRow {
        JournalRow(suggestionID: id, action: action, before: "a", after: "b", undoes: undoes)
    }

    @Test("two consoles on one file: the slower review is told, and each sees the other's work")
    func twoConsoles() throws {
        let space = try TemporaryWorkspace()
        let first = space.repository
        let second = try SQLiteShopRepository(path: first.path)
        try first.insert(row("s1"))
        #expect(try second.suggestion("s1") == row("s1"))
        try second.update(
            row("s1", revision: 2),
            expectedRevision: 1,
            journal: step("s1", "accept")
        )
        let error = #expect(throws: ShopError.self) {
            try first.update(
                row("s1", revision: 2),
                expectedRevision: 1,
                journal: step("s1", "reject")
            )
        }
        #expect(error?.code == .conflict)
        #expect(try first.journal(ofSuggestion: "s1").map(\.action) == ["accept"])
        #expect(try first.suggestion("s1")?.revision == 2)
        // A list that one console keeps is made anew after the other's import.
        #expect(try first.users(ListQuery(sort: .spend), range: 0..<9).total == 0)
        try space.load(ImporterTests.example)
        #expect(try second.users(ListQuery(sort: .spend), range: 0..<9).total == 1)
    }

    @Test("a process that is killed loses nothing that was committed")
    func killed() throws {
        let space = try TemporaryWorkspace()
        try space.load(ImporterTests.example)
        try space.repository.insert(row("s1"))
        try space.repository.update(
            row("s1", revision: 2),
            expectedRevision: 1,
            journal: step("s1", "accept")
        )
        // What a killed process leaves: the files as they are, nothing closed.
        let copy = space.path + "/copy"
        try FileManager.default.copyItem(atPath: space.path + "/shop", toPath: copy)
        let after = try Workspace(path: copy).repository
        #expect(try after.suggestion("s1")?.revision == 2)
        #expect(try after.journal(ofSuggestion: "s1").count == 1)
        #expect(try after.counts() == space.repository.counts())
    }

    @Test("journal, undo and their order are those of the store in memory")
    func journal() throws {
        let space = try TemporaryWorkspace()
        let stores: [any ShopRepository] = [space.repository, MemoryShopRepository()]
        for store in stores {
            for id in ["a", "b"] { try store.insert(row(id, user: "u")) }
            try store.update(row("a", revision: 2), expectedRevision: 1, journal: step("a", "edit"))
            try store.update(
                row("b", revision: 2),
                expectedRevision: 1,
                journal: step("b", "accept")
            )
            let last = try #require(try store.latestJournal(limit: 1).first)
            #expect(last.action == "accept")
            try store.update(
                row("b", revision: 3),
                expectedRevision: 2,
                journal: step("b", "undo", undoes: last.sequence)
            )
            #expect(try store.latestJournal(limit: 9).map(\.action) == ["edit"])
            #expect(try store.journal(ofSuggestion: "b").map(\.action) == ["accept", "undo"])
            let unknown = #expect(throws: ShopError.self) {
                try store.update(row("x"), expectedRevision: 1, journal: step("x", "edit"))
            }
            #expect(unknown?.code == .unknown)
            let taken = #expect(throws: ShopError.self) { try store.insert(row("a")) }
            #expect(taken?.code == .duplicate)
            let found = try store.suggestions(
                ListQuery(filter: "TEXT b"),
                state: "drafted",
                channel: "sms",
                range: 0..<9
            )
            #expect(found.rows.map(\.id) == ["b"])
            let all = try store.suggestions(ListQuery(), state: nil, channel: nil, range: 0..<9)
            #expect(all.rows.map(\.id) == ["b", "a"])
        }
    }

    @Test("settings come back as they were saved")
    func settings() throws {
        let space = try TemporaryWorkspace()
        var settings = WorkspaceSettings(
            shopName: "Marlow",
            currency: "EUR",
            locale: "de-DE",
            asOfDate: Day("2021-03-01")
        )
        settings.policies = ["returns": "30 days", "shipping": "free"]
        try space.repository.save(settings)
        #expect(try SQLiteShopRepository(path: space.repository.path).settings() == settings)
        settings.currency = "euros"
        #expect(throws: ShopError.self) { try space.repository.save(settings) }
    }

    @Test(
        "a file that is no database, and one that a newer program wrote, are refused and left alone"
    )
    func unreadable() throws {
        let space = try TemporaryWorkspace()
        let folder = space.path + "/other"
        do {
            let workspace = try Workspace(path: folder)
            try workspace.repository.save(WorkspaceSettings(shopName: "Marlow"))
        }
        let database = URL(fileURLWithPath: folder + "/shop.sqlite")
        var data = try Data(contentsOf: database)
        // A step that this program does not know takes the place of one that it does.
        while let place = data.range(of: Data("review".utf8)) {
            data.replaceSubrange(place, with: Data("futures".utf8.prefix(6)))
        }
        try data.write(to: database)
        let newer = #expect(throws: ShopError.self) { try Workspace(path: folder) }
        #expect(newer?.code == .unreadable)
        #expect(newer?.cause.contains("newer version") == true)

        try Data(repeating: 0x41, count: 8_192).write(to: database)
        let damaged = #expect(throws: ShopError.self) { try Workspace(path: folder) }
        #expect(damaged?.code == .unreadable)
        #expect(try Data(contentsOf: database) == Data(repeating: 0x41, count: 8_192))
    }

    @Test("a folder that cannot be made is said")
    func unwritable() throws {
        let space = try TemporaryWorkspace()
        let file = try space.file("file", "text")
        let error = #expect(throws: ShopError.self) { try Workspace(path: file + "/shop") }
        #expect(error?.code == .storage)
        #expect(error?.advice.contains("--workspace") == true)
    }
}
