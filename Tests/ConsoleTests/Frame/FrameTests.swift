import Console
import Studio
import Terminal
import Testing

@Suite("The frame around the screens")
struct FrameTests {
    @Test(
        "the parts lie one under the other and fill the terminal",
        arguments: [10, 13, 14, 24, 60]
    )
    func parts(height: Int) {
        let layout = FrameLayout(Size(width: 80, height: height))
        #expect(layout.header.y == 0)
        #expect(layout.footer.maxY == height)
        let heights = [layout.header, layout.brief, layout.screen, layout.footer]
            .reduce(0) { $0 + $1.height }
        let status = layout.status == layout.footer ? 0 : layout.status.height
        #expect(heights + status == height)
        #expect(layout.screen.height >= 6)
    }

    @Test(
        "below the smallest size only a note says how large it must be",
        arguments: [
            Size(width: 39, height: 24), Size(width: 80, height: 9), Size(width: 20, height: 6),
            Size(width: 1, height: 1), Size(width: 0, height: 0),
        ]
    )
    func tooSmall(size: Size) {
        let walk = Walkthrough(size: size)
        let painted = walk.state.paint()
        #expect(painted.regions.isEmpty)
        #expect(painted.cursor == nil)
        if size.width >= 20 { #expect(walk.text.contains("40×10")) }
    }

    @Test("what is written now stands in the header of every screen")
    func writing() {
        let walk = Walkthrough(size: Size(width: 120, height: 30))
        walk.send(.event(.writing(.reading(candidate: 0, done: 1, of: 9))))
        walk.expect([.startTicking])
        #expect(walk.shows("writing"))
        let before = walk.text
        walk.send(.tick)
        #expect(walk.text != before, "something moves while it is written")
        walk.send(.event(.writing(.cancelled)))
        #expect(walk.takeEffects().contains(.stopTicking))
        #expect(!walk.shows("writing"))
    }

    @Test("a notice stands until the next key, also where the footer is the only line")
    func notice() {
        let walk = Walkthrough(size: Size(width: 60, height: 12))
        walk.press("e")
        #expect(walk.shows("✓ Addressing everyone."))
        walk.press("j")
        #expect(!walk.shows("Addressing everyone."))
        #expect(walk.shows("q quit"))
    }

    @Test("without a model the header says so")
    func noModel() {
        var shop = TestShop.typical
        shop.modelName = nil
        let walk = Walkthrough(shop)
        #expect(walk.shows("… opening the model"))
        shop.modelFault = Fault(title: "No model", cause: "There is no file.", advice: "Fetch it.")
        #expect(Walkthrough(shop).shows("✗ no model"))
    }

    @Test(
        "help and quit stay in the footer as long as anything does",
        arguments: [40, 60, 80, 200]
    )
    func footer(width: Int) {
        let walk = Walkthrough(size: Size(width: width, height: 20))
        #expect(walk.shows("? help"))
        #expect(walk.shows("q quit"))
    }

    @Test(
        "regions lie within the frame, and each command of one exists",
        arguments: [
            Size(width: 80, height: 24), Size(width: 160, height: 48), Size(width: 43, height: 11),
        ]
    )
    func regions(size: Size) {
        let walk = Walkthrough(size: size)
        for screen in ["users", "products", "campaigns"] {
            walk.send(
                .input(.key(.char(screen == "users" ? "1" : screen == "products" ? "2" : "3")))
            )
            walk.answer()
            for region in walk.state.paint().regions {
                #expect(Rect(size).intersection(region.rect) == region.rect)
                if case .command(let id) = region.target {
                    #expect(CommandTable.command(id) != nil, "\(id)")
                }
            }
        }
    }
}
