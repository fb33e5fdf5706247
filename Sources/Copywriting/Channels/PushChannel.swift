/// The body of a push notification.
///
/// Phones show 80 to 160 characters of it; above 178 iOS cuts it on every screen, and several makers refuse more.
package struct PushChannel: Channel {
    package let name = "push"
    package let title = "Push notification"
    package let isSingleLine = true
    package let instruction = "Write one push notification."
    package let factNames = [
        "campaign", "discount", "code", "starts", "ends", "product", "category", "sale_price",
    ]
    package let tokenLimit = 60

    package let examples = [
        "[{product}: {discount}|{product}: in our {campaign}|{campaign}: {discount} selected "
            + "{category}|{campaign}: {discount}|{campaign}:][ from {starts}] until {ends}."
            + "[ Now {sale_price}[ with code {code}].|]",
        "[The {product} is {discount}|The {product} is in our {campaign}|Selected {category} is "
            + "{discount}|Everything is {discount}|Our {campaign} is here][ from {starts}] "
            + "until {ends}.[ Use code {code}.|]",
        "[Now {sale_price}: the {product}|Have a look: the {product}|Now {discount}: selected "
            + "{category}|Now {discount}: everything|Have a look: our {campaign}]"
            + "[ with code {code}|][, from {starts}|], until {ends}.",
        "{campaign}: [the {product} for {sale_price}|the {product}|{category} for less|everything "
            + "for less|have a look][ with code {code}|][ from {starts}|] until {ends}.",
    ]

    package init() {}

    /// Characters as a reader counts them, and lines.
    package func measures(of text: String) -> [Measure] {
        [
            Measure(unit: "characters", value: text.count, softLimit: 120, hardLimit: 178),
            singleLine(text),
        ]
    }
}
