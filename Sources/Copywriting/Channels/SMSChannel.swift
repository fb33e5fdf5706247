/// A text message.
///
/// One segment (160 GSM-7 or 70 UCS-2 characters) is the soft limit, because each further one is billed. Carriers
/// take up to 1,600 characters; 320, the longest that senders such as Twilio advise, is the hard limit here.
package struct SMSChannel: Channel {
    package let name = "sms"
    package let title = "SMS"
    package let isSingleLine = false
    package let instruction = "Write one text message (SMS)."
    package let factNames = [
        "shop", "campaign", "discount", "code", "starts", "ends", "product", "category", "price",
        "sale_price",
    ]
    package let tokenLimit = 90

    private static let close = "[ with code {code}][ from {starts}] until {ends}."

    package let examples = [
        "[{shop}: |][The {product} is {discount} in our {campaign}: {sale_price} instead of "
            + "{price}|The {product} is part of our {campaign}|Selected {category} is {discount} in "
            + "our {campaign}|Everything is {discount} in our {campaign}|Our {campaign} is here]"
            + close,
        "{campaign}[ at {shop}|]: [pay {sale_price} instead of {price} for the {product}|"
            + "have a look at the {product}|{discount} selected {category}|{discount} everything|"
            + "come and have a look]" + close,
        "[The {product}, now {sale_price} instead of {price}|The {product}, in our {campaign}|"
            + "Selected {category}, now {discount}|Everything, now {discount}|Our {campaign}]"
            + "[ at {shop}|]" + close,
        "[{shop}: |]{campaign}! [The {product} costs {sale_price} instead of {price}|The {product} "
            + "is waiting for you|Selected {category} is {discount}|Everything is {discount}|"
            + "Have a look]" + close,
    ]

    package init() {}

    /// Segments, and characters in the encoding that the text needs.
    package func measures(of text: String) -> [Measure] {
        let length = GSM7(text)
        return [
            Measure(unit: "segments", value: length.segments, softLimit: 1),
            Measure(
                unit: "\(length.encoding.rawValue) characters",
                value: length.units,
                hardLimit: 320
            ),
        ]
    }
}
