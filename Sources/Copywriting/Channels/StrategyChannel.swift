/// A plan of whom to address, with what offer, on which channel, when and why; not sent to anybody.
package struct StrategyChannel: Channel {
    package let name = "strategy"
    package let title = "Strategy"
    package let isSent = false
    package let isSingleLine = false
    package let instruction =
        "Write a short marketing plan: whom to address, which offer, on which channel, when and why."
    package let factNames = [
        "campaign", "discount", "code", "starts", "ends", "product", "category", "price",
        "sale_price", "in_cart", "viewed", "bought", "likes",
    ]
    package let tokenLimit = 180

    private static let whom =
        "Whom: customers [who have the {in_cart} in the cart|who viewed the {viewed}|"
        + "who bought the {bought}|who like {likes}|who like {category}|of the shop]. "
    private static let offer =
        "Offer: [the {product}|selected {category}|everything][ at {discount}]"
        + "[ with code {code}][, {sale_price} instead of {price}]. "

    package let examples = [
        whom + offer + "Channel: email, then a push notification. When: "
            + "[from {starts} on|before {campaign} ends on {ends}]. Why: "
            + "[they were about to buy it{?in_cart}|they know it already{?viewed}|"
            + "it suits what they like][ and it costs less now{?sale_price}].",
        whom + offer + "Channel: SMS, then a social post. When: "
            + "[on {starts}, when {campaign} begins|shortly before {ends}, when "
            + "{campaign} ends]. Why: [they left it in the cart{?in_cart}|they looked at it{?viewed}|"
            + "they come back for good offers].",
        whom + offer + "Channel: a social post, then an email. When: "
            + "[{campaign} begins on {starts}|while {campaign} runs, until {ends}]. Why: "
            + "[the lower price is a reason to decide{?sale_price}|"
            + "it is a good moment to come back].",
        whom + offer + "Channel: push, then SMS. When: "
            + "[from {starts} until {ends}|as long as {campaign} lasts, until {ends}]. Why: "
            + "[a short reminder is enough{?in_cart}|they showed interest{?viewed}|"
            + "a short message is enough to bring them back].",
    ]

    package init() {}

    /// Words, 120 at most.
    package func measures(of text: String) -> [Measure] {
        [Measure(unit: "words", value: WordCount.of(text), hardLimit: 120)]
    }
}
