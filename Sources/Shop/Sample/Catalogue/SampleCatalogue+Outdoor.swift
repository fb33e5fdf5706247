extension SampleCatalogue {
    static let outdoor = SampleCategory(
        name: "Outdoor",
        variants: .colours,
        articles: [
            SampleArticle(
                "Ridgeway Two-Person Tent",
                brand: "Ridgeway",
                cents: 18_900,
                "Weighs 2.1 kg and stands in five minutes."
            ),
            SampleArticle(
                "Ridgeway Sleeping Bag",
                brand: "Ridgeway",
                cents: 11_995,
                "Recycled filling with a comfort limit of 3 °C."
            ),
            SampleArticle(
                "Ridgeway Sleeping Mat",
                brand: "Ridgeway",
                cents: 6_495,
                "Self-inflating mat, 5 cm thick."
            ),
            SampleArticle(
                "Ridgeway Trekking Poles",
                brand: "Ridgeway",
                cents: 5_999,
                "Folding aluminium pair with cork grips."
            ),
            SampleArticle(
                "Cairn Day Pack",
                brand: "Cairn",
                cents: 7_495,
                "22 litres with a rain cover and a bottle pocket on each side."
            ),
            SampleArticle(
                "Cairn Dry Bag",
                brand: "Cairn",
                cents: 2_295,
                "Roll-top bag that keeps 15 litres dry."
            ),
            SampleArticle(
                "Cairn Hip Pack",
                brand: "Cairn",
                cents: 3_499,
                "Two litres with a hidden pocket at the back."
            ),
            SampleArticle(
                "Cairn Travel Duffel",
                brand: "Cairn",
                cents: 8_995,
                "45 litres, carried by hand or on the back."
            ),
            SampleArticle(
                "Kestrel Head Torch",
                brand: "Kestrel",
                cents: 3_995,
                "350 lumens, rechargeable, with a red night mode."
            ),
            SampleArticle(
                "Kestrel Binoculars",
                brand: "Kestrel",
                cents: 12_900,
                "Eight times magnification in a waterproof body."
            ),
            SampleArticle(
                "Kestrel Compass",
                brand: "Kestrel",
                cents: 2_499,
                "Liquid-filled needle with a sighting mirror."
            ),
            SampleArticle(
                "Bothy Camp Stove",
                brand: "Bothy",
                cents: 4_999,
                "Boils half a litre in three minutes; folds to the size of a mug."
            ),
            SampleArticle(
                "Bothy Cook Set",
                brand: "Bothy",
                cents: 4_495,
                "Two pots and a pan of hard-anodised aluminium."
            ),
            SampleArticle(
                "Bothy Vacuum Flask",
                brand: "Bothy",
                cents: 3_295,
                "One litre; keeps soup hot for twelve hours."
            ),
            SampleArticle(
                "Bothy Enamel Mug",
                brand: "Bothy",
                cents: 1_195,
                "Steel mug for campfires, 400 ml."
            ),
            SampleArticle(
                "Bothy Camp Chair",
                brand: "Bothy",
                cents: 5_495,
                "Carries 120 kg and weighs 1.1 kg."
            ),
        ]
    )
}
