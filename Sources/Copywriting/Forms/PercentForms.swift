package import Shop

/// The written forms of a discount.
package enum PercentForms {
    /// How the sheet states a discount: `20%`, `12.5%`.
    package static func value(of discount: Discount) -> String { "\(discount.percentText)%" }

    /// Every form that counts as stating the discount: `20%`, `20 percent`, `twenty percent`; `half price` for 50 %.
    package static func forms(of discount: Discount, locale: String) -> [String] {
        let text = discount.percentText
        let separator = NumberStyle(locale: locale).decimalSeparator
        var numbers = [text]
        if text.contains("."), separator != "." {
            numbers.append(text.replacing(".", with: separator))
        }
        let whole = discount.basisPoints / 100
        if discount.basisPoints.isMultiple(of: 100), let word = NumberWords.word(for: whole) {
            numbers.append(word)
        }
        var forms: [String] = []
        for number in numbers {
            let isWord = number.first?.isLetter == true
            if !isWord { forms += ["\(number)%", "\(number) %", "\(number)-%"] }
            forms += ["\(number) percent", "\(number) per cent", "\(number)-percent"]
        }
        if discount.basisPoints == 5_000 {
            forms += ["half price", "half-price", "half off", "half the price", "half-off"]
        }
        return forms
    }
}
