extension SampleCatalogue {
    static let electronics = SampleCategory(
        name: "Electronics",
        variants: .colours,
        articles: [
            SampleArticle(
                "Nimbus Wireless Earbuds",
                brand: "Nimbus",
                cents: 7_999,
                "Noise cancelling with six hours of play per charge."
            ),
            SampleArticle(
                "Nimbus Over-Ear Headphones",
                brand: "Nimbus",
                cents: 14_900,
                "Folding headphones with 40 hours of battery."
            ),
            SampleArticle(
                "Nimbus Portable Speaker",
                brand: "Nimbus",
                cents: 5_999,
                "Waterproof speaker with twelve hours of battery."
            ),
            SampleArticle(
                "Nimbus Soundbar",
                brand: "Nimbus",
                cents: 19_900,
                "Two channels and a wireless subwoofer."
            ),
            SampleArticle(
                "Pivot Mechanical Keyboard",
                brand: "Pivot",
                cents: 10_995,
                "Quiet switches in a compact aluminium case."
            ),
            SampleArticle(
                "Pivot Wireless Mouse",
                brand: "Pivot",
                cents: 3_999,
                "Silent clicks and a battery for three months."
            ),
            SampleArticle(
                "Pivot Laptop Stand",
                brand: "Pivot",
                cents: 4_499,
                "Folding aluminium stand with six heights."
            ),
            SampleArticle(
                "Pivot Webcam",
                brand: "Pivot",
                cents: 6_999,
                "Full HD with a privacy shutter and two microphones."
            ),
            SampleArticle(
                "Volta Power Bank",
                brand: "Volta",
                cents: 3_995,
                "10,000 mAh with fast charging on both ports."
            ),
            SampleArticle(
                "Volta Wall Charger",
                brand: "Volta",
                cents: 2_999,
                "65 watts over three ports, smaller than a card deck."
            ),
            SampleArticle(
                "Volta USB-C Cable",
                brand: "Volta",
                cents: 1_499,
                "Braided two metre cable that carries 100 watts."
            ),
            SampleArticle(
                "Volta Wireless Charger",
                brand: "Volta",
                cents: 2_795,
                "15 watts on a non-slip fabric pad."
            ),
            SampleArticle(
                "Inkwell E-Reader",
                brand: "Inkwell",
                cents: 12_900,
                "Glare-free six inch screen; a charge lasts four weeks."
            ),
            SampleArticle(
                "Inkwell Reading Light",
                brand: "Inkwell",
                cents: 1_899,
                "Clip-on light with amber and white tones."
            ),
            SampleArticle(
                "Sentry Door Camera",
                brand: "Sentry",
                cents: 8_999,
                "Wide-angle view that stores its clips at home."
            ),
            SampleArticle(
                "Sentry Smart Plug",
                brand: "Sentry",
                cents: 1_795,
                "Measures power and works without a cloud account."
            ),
        ]
    )
}
