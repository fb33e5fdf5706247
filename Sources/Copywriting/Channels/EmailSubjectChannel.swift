/// The subject line of an email.
///
/// No standard limits it short of a header line of 998 bytes (RFC 5322); mail programs show 30 to 70 characters.
package struct EmailSubjectChannel: Channel {
    package let name = "email-subject"
    package let title = "Email subject"
    package let isSingleLine = true
    package let endsInSentence = false
    package let instruction = "Write one email subject line."
    package let factNames = ["campaign", "discount", "product", "category"]
    package let tokenLimit = 40

    package let examples = [
        "{campaign}: [{discount} the {product}|the {product}|{discount} selected {category}|"
            + "{discount} everything|something for you]",
        "[The {product}, now {discount}|The {product} in our {campaign}|"
            + "Selected {category}, now {discount}|{campaign}: now {discount}|{campaign} is here]",
        "[{discount} the {product} in our {campaign}|{campaign} and the {product}|"
            + "{discount} selected {category} in our {campaign}|{discount} in our {campaign}|"
            + "Our {campaign} is here]",
        "[Save on the {product}: {discount}|Have a look at the {product}|"
            + "Save on {category}: {discount}|Save in our {campaign}: {discount}|"
            + "Have a look at our {campaign}]",
    ]

    package init() {}

    /// Characters as a reader counts them, and lines.
    package func measures(of text: String) -> [Measure] {
        [
            Measure(unit: "characters", value: text.count, softLimit: 50, hardLimit: 150),
            singleLine(text),
        ]
    }
}
