import Console
import Studio
import Terminal
import Testing

/// A console under test: messages go in, and every effect that comes out has to be answered or expected.
final class Walkthrough {
    private(set) var state: ConsoleState
    private(set) var messages: [Message] = []
    let shop: TestShop
    /// Effects that nothing took yet.
    private var effects: [Effect] = []
    private let place: SourceLocation

    /// A console on a shop, after the first answers.
    init(
        _ shop: TestShop = .typical,
        size: Size = Size(width: 80, height: 24),
        screen: String = "users",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.shop = shop
        place = sourceLocation
        state = ConsoleState(size: size, themes: ["night", "day"], theme: "night", screen: screen)
        effects = state.start()
        answer()
    }

    deinit {
        if !effects.isEmpty {
            Issue.record("effects that nothing took: \(effects)", sourceLocation: place)
        }
    }

    /// Sends a message; its effects wait to be answered or expected.
    func send(_ message: Message) {
        messages.append(message)
        effects += state.update(message)
    }

    /// Answers every request that reads the shop, until no more are asked; other effects stay.
    func answer() {
        while let index = effects.firstIndex(where: { event(for: $0) != nil }),
            let event = event(for: effects[index])
        {
            effects.remove(at: index)
            send(.event(event))
        }
    }

    private func event(for effect: Effect) -> Event? {
        guard case .perform(let request) = effect else { return nil }
        return shop.answer(to: request)
    }

    /// Expects exactly these effects to be waiting, and takes them.
    func expect(
        _ expected: [Effect],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(effects == expected, sourceLocation: sourceLocation)
        effects = []
    }

    /// Takes the waiting effects.
    func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }
}

// MARK: - What a person does

extension Walkthrough {
    /// Presses keys by their names, answering what is read after each.
    func press(_ names: String...) {
        for name in names {
            guard let key = Key(name: name) else {
                Issue.record("no key is called \(name)")
                continue
            }
            send(.input(.key(key)))
            answer()
        }
    }

    /// Types a text key by key.
    func type(_ text: String) {
        for character in text {
            send(.input(.key(.char(character))))
            answer()
        }
    }

    /// Presses the left button where a text stands in the frame.
    func click(
        _ text: String,
        double: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let point = state.paint().buffer.find(text) else {
            Issue.record("not on screen: \(text)", sourceLocation: sourceLocation)
            return
        }
        mouse(.press(.left), at: point)
        if double { mouse(.double(.left), at: point) }
        mouse(.release(.left), at: point)
    }

    /// Does something with the mouse.
    func mouse(_ action: MouseEvent.Action, at point: Point) {
        send(.input(.mouse(MouseEvent(action, at: point))))
        answer()
    }

    /// The text of the frame.
    var text: String { state.paint().buffer.text }

    /// Whether a text stands in the frame.
    func shows(_ text: String) -> Bool { state.paint().buffer.find(text) != nil }
}
