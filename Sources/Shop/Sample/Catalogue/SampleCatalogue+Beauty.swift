extension SampleCatalogue {
    static let beauty = SampleCategory(
        name: "Beauty",
        variants: .packs,
        articles: [
            SampleArticle(
                "Seabright Hand Cream",
                brand: "Seabright",
                cents: 1_295,
                "Shea butter and sea buckthorn; 75 ml."
            ),
            SampleArticle(
                "Seabright Body Lotion",
                brand: "Seabright",
                cents: 1_895,
                "Light almond lotion without perfume; 250 ml."
            ),
            SampleArticle(
                "Seabright Bath Salts",
                brand: "Seabright",
                cents: 1_495,
                "Atlantic salt with rosemary; 500 g."
            ),
            SampleArticle(
                "Seabright Soap Bar",
                brand: "Seabright",
                cents: 795,
                "Cold-pressed olive soap with oat flakes; 100 g."
            ),
            SampleArticle(
                "Clove Face Serum",
                brand: "Clove",
                cents: 3_495,
                "Hyaluronic acid and vitamin C; 30 ml."
            ),
            SampleArticle(
                "Clove Day Cream",
                brand: "Clove",
                cents: 2_999,
                "Daily moisture with SPF 30; 50 ml."
            ),
            SampleArticle(
                "Clove Cleansing Balm",
                brand: "Clove",
                cents: 2_495,
                "Melts make-up without rubbing; 90 ml."
            ),
            SampleArticle(
                "Clove Clay Mask",
                brand: "Clove",
                cents: 1_999,
                "Pink clay for ten minutes a week; 75 ml."
            ),
            SampleArticle(
                "Meadow Shampoo Bar",
                brand: "Meadow",
                cents: 1_095,
                "Solid shampoo for about 60 washes."
            ),
            SampleArticle(
                "Meadow Conditioner",
                brand: "Meadow",
                cents: 1_395,
                "Nettle and argan oil for dry hair; 250 ml."
            ),
            SampleArticle(
                "Meadow Hair Oil",
                brand: "Meadow",
                cents: 1_795,
                "Three cold-pressed oils; 50 ml with a pipette."
            ),
            SampleArticle(
                "Meadow Wooden Brush",
                brand: "Meadow",
                cents: 2_495,
                "Beech brush with rounded pins."
            ),
            SampleArticle(
                "Tideline Beard Oil",
                brand: "Tideline",
                cents: 1_895,
                "Cedarwood scent; 30 ml."
            ),
            SampleArticle(
                "Tideline Safety Razor",
                brand: "Tideline",
                cents: 3_995,
                "Brass razor with ten blades."
            ),
            SampleArticle(
                "Tideline Shaving Cream",
                brand: "Tideline",
                cents: 1_595,
                "Rich lather from coconut oil; 120 ml."
            ),
            SampleArticle(
                "Tideline Lip Balm",
                brand: "Tideline",
                cents: 595,
                "Beeswax and mint in a paper tube."
            ),
        ]
    )
}
