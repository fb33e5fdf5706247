extension SampleCatalogue {
    static let home = SampleCategory(
        name: "Home",
        variants: .colours,
        articles: [
            SampleArticle(
                "Haven Wool Throw",
                brand: "Haven",
                cents: 8_900,
                "Woven from recycled wool, 130 by 180 cm."
            ),
            SampleArticle(
                "Haven Linen Cushion",
                brand: "Haven",
                cents: 3_495,
                "Stone-washed linen cover with a feather filling."
            ),
            SampleArticle(
                "Haven Bed Linen Set",
                brand: "Haven",
                cents: 9_995,
                "Organic cotton percale for a double bed."
            ),
            SampleArticle(
                "Haven Bath Towel",
                brand: "Haven",
                cents: 2_499,
                "Heavy 600 g cotton that dries quickly."
            ),
            SampleArticle(
                "Lumen Desk Lamp",
                brand: "Lumen",
                cents: 5_999,
                "Dimmable LED with three colour temperatures."
            ),
            SampleArticle(
                "Lumen Paper Floor Lamp",
                brand: "Lumen",
                cents: 7_999,
                "Rice-paper shade on an oak base, 120 cm tall."
            ),
            SampleArticle(
                "Lumen Bedside Light",
                brand: "Lumen",
                cents: 3_999,
                "Cordless, charges by USB-C, lasts ten hours."
            ),
            SampleArticle(
                "Ember Soy Candle",
                brand: "Ember",
                cents: 1_995,
                "Cedar and fig, burns for about 45 hours."
            ),
            SampleArticle(
                "Ember Reed Diffuser",
                brand: "Ember",
                cents: 2_795,
                "White tea scent that lasts three months."
            ),
            SampleArticle(
                "Ember Match Jar",
                brand: "Ember",
                cents: 1_250,
                "Glass jar with 80 long matches and a striker."
            ),
            SampleArticle(
                "Quarry Wall Clock",
                brand: "Quarry",
                cents: 4_495,
                "Silent movement in a 30 cm concrete frame."
            ),
            SampleArticle(
                "Quarry Ceramic Vase",
                brand: "Quarry",
                cents: 2_995,
                "Matt stoneware, 24 cm high, watertight."
            ),
            SampleArticle(
                "Quarry Bookends",
                brand: "Quarry",
                cents: 3_295,
                "A pair of terrazzo blocks with cork feet."
            ),
            SampleArticle(
                "Thistle Storage Basket",
                brand: "Thistle",
                cents: 2_699,
                "Handwoven seagrass with two handles."
            ),
            SampleArticle(
                "Thistle Door Mat",
                brand: "Thistle",
                cents: 2_295,
                "Thick coir with a non-slip back."
            ),
            SampleArticle(
                "Thistle Laundry Hamper",
                brand: "Thistle",
                cents: 4_999,
                "Folding bamboo frame with a washable cotton bag."
            ),
        ]
    )
}
