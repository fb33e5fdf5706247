import Console
import Shop
import Studio
import Terminal
import Testing

@Suite("Frames as they were recorded")
struct GoldenFrameTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 160, height: 48)]

    private func expect(_ walk: Walkthrough, _ name: String) {
        let size = walk.state.session.size
        FrameSnapshot.expect(walk.state.paint(), "\(name)-\(size.width)x\(size.height)")
    }

    @Test("users", arguments: sizes)
    func users(size: Size) {
        let walk = Walkthrough(size: size)
        walk.press("j", "j", "enter")
        expect(walk, "users")
    }

    @Test("users while a filter is typed", arguments: sizes)
    func filter(size: Size) {
        let walk = Walkthrough(size: size)
        walk.press("/")
        walk.type("17")
        expect(walk, "users-filter")
    }

    @Test("products under a campaign", arguments: sizes)
    func products(size: Size) {
        let walk = Walkthrough(size: size, screen: "campaigns")
        walk.press("enter", "2", "space", "j", "j", "j", "j", "j", "j", "j", "space")
        expect(walk, "products")
    }

    @Test("campaigns", arguments: sizes)
    func campaigns(size: Size) {
        let walk = Walkthrough(size: size, screen: "campaigns")
        walk.press("j", "enter")
        expect(walk, "campaigns")
    }

    @Test("a form with a fault", arguments: sizes)
    func form(size: Size) {
        let walk = Walkthrough(size: size, screen: "campaigns")
        walk.press("e", "enter")
        guard case .perform(let request)? = walk.takeEffects().first else { return }
        let fields = ["Discount": "`120` is more than the price; 120% is 1.2."]
        let fault = Fault(
            title: "Not saved",
            cause: "Discount.",
            advice: "Mend it.",
            fields: fields
        )
        walk.send(.event(.failed(request, fault)))
        expect(walk, "campaign-form")
    }

    @Test("an empty shop", arguments: sizes)
    func empty(size: Size) {
        expect(Walkthrough(.empty, size: size), "empty")
    }

    @Test("a fault", arguments: sizes)
    func fault(size: Size) {
        let walk = Walkthrough(size: size)
        walk.send(
            .failed(
                Fault(
                    title: "The model cannot be opened",
                    cause: "The file SmolLM2-135M-Instruct.Q4_1.gguf ends after 1,048,576 bytes, "
                        + "but its header promises 98,362,432.",
                    advice: "Fetch it again with `marquee model fetch`, then press R."
                )
            )
        )
        expect(walk, "fault")
    }

    @Test("the palette", arguments: sizes)
    func palette(size: Size) {
        let walk = Walkthrough(size: size)
        walk.press(":")
        walk.type("address")
        expect(walk, "palette")
    }

    @Test(
        "a small terminal",
        arguments: [Size(width: 60, height: 15), Size(width: 40, height: 10)]
    )
    func small(size: Size) {
        let walk = Walkthrough(size: size, screen: "campaigns")
        expect(walk, "small")
    }
}
