import Copywriting
import Dispatch
import Shop
import Studio
import Synchronization
import Testing
import Transformer

@Suite("The studio")
struct StudioTests {
    @Test("lists answer with their query and rows")
    func lists() throws {
        let desk = try TestShop.desk()
        let (studio, log) = Studio.logged(desk)
        defer { studio.close() }
        let byID = ListQuery(sort: .id)
        studio.perform(.users(byID, range: 0..<10))
        studio.perform(.products(ListQuery(filter: "lamp"), range: 0..<10))
        studio.perform(.campaigns(ListQuery(), range: 0..<1))
        #expect(
            log.first { event -> [String]? in
                guard case .users(byID, let page) = event else { return nil }
                return page.rows.map(\.userID)
            } == ["user_1", "user_2"]
        )
        #expect(
            log.first { event -> [String]? in
                guard case .products(_, let page) = event else { return nil }
                return page.rows.map(\.productID)
            } == ["lamp"]
        )
        // Running comes before ended, as of the newest behavior's day.
        #expect(
            log.first { event -> Page<Campaign>? in
                guard case .campaigns(_, let page) = event else { return nil }
                return page
            }.map { "\($0.rows.map(\.campaignID)) of \($0.total)" } == #"["spring"] of 2"#
        )
    }

    @Test("the overview is there before the model, and comes again with it")
    func overview() throws {
        let mayOpen = DispatchSemaphore(value: 0)
        let log = EventLog()
        let studio = Studio(
            desk: try TestShop.desk(),
            openGenerator: {
                mayOpen.wait()
                return ScriptedGenerator(answers: [])
            },
            onEvent: { log.append($0) }
        )
        defer { studio.close() }
        studio.perform(.overview)
        let first = try #require(log.first(\.overview))
        #expect(first.modelName == nil && first.modelFault == nil)
        #expect(first.shopName == "Marlow & Finch" && first.currency == "USD")
        #expect(first.counts.users == 2 && first.counts.behaviors == 3)
        #expect(first.asOf == Day("2024-05-03"))
        #expect(first.workspacePath == "/shops/marlow")
        mayOpen.signal()
        #expect(log.first { $0.overview?.modelName } == "Scripted")
    }

    @Test("a model that does not open is a fault that says what to do, and is tried again")
    func noModel() throws {
        let log = EventLog()
        let attempts = Mutex(0)
        let studio = Studio(
            desk: try TestShop.desk(),
            openGenerator: {
                let attempt = attempts.withLock { count in
                    count += 1
                    return count
                }
                if attempt <= 2 { _ = try ModelLibrary(folder: "/nowhere").open() }
                return ScriptedGenerator(answers: [TestShop.sentence])
            },
            onEvent: { log.append($0) }
        )
        defer { studio.close() }
        let fault = try #require(log.first { $0.overview?.modelFault })
        #expect(fault.advice.contains("marquee model fetch"))
        studio.perform(.write(TestShop.brief(), CopySettings()))
        #expect(log.end() == .failed(fault))
        studio.perform(.write(TestShop.brief(), CopySettings()))
        #expect(log.end(ofRun: 2) == .finished)
        #expect(log.first { $0.overview?.modelName } == "Scripted")
    }

    @Test("a user's detail has profile and behaviors with titles, an unknown one near matches")
    func userDetail() throws {
        let (studio, log) = Studio.logged(try TestShop.desk())
        defer { studio.close() }
        studio.perform(.userDetail("user_1"))
        let detail = try #require(
            log.first { event -> UserDetail? in
                guard case .userDetail(let detail) = event else { return nil }
                return detail
            }
        )
        #expect(detail.behaviors.map(\.productTitle) == [nil, "Cedar Electric Kettle"])
        #expect(detail.behaviors.map(\.category) == [nil, "Kitchen"])
        #expect(detail.profile.recencyDays == 0 && detail.profile.purchaseCount == 1)
        studio.perform(.userDetail("user_11"))
        #expect(try #require(log.first(\.fault)).advice.contains("`user_1`"))
    }

    @Test("a fact sheet is answered with its brief, or names what is unknown")
    func factSheet() throws {
        let desk = try TestShop.desk()
        let (studio, log) = Studio.logged(desk)
        defer { studio.close() }
        let brief = TestShop.brief()
        studio.perform(.factSheet(brief))
        #expect(log.holds(.factSheet(brief, try desk.factSheet(for: brief))))
        studio.perform(.factSheet(Brief(campaignID: "sprung", channel: "sms")))
        let fault = try #require(log.first(\.fault))
        #expect(fault.title == "Campaign sprung" && fault.advice.contains("`spring`"))
    }

    @Test("review steps are stored and taken back; a stale revision is refused")
    func review() throws {
        let desk = try TestShop.desk()
        let written = try #require(
            try desk.write(
                TestShop.brief(),
                settings: CopySettings(),
                generator: ScriptedGenerator(answers: [TestShop.sentence])
            ) { _ in }.first
        )
        let (studio, log) = Studio.logged(desk)
        defer { studio.close() }
        func reviewed(_ state: Suggestion.State, revision: Int) -> Suggestion? {
            log.first { event in
                guard case .reviewed(let suggestion) = event, suggestion.state == state,
                    suggestion.revision == revision
                else { return nil }
                return suggestion
            }
        }
        studio.perform(.review(id: written.id, action: .accept, expectedRevision: 1))
        let accepted = try #require(reviewed(.accepted, revision: 2))
        #expect(try desk.suggestion(written.id) == accepted)
        studio.perform(.review(id: written.id, action: .accept, expectedRevision: 1))
        #expect(try #require(log.first(\.fault)).cause.contains("Another console"))
        studio.perform(.undoReview)
        #expect(reviewed(.drafted, revision: 3) != nil)
        let query = SuggestionQuery(state: .drafted)
        studio.perform(.suggestions(query, range: 0..<5))
        let stored = try desk.suggestion(written.id)
        #expect(log.holds(.suggestions(query, Page(rows: [stored], start: 0, total: 1))))
        studio.perform(.suggestion(written.id))
        #expect(log.holds(.suggestion(stored)))
    }

    @Test("an export asks before it replaces a file")
    func export() throws {
        let desk = try TestShop.desk()
        let written = try desk.write(
            TestShop.brief(),
            settings: CopySettings(),
            generator: ScriptedGenerator(answers: [TestShop.sentence])
        ) { _ in }
        try desk.review(written[0].id, .accept)
        let folder = try TemporaryFolder()
        let path = try folder.file("copy.csv")
        let (studio, log) = Studio.logged(desk)
        defer { studio.close() }
        studio.perform(.export(format: "csv", path: path, overwrite: false))
        #expect(log.holds(.exported(path: path, count: 1)))
        studio.perform(.export(format: "csv", path: path, overwrite: false))
        #expect(log.holds(.exportExists(format: "csv", path: path)))
        studio.perform(.export(format: "csv", path: folder.path, overwrite: true))
        #expect(try #require(log.first(\.fault)).advice.contains("copy.csv"))
    }

    @Test("after close nothing is told any more")
    func closed() throws {
        let generator = SteppedGenerator(answers: [TestShop.sentence])
        let (studio, log) = Studio.logged(try TestShop.desk(), generator: generator)
        studio.perform(.write(TestShop.brief(), CopySettings()))
        generator.allow(1)
        #expect(log.first { _ in log.text.isEmpty ? nil : true } == true)
        generator.release()
        studio.close()
        let count = log.all.count
        studio.perform(.overview)
        studio.close()
        #expect(log.all.count == count)
    }
}
