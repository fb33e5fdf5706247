extension SampleCatalogue {
    static let coffeeAndTea = SampleCategory(
        name: "Coffee and Tea",
        variants: .packs,
        articles: [
            SampleArticle(
                "Alder Pour-Over Kettle",
                brand: "Alder",
                cents: 5_995,
                "Gooseneck steel kettle with a walnut handle; holds 0.9 litres."
            ),
            SampleArticle(
                "Alder Coffee Dripper",
                brand: "Alder",
                cents: 2_499,
                "Porcelain cone for one to two cups."
            ),
            SampleArticle(
                "Alder Glass Server",
                brand: "Alder",
                cents: 2_295,
                "Heat-proof server with marks at 300 and 600 ml."
            ),
            SampleArticle(
                "Brightwater House Blend",
                brand: "Brightwater",
                cents: 1_395,
                "Medium roast with notes of cocoa and hazelnut; 250 g of whole beans."
            ),
            SampleArticle(
                "Brightwater Dark Roast",
                brand: "Brightwater",
                cents: 1_395,
                "Low acidity with a smoky finish; 250 g of whole beans."
            ),
            SampleArticle(
                "Brightwater Decaf",
                brand: "Brightwater",
                cents: 1_495,
                "Decaffeinated with water, tastes of caramel; 250 g of whole beans."
            ),
            SampleArticle(
                "Copperline Hand Grinder",
                brand: "Copperline",
                cents: 7_900,
                "Steel burrs with 30 click settings."
            ),
            SampleArticle(
                "Copperline Moka Pot",
                brand: "Copperline",
                cents: 3_495,
                "Aluminium stove-top pot for six small cups."
            ),
            SampleArticle(
                "Copperline Milk Frother",
                brand: "Copperline",
                cents: 2_999,
                "Warms and froths 150 ml in two minutes."
            ),
            SampleArticle(
                "Copperline French Press",
                brand: "Copperline",
                cents: 3_999,
                "Double-walled steel press; keeps coffee warm for an hour."
            ),
            SampleArticle(
                "Juniper Loose Leaf Earl Grey",
                brand: "Juniper",
                cents: 1_195,
                "Black tea with real bergamot oil; 100 g tin."
            ),
            SampleArticle(
                "Juniper Green Sencha",
                brand: "Juniper",
                cents: 1_295,
                "First-flush leaves from a single garden; 100 g tin."
            ),
            SampleArticle(
                "Juniper Evening Herbs",
                brand: "Juniper",
                cents: 995,
                "Chamomile, mint and lemon balm without caffeine; 80 g tin."
            ),
            SampleArticle(
                "Wrenfield Stoneware Mug",
                brand: "Wrenfield",
                cents: 1_695,
                "Reactive glaze, 350 ml, safe in the dishwasher."
            ),
            SampleArticle(
                "Wrenfield Teapot",
                brand: "Wrenfield",
                cents: 3_695,
                "Stoneware pot for four cups with a steel infuser."
            ),
            SampleArticle(
                "Wrenfield Travel Cup",
                brand: "Wrenfield",
                cents: 2_495,
                "Leak-proof lid; keeps drinks hot for six hours."
            ),
        ]
    )
}
