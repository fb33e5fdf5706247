import Copywriting
import Shop
import Testing

@Suite("Names are traced")
struct NamesCheckTests {
    @Test(
        "the sheet's names and ordinary words pass, also in headlines and capitals",
        arguments: [
            "The Cedar Electric Kettle from Marlow & Finch is here.",
            "Spring Refresh: Save Big on the Cedar Electric Kettle Today",
            "SALE! FREE SHIPPING ON EVERYTHING. Snuggle up with tea.",
            "Our Cedar Kettle, your Kitchen's new friend. I'm in love. Don't miss out!",
            "Gooseneck kettle, Walnut handle.",
            "Send an SMS and a Push Notification. Then a Social Post.",
            "Perfect for your Morning Coffee Ritual",
        ]
    )
    func known(text: String) throws {
        #expect(try TestShop.kettle().blocked(by: NamesCheck(), in: text) == [])
    }

    @Test(
        "invented products, brands and people are blocked",
        arguments: [
            ("Try the new Samsung kettle.", ["Samsung"]),
            ("Galaxy Buds are waiting.", ["Galaxy Buds"]),
            ("Get your MacBook now.", ["MacBook"]),
            ("Dear Sarah, hello.", ["Sarah"]),
            ("The Cedar Electric Kettle Pro is here.", ["Pro"]),
            ("Spring Refresh: The Cedar Electric Kettle Pro Max For Less", ["Pro Max"]),
            ("The Cedar Electric Kettle mini is here.", ["mini"]),
            ("Yours, Emma Watson", ["Emma Watson"]), ("Samsung is here.", ["Samsung"]),
            ("Try our new Morning Glow Lamp today.", ["Morning Glow Lamp"]),
            ("Springer at Marlow & Finch", ["Springer"]),
        ]
    )
    func invented(text: String, blocked: [String]) throws {
        #expect(try TestShop.kettle().blocked(by: NamesCheck(), in: text) == blocked)
    }

    @Test("a strategy may name networks, copy may not")
    func networks() throws {
        let shop = try TestShop.kettle()
        let text = "Post it on Instagram first."
        #expect(try shop.blocked(by: NamesCheck(), in: text, channel: "strategy") == [])
        #expect(try shop.blocked(by: NamesCheck(), in: text, channel: "sms") == ["Instagram"])
    }

    @Test("German nouns are no names")
    func german() throws {
        var shop = try TestShop.kettle()
        shop.settings.locale = "de-DE"
        let text = "Der Wasserkocher mit dem Griff aus Nussbaum. Nur diese Woche im Angebot."
        #expect(try shop.blocked(by: NamesCheck(), in: text) == [])
        #expect(try shop.blocked(by: NamesCheck(), in: "Das neue MacBook") == ["MacBook"])
    }
}
