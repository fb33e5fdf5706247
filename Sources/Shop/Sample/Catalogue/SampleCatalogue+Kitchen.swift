extension SampleCatalogue {
    static let kitchen = SampleCategory(
        name: "Kitchen",
        variants: .colours,
        articles: [
            SampleArticle(
                "Harrow Cast Iron Skillet",
                brand: "Harrow",
                cents: 5_495,
                "Pre-seasoned 26 cm skillet with two pouring lips."
            ),
            SampleArticle(
                "Harrow Enamel Casserole",
                brand: "Harrow",
                cents: 11_900,
                "Holds 4.7 litres; oven safe to 260 °C."
            ),
            SampleArticle(
                "Linden Chef's Knife",
                brand: "Linden",
                cents: 7_995,
                "20 cm blade of German steel with an oiled ash handle."
            ),
            SampleArticle(
                "Linden Bread Knife",
                brand: "Linden",
                cents: 4_495,
                "Serrated 23 cm blade that cuts crust without tearing."
            ),
            SampleArticle(
                "Marlowe Cutting Board",
                brand: "Marlowe",
                cents: 3_900,
                "End-grain beech with a groove for juices."
            ),
            SampleArticle(
                "Marlowe Mixing Bowl Set",
                brand: "Marlowe",
                cents: 3_499,
                "Three nesting steel bowls with lids."
            ),
            SampleArticle(
                "Sable Hand Blender",
                brand: "Sable",
                cents: 6_499,
                "600 watts, five speeds and a steel shaft."
            ),
            SampleArticle(
                "Sable Kitchen Scale",
                brand: "Sable",
                cents: 2_999,
                "Weighs up to 5 kg in steps of one gram."
            ),
            SampleArticle(
                "Oriel Glass Food Jars",
                brand: "Oriel",
                cents: 2_795,
                "Set of six jars with bamboo lids."
            ),
            SampleArticle(
                "Oriel Salad Spinner",
                brand: "Oriel",
                cents: 2_499,
                "One-pull spinner whose bowl serves at the table."
            ),
            SampleArticle(
                "Tamsin Wok",
                brand: "Tamsin",
                cents: 4_999,
                "Carbon steel, 32 cm, with a flat base for any hob."
            ),
            SampleArticle(
                "Tamsin Bamboo Steamer",
                brand: "Tamsin",
                cents: 1_995,
                "Two tiers for dumplings and vegetables."
            ),
            SampleArticle(
                "Fennick Pepper Mill",
                brand: "Fennick",
                cents: 2_900,
                "Ceramic grinder, adjustable from fine to coarse."
            ),
            SampleArticle(
                "Fennick Measuring Spoons",
                brand: "Fennick",
                cents: 1_295,
                "Five steel spoons held by one ring."
            ),
            SampleArticle(
                "Corby Linen Apron",
                brand: "Corby",
                cents: 3_295,
                "Washed linen with a deep front pocket."
            ),
            SampleArticle(
                "Corby Oven Gloves",
                brand: "Corby",
                cents: 1_899,
                "Quilted cotton pair that reaches over the wrist."
            ),
        ]
    )
}
