extension SampleCatalogue {
    static let toysAndGames = SampleCategory(
        name: "Toys and Games",
        variants: .editions,
        articles: [
            SampleArticle(
                "Pebble Building Blocks",
                brand: "Pebble",
                cents: 3_495,
                "Fifty beech blocks in a cotton bag, from age two."
            ),
            SampleArticle(
                "Pebble Stacking Rings",
                brand: "Pebble",
                cents: 1_895,
                "Seven wooden rings in water-based colours."
            ),
            SampleArticle(
                "Pebble Balance Bike",
                brand: "Pebble",
                cents: 8_999,
                "Birch frame with a seat from 34 to 42 cm."
            ),
            SampleArticle(
                "Pebble Train Set",
                brand: "Pebble",
                cents: 4_999,
                "Oval track with 32 pieces and a bridge."
            ),
            SampleArticle(
                "Lantern Story Dice",
                brand: "Lantern",
                cents: 1_295,
                "Nine picture dice that start a story."
            ),
            SampleArticle(
                "Lantern Harbour Board Game",
                brand: "Lantern",
                cents: 3_995,
                "Trading game for two to five players in 45 minutes."
            ),
            SampleArticle(
                "Lantern Cave Explorers",
                brand: "Lantern",
                cents: 2_999,
                "Cooperative adventure for ages eight and up."
            ),
            SampleArticle(
                "Lantern Memory Game",
                brand: "Lantern",
                cents: 1_495,
                "Thirty-six pairs of woodland animals."
            ),
            SampleArticle(
                "Puzzlewick Forest Jigsaw",
                brand: "Puzzlewick",
                cents: 1_999,
                "1,000 pieces of thick recycled board."
            ),
            SampleArticle(
                "Puzzlewick World Map Jigsaw",
                brand: "Puzzlewick",
                cents: 1_699,
                "200 large pieces with a poster."
            ),
            SampleArticle(
                "Puzzlewick Brain Teasers",
                brand: "Puzzlewick",
                cents: 2_295,
                "Six wooden puzzles from easy to fiendish."
            ),
            SampleArticle(
                "Puzzlewick Chess Set",
                brand: "Puzzlewick",
                cents: 4_495,
                "Folding walnut board with weighted pieces."
            ),
            SampleArticle(
                "Tinker Marble Run",
                brand: "Tinker",
                cents: 4_299,
                "96 parts for towers up to one metre."
            ),
            SampleArticle(
                "Tinker Science Kit",
                brand: "Tinker",
                cents: 3_499,
                "Twenty experiments with crystals and magnets."
            ),
            SampleArticle(
                "Tinker Robot Kit",
                brand: "Tinker",
                cents: 6_995,
                "Codes with cards or a tablet, from age seven."
            ),
            SampleArticle(
                "Tinker Kite",
                brand: "Tinker",
                cents: 2_495,
                "Single-line kite with 40 metres of cord."
            ),
        ]
    )
}
