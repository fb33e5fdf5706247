extension SampleCatalogue {
    static let fitness = SampleCategory(
        name: "Fitness",
        variants: .colours,
        articles: [
            SampleArticle(
                "Stride Yoga Mat",
                brand: "Stride",
                cents: 3_995,
                "Natural rubber, 5 mm thick, with a dry grip."
            ),
            SampleArticle(
                "Stride Yoga Blocks",
                brand: "Stride",
                cents: 1_999,
                "Two cork blocks with rounded edges."
            ),
            SampleArticle(
                "Stride Foam Roller",
                brand: "Stride",
                cents: 2_495,
                "Firm 45 cm roller with a ridged surface."
            ),
            SampleArticle(
                "Stride Meditation Cushion",
                brand: "Stride",
                cents: 3_695,
                "Buckwheat filling in a washable cover."
            ),
            SampleArticle(
                "Ironbark Kettlebell",
                brand: "Ironbark",
                cents: 4_499,
                "Cast iron with a powder-coated handle; weighs 8 kg."
            ),
            SampleArticle(
                "Ironbark Dumbbell Pair",
                brand: "Ironbark",
                cents: 3_999,
                "Two neoprene dumbbells of 4 kg each."
            ),
            SampleArticle(
                "Ironbark Pull-Up Bar",
                brand: "Ironbark",
                cents: 4_995,
                "Fits door frames from 62 to 100 cm without screws."
            ),
            SampleArticle(
                "Ironbark Weight Plates",
                brand: "Ironbark",
                cents: 2_999,
                "A pair of rubber-coated 5 kg plates."
            ),
            SampleArticle(
                "Tempo Jump Rope",
                brand: "Tempo",
                cents: 1_795,
                "Ball-bearing handles and a coated steel cable."
            ),
            SampleArticle(
                "Tempo Resistance Bands",
                brand: "Tempo",
                cents: 2_299,
                "Five strengths in a cotton bag."
            ),
            SampleArticle(
                "Tempo Running Belt",
                brand: "Tempo",
                cents: 1_999,
                "Holds a phone and two gels without bouncing."
            ),
            SampleArticle(
                "Tempo Interval Timer",
                brand: "Tempo",
                cents: 2_495,
                "Clip-on timer with vibration alarm."
            ),
            SampleArticle(
                "Glide Swim Goggles",
                brand: "Glide",
                cents: 2_195,
                "Anti-fog lenses with a soft silicone seal."
            ),
            SampleArticle(
                "Glide Water Bottle",
                brand: "Glide",
                cents: 1_695,
                "750 ml of BPA-free plastic with a flip straw."
            ),
            SampleArticle(
                "Glide Sports Towel",
                brand: "Glide",
                cents: 1_495,
                "Microfibre that dries in minutes; 40 by 80 cm."
            ),
            SampleArticle(
                "Glide Gym Bag",
                brand: "Glide",
                cents: 4_999,
                "32 litres with a ventilated shoe pocket."
            ),
        ]
    )
}
