import Explanation
import Shop
import Studio
import Testing

@Suite("The queue of events")
struct EventQueueTests {
    private func token(_ candidate: Int, _ text: String) -> Event {
        .writing(
            .token(
                candidate: candidate,
                text: text,
                logprob: -1,
                tokensPerSecond: 1,
                trace: AttentionTrace(layers: 1, heads: 1, prompt: [.init(text: text)], facts: [])
            )
        )
    }

    private func text(_ event: Event?) -> String? {
        guard case .writing(.token(let candidate, let text, _, _, let trace)) = event else {
            return nil
        }
        return "\(candidate): \(text) (\(trace.tokens[0].text))"
    }

    @Test("neighbouring tokens of a candidate become one, with all text and the newest trace")
    func joined() {
        let queue = EventQueue()
        for word in ["One", " good", " kettle"] { queue.push(token(0, word)) }
        queue.push(token(1, "Two"))
        #expect(text(queue.next()) == "0: One good kettle ( kettle)")
        queue.push(token(1, "!"))
        #expect(text(queue.next()) == "1: Two! (!)")
    }

    @Test("what stands between tokens keeps them apart, in order")
    func apart() {
        let queue = EventQueue()
        let reading = Event.writing(.reading(candidate: 0, done: 5, of: 5))
        queue.push(token(0, "Old"))
        queue.push(.writing(.reading(candidate: 0, done: 2, of: 5)))
        queue.push(reading)
        queue.push(token(0, "New"))
        queue.push(.writing(.finished))
        #expect(text(queue.next()) == "0: Old (Old)")
        #expect(queue.next() == reading)
        #expect(text(queue.next()) == "0: New (New)")
        #expect(queue.next() == .writing(.finished))
    }

    @Test("a reading that begins again is not the one before it gone on")
    func readAgain() {
        let queue = EventQueue()
        queue.push(.writing(.reading(candidate: 0, done: 5, of: 5)))
        queue.push(.writing(.reading(candidate: 0, done: 2, of: 5)))
        #expect(queue.next() == .writing(.reading(candidate: 0, done: 5, of: 5)))
        #expect(queue.next() == .writing(.reading(candidate: 0, done: 2, of: 5)))
    }

    @Test("all that waits can be taken at once, and the queue goes on")
    func drained() {
        let queue = EventQueue()
        queue.push(token(0, "One"))
        queue.push(token(0, " kettle"))
        queue.push(.writing(.finished))
        #expect(queue.drain().count == 2)
        #expect(queue.drain().isEmpty)
        queue.push(.writing(.cancelled))
        #expect(queue.next() == .writing(.cancelled))
    }

    @Test("a closed queue ends the reader's wait and takes nothing more")
    func closed() {
        let queue = EventQueue()
        queue.push(.writing(.finished))
        queue.close()
        queue.push(.writing(.cancelled))
        #expect(queue.next() == nil)
    }
}
