extension SampleCatalogue {
    static let clothing = SampleCategory(
        name: "Clothing",
        variants: .sizes,
        articles: [
            SampleArticle(
                "Northfold Merino Jumper",
                brand: "Northfold",
                cents: 8_995,
                "Fine merino wool with a ribbed crew neck."
            ),
            SampleArticle(
                "Northfold Cotton T-Shirt",
                brand: "Northfold",
                cents: 2_495,
                "Heavy organic cotton that keeps its shape."
            ),
            SampleArticle(
                "Northfold Oxford Shirt",
                brand: "Northfold",
                cents: 5_495,
                "Button-down collar in a soft brushed weave."
            ),
            SampleArticle(
                "Northfold Chino Trousers",
                brand: "Northfold",
                cents: 6_495,
                "Stretch cotton with a straight leg."
            ),
            SampleArticle(
                "Fairlea Linen Dress",
                brand: "Fairlea",
                cents: 7_995,
                "Midi length with two side pockets."
            ),
            SampleArticle(
                "Fairlea Wrap Cardigan",
                brand: "Fairlea",
                cents: 6_999,
                "Cotton and wool blend with a tie belt."
            ),
            SampleArticle(
                "Fairlea Silk Scarf",
                brand: "Fairlea",
                cents: 4_995,
                "Hand-rolled edges, 70 by 70 cm."
            ),
            SampleArticle(
                "Fairlea Pleated Skirt",
                brand: "Fairlea",
                cents: 5_900,
                "Recycled polyester with an elastic waist."
            ),
            SampleArticle(
                "Drumlin Rain Jacket",
                brand: "Drumlin",
                cents: 12_900,
                "Taped seams and a hood that folds away."
            ),
            SampleArticle(
                "Drumlin Fleece",
                brand: "Drumlin",
                cents: 6_995,
                "Recycled fleece with two zipped pockets."
            ),
            SampleArticle(
                "Drumlin Down Vest",
                brand: "Drumlin",
                cents: 9_900,
                "Responsible down that packs into its pocket."
            ),
            SampleArticle(
                "Drumlin Wool Socks",
                brand: "Drumlin",
                cents: 1_495,
                "Cushioned merino socks, sold as a pair."
            ),
            SampleArticle(
                "Pinewell Leather Belt",
                brand: "Pinewell",
                cents: 3_995,
                "Vegetable-tanned leather with a brass buckle."
            ),
            SampleArticle(
                "Pinewell Canvas Tote",
                brand: "Pinewell",
                cents: 2_295,
                "Heavy canvas with an inner zip pocket."
            ),
            SampleArticle(
                "Pinewell Beanie",
                brand: "Pinewell",
                cents: 1_995,
                "Ribbed lambswool with a turn-up."
            ),
            SampleArticle(
                "Pinewell Leather Gloves",
                brand: "Pinewell",
                cents: 4_999,
                "Lined gloves that work on a touchscreen."
            ),
        ]
    )
}
