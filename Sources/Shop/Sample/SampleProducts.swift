/// The products of the sample shop: the hand-written articles first, then their versions.
struct SampleProducts {
    let count: Int
    let seed: UInt64

    /// The category of a product; neighbours stand on different shelves, so that a small shop is a varied one.
    static func category(of index: Int) -> Int {
        index % SampleCatalogue.categories.count
    }

    /// How many articles are written by hand.
    static let articleCount = SampleCatalogue.categories.reduce(0) { $0 + $1.articles.count }

    private static func article(of index: Int) -> SampleArticle {
        let categories = SampleCatalogue.categories
        let articles = categories[category(of: index)].articles
        return articles[index / categories.count % articles.count]
    }

    /// The version of the article: nil for the article itself, then its category's versions, series by series.
    private static func version(
        of index: Int
    ) -> (name: String, attribute: String, percent: Int, series: Int)? {
        let round = index / articleCount
        guard round > 0 else { return nil }
        let variants = SampleCatalogue.categories[category(of: index)].variants
        let (series, place) = (round - 1).quotientAndRemainder(
            dividingBy: variants.versions.count
        )
        let version = variants.versions[place]
        return (version.name, variants.attribute, version.percent, series + 1)
    }

    /// The price of a product in cents; a version's keeps the ending of its article's, such as .95.
    static func cents(of index: Int) -> Int {
        let article = article(of: index)
        guard let version = version(of: index), version.percent != 100 else { return article.cents }
        let ending = article.cents % 100
        return max(article.cents * version.percent / 10_000, 1) * 100 + ending
    }

    /// The product at a place in 0..<count.
    func product(at index: Int) -> Product {
        let article = SampleProducts.article(of: index)
        var title = article.title
        var description = article.description
        if let version = SampleProducts.version(of: index) {
            title += ", \(version.name)"
            if version.series > 1 { title += ", Series \(version.series)" }
            description += " \(version.attribute): \(version.name.lowercased())."
        }
        var random = SampleRandom(seed: seed, purpose: .product, index: index)
        let cents = SampleProducts.cents(of: index)
        let cost = cents * (42 + random.below(21)) / 100
        let isSoldOut = random.chance(3)
        return Product(
            productID: SampleProducts.productID(index),
            title: title,
            category: SampleCatalogue.categories[SampleProducts.category(of: index)].name,
            price: Amount(cents: cents),
            description: description,
            brand: article.brand,
            url: "https://example.com/products/" + SampleProducts.slug(of: title),
            stock: isSoldOut ? 0 : 4 + random.below(60) * (1 + random.below(6)),
            cost: Amount(cents: cost)
        )
    }

    /// The id of the product at a place.
    static func productID(_ index: Int) -> String { "product_\(index + 1)" }

    /// A title as a path of an address: lower case, hyphens between words.
    private static func slug(of title: String) -> String {
        let letters = title.lowercased().unicodeScalars.filter { $0 != "'" }
        let words = letters.split { scalar in
            !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar)
        }
        return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    }
}

extension Amount {
    /// An amount of hundredths of a unit.
    init(cents: Int) {
        self.init(tenThousandths: Int64(cents) * 100)
    }
}
