/// The text of an email, a few sentences.
package struct EmailBodyChannel: Channel {
    package let name = "email-body"
    package let title = "Email body"
    package let isSingleLine = false
    package let instruction = "Write a marketing email of three sentences."
    package let factNames = [
        "shop", "campaign", "discount", "code", "starts", "ends", "product", "category",
        "description", "price", "sale_price",
    ]
    package let tokenLimit = 180

    private static let close =
        "[Use code {code}[ from {starts}] until {ends}|It starts on {starts} and ends on {ends}|"
        + "The offer ends on {ends}][ at {shop}]."

    package let examples = [
        "Our {campaign} is here. [The {product} is {discount}: {sale_price} instead of {price}.|"
            + "The {product} is part of it.|Selected {category} is {discount}.|"
            + "Everything is {discount}.|Come and have a look.][ {description}] " + close,
        "[{description} ][The {product} is now {discount} and costs {sale_price}.|"
            + "Have a look at the {product}.|Have a look at our {category}, now {discount}.|"
            + "Have a look around, it is all {discount}.|Have a look around.] "
            + "It is part of our {campaign}. " + close,
        "In our {campaign} [the {product} costs {sale_price} instead of {price}.|"
            + "you find the {product}.|selected {category} is {discount}.|everything is "
            + "{discount}.|there is a lot to find.][ {description}] " + close,
        "Good news: [the {product} is {discount} in our {campaign}. You pay {sale_price}.|"
            + "the {product} is part of our {campaign}.|selected {category} is {discount} in our "
            + "{campaign}.|our {campaign} takes {discount} everything.|our {campaign} is here.]"
            + "[ {description}] " + close,
    ]

    package init() {}

    /// Words.
    package func measures(of text: String) -> [Measure] {
        [Measure(unit: "words", value: WordCount.of(text), softLimit: 150, hardLimit: 400)]
    }
}
