/// The articles of the sample shop, category by category; all brands are invented.
enum SampleCatalogue {
    static let categories: [SampleCategory] = [
        kitchen, coffeeAndTea, home, garden, outdoor, fitness, electronics, beauty, toysAndGames,
        clothing,
    ]
}

/// One shelf of the sample shop.
struct SampleCategory {
    var name: String
    var variants: SampleVariants
    var articles: [SampleArticle]
}

/// What a shop would write on one article's card.
struct SampleArticle {
    var title: String
    var brand: String
    var cents: Int
    var description: String

    init(_ title: String, brand: String, cents: Int, _ description: String) {
        self.title = title
        self.brand = brand
        self.cents = cents
        self.description = description
    }
}

/// How the articles of a category come in more than one version.
struct SampleVariants {
    /// What the versions differ in, as a description begins it.
    var attribute: String
    /// The name of each version and its price in percent of the article's.
    var versions: [(name: String, percent: Int)]

    static let colours = SampleVariants(
        attribute: "Colour",
        versions: [
            "Forest Green", "Slate Grey", "Terracotta", "Ivory", "Midnight Blue", "Charcoal",
            "Ochre", "Sage", "Rust", "Plum", "Sand", "Black",
        ].map { ($0, 100) }
    )
    static let sizes = SampleVariants(
        attribute: "Size",
        versions: [("Small", 95), ("Large", 105), ("Extra Large", 110), ("Tall", 105)]
    )
    static let packs = SampleVariants(
        attribute: "Pack",
        versions: [
            ("Gift Box", 115), ("Twin Pack", 190), ("Set of Three", 270), ("Limited Edition", 110),
        ]
    )
    static let editions = SampleVariants(
        attribute: "Edition",
        versions: [
            ("Travel Edition", 80), ("Deluxe Edition", 150), ("Anniversary Edition", 130),
            ("Collector's Edition", 170),
        ]
    )
}
