import Console
import Shop
import Studio
import Terminal
import Testing

@Suite("The products screen")
struct ProductsScreenTests {
    @Test("Space puts a product into the brief and takes it out")
    func toggle() {
        let walk = Walkthrough(screen: "products")
        walk.press("j", "space", "j", "space")
        #expect(walk.state.session.brief.products.map(\.productID) == ["product_2", "product_3"])
        #expect(walk.shows("2 products"))
        walk.press("space")
        #expect(walk.state.session.brief.products.map(\.productID) == ["product_2"])
        walk.press("c")
        #expect(walk.state.session.brief.products.isEmpty)
        walk.press("c")
        #expect(walk.shows("No product is in the brief."))
    }

    @Test("the sale price stands there under a campaign, for the products it is for")
    func salePrice() {
        let walk = Walkthrough(screen: "products")
        #expect(!walk.shows("Sale"))
        walk.press("3", "j", "enter", "2")
        #expect(walk.shows("Sale"))
        #expect(walk.shows("$31.60"), "a fifth off $39.50")
        walk.press("j")
        #expect(walk.shows("not in Coffee Week"))
    }

    @Test("what is missing in the data is left out, what is sold out is said")
    func stock() {
        let walk = Walkthrough(size: Size(width: 120, height: 30), screen: "products")
        walk.press("j", "j")
        #expect(walk.shows("none left"))
        #expect(!walk.shows("Brand"))
    }
}
