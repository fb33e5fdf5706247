extension SampleCatalogue {
    static let garden = SampleCategory(
        name: "Garden",
        variants: .packs,
        articles: [
            SampleArticle(
                "Rowan Pruning Shears",
                brand: "Rowan",
                cents: 2_995,
                "Bypass blades of carbon steel with a wrist loop."
            ),
            SampleArticle(
                "Rowan Hand Trowel",
                brand: "Rowan",
                cents: 1_695,
                "Stainless blade with depth marks and an ash handle."
            ),
            SampleArticle(
                "Rowan Border Fork",
                brand: "Rowan",
                cents: 4_495,
                "Four steel tines on a full-length shaft."
            ),
            SampleArticle(
                "Rowan Leaf Rake",
                brand: "Rowan",
                cents: 2_799,
                "Adjusts from 20 to 60 cm wide."
            ),
            SampleArticle(
                "Dewdrop Watering Can",
                brand: "Dewdrop",
                cents: 3_295,
                "Galvanised steel with a brass rose."
            ),
            SampleArticle(
                "Dewdrop Garden Hose",
                brand: "Dewdrop",
                cents: 3_999,
                "Kink-resistant 20 metre hose with four fittings."
            ),
            SampleArticle(
                "Dewdrop Drip Irrigation Kit",
                brand: "Dewdrop",
                cents: 4_999,
                "Waters up to 25 pots from one tap."
            ),
            SampleArticle(
                "Dewdrop Rain Gauge",
                brand: "Dewdrop",
                cents: 1_499,
                "Glass tube on a 60 cm stake."
            ),
            SampleArticle(
                "Larkspur Wildflower Seeds",
                brand: "Larkspur",
                cents: 695,
                "Twelve native species for bees; covers 10 square metres."
            ),
            SampleArticle(
                "Larkspur Herb Seed Box",
                brand: "Larkspur",
                cents: 1_495,
                "Basil, chives, parsley, thyme and coriander."
            ),
            SampleArticle(
                "Larkspur Tulip Bulbs",
                brand: "Larkspur",
                cents: 1_295,
                "Thirty bulbs that flower from April to May."
            ),
            SampleArticle(
                "Burrow Raised Bed",
                brand: "Burrow",
                cents: 8_999,
                "Untreated larch, assembled without tools."
            ),
            SampleArticle(
                "Burrow Compost Bin",
                brand: "Burrow",
                cents: 6_495,
                "Insulated bin with two harvest flaps."
            ),
            SampleArticle(
                "Burrow Potting Bench",
                brand: "Burrow",
                cents: 12_900,
                "Acacia bench with a zinc top and a shelf."
            ),
            SampleArticle(
                "Solstice Solar Lanterns",
                brand: "Solstice",
                cents: 3_499,
                "Four lanterns that light up at dusk for eight hours."
            ),
            SampleArticle(
                "Solstice Folding Chair",
                brand: "Solstice",
                cents: 5_995,
                "Weatherproof acacia chair that folds flat."
            ),
        ]
    )
}
