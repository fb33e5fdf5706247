/// A post on a social network, within the 280 weighted characters of X.
package struct SocialPostChannel: Channel {
    package let name = "social-post"
    package let title = "Social post"
    package let isSingleLine = false
    package let instruction = "Write one social media post."
    package let factNames = [
        "campaign", "discount", "code", "starts", "ends", "product", "category", "description",
    ]
    package let tokenLimit = 110

    private static let close = "[ with code {code}|][ from {starts}|] until {ends}."

    package let examples = [
        "[{description} |][The {product} is {discount} in our {campaign}|The {product} is in our "
            + "{campaign}|Selected {category} is {discount} in our {campaign}|Everything is "
            + "{discount} in our {campaign}|Our {campaign} is here]" + close,
        "Our {campaign} is here! [The {product} is {discount}|Meet the {product}|Selected "
            + "{category} is {discount}|Everything is {discount}|Come and have a look]" + close
            + "[ {description}|]",
        "[Meet the {product}|Meet our {campaign}].[ {description}|] [It is {discount}|Find it in "
            + "our {campaign}]" + close,
        "[Looking for the {product}? It is {discount} in our {campaign}|Looking for the {product}? "
            + "It is in our {campaign}|Looking for {category}? It is {discount} in our "
            + "{campaign}|{campaign}: {discount} everything|{campaign}: something for everyone]"
            + close + "[ {description}|]",
    ]

    package init() {}

    /// Weighted characters.
    package func measures(of text: String) -> [Measure] {
        [
            Measure(
                unit: "weighted characters",
                value: WeightedLength.of(text),
                hardLimit: WeightedLength.limit
            )
        ]
    }
}
