import Copywriting
import Dispatch
import Explanation
import Shop
import Studio
import Testing
import Transformer

@Suite("Writing in the studio")
struct WritingTests {
    @Test("a run begins with its sheet, streams text and attention, stores and finishes")
    func run() throws {
        let desk = try TestShop.desk()
        let (studio, log) = Studio.logged(desk)
        defer { studio.close() }
        let brief = TestShop.brief()
        studio.perform(.write(brief, CopySettings(count: 1, seed: 9)))
        #expect(log.end() == .finished)
        let sheet = try desk.factSheet(for: brief)
        #expect(log.writing.first == .started(brief: brief, count: 1, sheet: sheet))
        #expect(log.text == TestShop.sentence)
        let suggestion = try #require(
            log.first { event -> Suggestion? in
                guard case .writing(.suggestion(0, let suggestion)) = event else { return nil }
                return suggestion
            }
        )
        #expect(try desk.suggestion(suggestion.id) == suggestion)
        #expect(suggestion.writing.sampling.seed == 9)
        let trace = try #require(log.lastTrace)
        #expect(trace.generatedCount == suggestion.writing.tokens)
        #expect(trace.layers == 4 && trace.heads == 3)
        #expect(trace.facts.map(\.name) == sheet.facts.map(\.name))
        #expect(
            trace.tokens.contains { $0.fact != nil } && trace.tokens.contains(where: \.isControl)
        )
        #expect(trace.tokens.suffix(trace.generatedCount).map(\.text).joined() == log.text)
    }

    @Test("a suggestion is stored before it is told")
    func storedFirst() throws {
        let desk = try TestShop.desk()
        let log = EventLog()
        let stored = EventLog()
        let studio = Studio(
            desk: desk,
            openGenerator: { ScriptedGenerator(answers: ["One kettle.", "Two kettles."]) },
            onEvent: { event in
                if case .writing(.suggestion(_, let suggestion)) = event,
                    (try? desk.suggestion(suggestion.id)) == suggestion
                {
                    stored.append(event)
                }
                log.append(event)
            }
        )
        defer { studio.close() }
        studio.perform(.write(TestShop.brief(), CopySettings(count: 2)))
        #expect(log.end() == .finished)
        #expect(stored.all.count == 2)
    }

    @Test("cancelling ends within a token, stores nothing, and is the last that is told")
    func cancel() throws {
        let desk = try TestShop.desk()
        let generator = SteppedGenerator(answers: [TestShop.sentence])
        let (studio, log) = Studio.logged(desk, generator: generator)
        studio.perform(.write(TestShop.brief(), CopySettings(count: 3)))
        generator.allow(2)
        #expect(log.first { _ in log.lastTrace?.generatedCount == 2 ? true : nil } == true)
        studio.perform(.cancelWriting)
        generator.release()
        #expect(log.end() == .cancelled)
        studio.close()
        #expect(log.writing.last == .cancelled)
        // The token under way when the key came may still be told, none after it.
        #expect((log.lastTrace?.generatedCount ?? 0) <= 3)
        #expect(try desk.repository.counts().suggestions == 0)
    }

    @Test("the next request ends the run before it")
    func replaced() throws {
        let generator = SteppedGenerator(answers: ["A long text about nothing.", TestShop.sentence])
        let (studio, log) = Studio.logged(try TestShop.desk(), generator: generator)
        defer { studio.close() }
        studio.perform(.write(TestShop.brief(), CopySettings()))
        generator.allow(1)
        #expect(log.first { _ in log.text.isEmpty ? nil : true } == true)
        let next = TestShop.brief("push")
        studio.perform(.write(next, CopySettings()))
        generator.release()
        #expect(log.end(ofRun: 2) == .finished)
        let names = log.writing.compactMap { event -> String? in
            switch event {
            case .started(let brief, _, _): brief.channel
            case .cancelled: "cancelled"
            case .finished: "finished"
            default: nil
            }
        }
        #expect(names == ["sms", "cancelled", "push", "finished"])
    }

    @Test("lists are read while the model writes")
    func besides() throws {
        let generator = SteppedGenerator(answers: [TestShop.sentence])
        let (studio, log) = Studio.logged(try TestShop.desk(), generator: generator)
        defer {
            generator.release()
            studio.close()
        }
        studio.perform(.write(TestShop.brief(), CopySettings()))
        generator.allow(1)
        #expect(log.first { _ in log.text.isEmpty ? nil : true } == true)
        studio.perform(.products(ListQuery(), range: 0..<5))
        #expect(
            log.first { event -> Int? in
                guard case .products(_, let page) = event else { return nil }
                return page.total
            } == 2
        )
        #expect(!log.writing.contains(.finished))
    }

    @Test("a reader that is slow gets all the text in fewer events, and the newest trace")
    func slowReader() throws {
        let isStored = DispatchSemaphore(value: 0)
        let mayRead = DispatchSemaphore(value: 0)
        let log = EventLog()
        let sentence = String(repeating: "kettle and lamp ", count: 15) + "end."
        let studio = Studio(
            desk: try TestShop.desk(),
            openGenerator: {
                ScriptedGenerator { _, call in
                    if call == 1 { isStored.signal() }
                    return call == 0 ? sentence : "Another kettle."
                }
            },
            onEvent: { event in
                if case .writing(.started) = event { mayRead.wait() }
                log.append(event)
            }
        )
        defer { studio.close() }
        // What comes between two tokens keeps them apart; the last of it is the opened model.
        #expect(log.first { $0.overview?.modelName } == "Scripted")
        studio.perform(.write(TestShop.brief("email-body"), CopySettings(count: 2, rewrites: 0)))
        // The first text is written and stored while the reader still holds the first event.
        #expect(isStored.wait(timeout: .now() + 30) == .success)
        mayRead.signal()
        #expect(log.end() == .finished)
        #expect(log.text == sentence + "Another kettle.")
        let first = log.writing.compactMap { event -> (String, Int)? in
            guard case .token(0, let text, _, _, let trace) = event else { return nil }
            return (text, trace.generatedCount)
        }
        #expect(first.count == 1 && first[0].0 == sentence && first[0].1 > 40)
    }

    @Test("what cannot be written is told once, as the end of the run")
    func failures() throws {
        let (studio, log) = Studio.logged(try TestShop.desk())
        studio.perform(.write(Brief(campaignID: "none", channel: "sms"), CopySettings()))
        studio.perform(.write(TestShop.brief("fax"), CopySettings()))
        studio.perform(.write(TestShop.brief(), CopySettings(count: 0)))
        guard case .failed(let fault)? = log.end(ofRun: 3) else {
            Issue.record("the last run did not fail")
            return
        }
        #expect(fault.title == "Count 0")
        studio.close()
        #expect(!log.all.contains { $0.fault != nil })
    }
}

extension EventLog {
    /// The newest trace that was told.
    var lastTrace: AttentionTrace? {
        for event in writing.reversed() {
            if case .token(_, _, _, _, let trace) = event { return trace }
        }
        return nil
    }
}
