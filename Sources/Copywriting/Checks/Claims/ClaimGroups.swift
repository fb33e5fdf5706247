/// The claims that copy may not make of itself: a maintained list, each group with the rule that it comes from.
package enum ClaimGroups {
    package static let all = [
        // FTC guide on the word free (16 CFR 251); 2005/29/EC annex I no. 20: nothing is free that costs anything.
        ClaimGroup(
            kind: "a promise that something costs nothing",
            level: .block,
            phrases: [
                "=free", "complimentary", "=gratis", "on the house", "at no cost", "for nothing",
                "no charge", "no extra charge", "no extra cost", "no strings attached", "giveaway",
            ]
        ),
        // FTC policy on substantiation: what can be measured against others needs proof.
        ClaimGroup(
            kind: "a superlative that needs proof",
            level: .block,
            phrases: [
                "=best", "finest", "greatest", "cheapest", "=lowest", "highest quality",
                "unbeatable", "unrivaled", "unrivalled", "unmatched", "unparalleled", "unequaled",
                "unequalled", "second to none", "number one", "no. 1", "leading", "world class",
                "top rated", "top quality", "state of the art", "price match", "most advanced",
            ]
        ),
        // Magnuson-Moss Warranty Act; 16 CFR 239: what is guaranteed has terms, and they are the shop's to give.
        ClaimGroup(
            kind: "a guarantee",
            level: .block,
            phrases: [
                "guarantee", "warranty", "warranties", "warranted", "risk free", "no risk",
                "money back", "lifetime", "lasts a life", "last a life", "forever", "built to last",
                "made to last", "never breaks", "never fails", "no questions asked",
                "satisfaction assured", "promise you",
            ]
        ),
        // 2005/29/EC annex I no. 7: false scarcity is unfair in all circumstances; the shop's stock is in no record.
        ClaimGroup(
            kind: "scarcity that no record shows",
            level: .block,
            phrases: [
                "limited stock", "limited edition", "limited supply", "limited quantit",
                "limited number", "limited availab", "while stocks last", "while stock last",
                "while supplies last", "while they last", "selling fast", "going fast",
                "almost gone", "almost sold out", "=nearly gone", "sold out", "sell out",
                "sells out", "selling out", "few left", "=only a few", "last few", "last one left",
                "last ones", "in stock", "restocked", "hurry", "running out of", "low stock",
                "once in a lifetime",
            ]
        ),
        // FTC endorsement guides (16 CFR 255); annex I no. 23b: praise by others must have been given.
        ClaimGroup(
            kind: "praise by others that no record shows",
            level: .block,
            phrases: [
                "award", "bestsell", "best sell", "customers love", "people love", "shoppers love",
                "everyone loves", "everyone's favorite", "everyone's favourite", "fan favorite",
                "fan favourite", "crowd favorite", "crowd favourite", "crowd pleaser",
                "customer favorite", "customer favourite", "most loved", "much loved",
                "recommended by", "trusted by", "loved by", "experts agree", "expert approved",
                "as seen on", "=critics", "=review", "=reviews", "=rated", "=rating", "=ratings",
                "five star", "testimonial", "=popular", "=trending", "world famous", "renowned",
            ]
        ),
        // EC 1924/2006 (foods), annex I no. 17 (cures), FTC health guidance: effects on the body need evidence.
        ClaimGroup(
            kind: "an effect on health",
            level: .block,
            phrases: [
                "=health", "healthy", "healthier", "=cure", "=cures", "=heal", "=heals", "healing",
                "anti aging", "anti ageing", "detox", "clinically", "dermatolog", "=medical",
                "medicinal", "immune", "immunity", "weight loss", "lose weight", "slimming",
                "burns fat", "burn fat", "burn calories", "pain relief", "relieves pain", "therap",
                "hypoallergenic", "allergy", "antibacterial", "antimicrobial", "antioxidant",
                "probiotic", "superfood", "stress relief", "non toxic", "nontoxic", "toxin free",
                "chemical free", "scientifically", "=doctor", "=doctors",
            ]
        ),
        // FTC green guides (16 CFR 260), EU 2024/825: general environmental claims are banned without proof.
        ClaimGroup(
            kind: "an environmental claim",
            level: .block,
            phrases: [
                "=eco", "eco friendly", "sustainab", "=organic", "organically", "biodegradable",
                "compostable", "carbon neutral", "climate neutral", "carbon free", "zero waste",
                "recycled", "recyclable", "upcycled", "renewable", "=vegan", "cruelty free",
                "plastic free", "environmentally", "planet friendly", "earth friendly",
                "fair trade", "fairtrade", "ethically", "responsibly",
            ]
        ),
        // Lanham Act § 43(a), 16 CFR 323 (made in USA): where and how a thing is made is a fact of its maker.
        ClaimGroup(
            kind: "a claim of how or where it is made",
            level: .block,
            phrases: [
                "handmade", "hand made", "handcraft", "hand craft", "artisan", "made in",
                "made locally", "locally", "=imported", "small batch", "=authentic", "=genuine",
                "certified", "=patented", "family owned", "family run", "hand tied", "hand blown",
                "hand painted", "hand stitched", "hand sewn", "hand poured", "handwoven",
                "hand woven", "master craft",
            ]
        ),
        // What a buyer relies on; a product card that does not say it cannot be quoted for it.
        ClaimGroup(
            kind: "a property that no record shows",
            level: .block,
            phrases: [
                "waterproof", "water resistant", "weatherproof", "windproof", "shockproof",
                "splash proof", "splashproof", "fireproof", "heatproof", "heat resistant",
                "leakproof", "leak proof", "rustproof", "scratch resistant", "stain resistant",
                "wrinkle free", "crease free", "fade resistant", "unbreakable", "shatterproof",
                "indestructible", "dishwasher", "oven safe", "microwave", "non stick", "nonstick",
                "non slip", "anti slip", "machine wash", "washable", "rechargeable", "wireless",
                "cordless", "bluetooth", "fast charging", "noise cancel", "touchscreen",
                "odorless", "odourless", "lightweight", "foldable", "collapsible", "stackable",
                "adjustable", "insulated", "ergonomic", "breathable", "reversible", "refillable",
                "energy saving",
            ]
        ),
        // Terms of sale are the shop's to promise (2011/83/EU art. 6).
        ClaimGroup(
            kind: "a service that no record promises",
            level: .block,
            phrases: [
                "shipping", "ships within", "=delivery", "=delivered", "=dispatched", "=returns",
                "refund", "exchange it", "gift wrap", "gift card", "loyalty point", "reward point",
                "bonus point", "cashback", "cash back", "next day", "same day", "overnight",
                "pay later", "installments", "instalments", "financing", "click and collect",
                "refer a friend",
            ]
        ),
        // Annex I no. 7 again: that others cannot have it is a claim of scarcity.
        ClaimGroup(
            kind: "exclusivity that no record shows",
            level: .block,
            phrases: [
                "exclusiv", "=vip", "members only", "invitation only", "invite only",
                "nowhere else", "only available here", "one of a kind",
            ]
        ),
        // Nobody can prove it and nobody is misled: poor copy rather than a wrong claim, so it is only told.
        ClaimGroup(
            kind: "puffery",
            level: .warn,
            phrases: [
                "luxurious", "=luxury", "=premium", "must have", "amazing", "=perfect", "perfectly",
                "revolutionary", "=revolution", "ultimate", "stunning", "incredible",
                "unforgettable", "game changer", "game changing", "durable", "long lasting",
                "act now", "don't miss", "do not miss", "superior", "miracle", "magical",
            ]
        ),
        // None may be stated of a product whose records do not name it (16 CFR 303 for textiles).
        ClaimGroup(
            kind: "a material that no record names",
            level: .block,
            phrases: [
                "=stainless", "=steel", "aluminum", "aluminium", "titanium", "=brass", "=copper",
                "cast iron", "=leather", "=suede", "=wool", "woolen", "woollen", "merino",
                "cashmere", "=cotton", "=linen", "=silk", "=velvet", "polyester", "=nylon",
                "=canvas", "=fleece", "=denim", "bamboo", "=oak", "=walnut", "=beech", "=birch",
                "=pine", "=teak", "=marble", "=granite", "ceramic", "porcelain", "stoneware",
                "=glass", "crystal", "=rubber", "silicone", "=plastic", "memory foam", "=cork",
                "=wicker", "=rattan", "=soy wax", "=beeswax",
            ]
        ),
    ]

    /// Words beside which a claim's first word claims nothing.
    static let harmless: [String: (before: Set<String>, after: Set<String>)] = [
        "free": (
            ["feel", "your", "my", "set", "break", "hands"],
            ["time", "hand", "hands", "hour", "evening", "afternoon", "weekend", "day"]
        ),
        "best": (["at"], ["regards", "wishes"]),
        "glass": (["a", "your", "one"], ["of"]),
        "cork": (["the", "a"], []),
        "leading": ([], ["to"]),
        "pine": ([], ["nuts", "nut", "cones", "forest", "trees", "woods"]),
        "walnut": ([], ["bread", "cake"]),
        "velvet": ([], ["soup", "voice", "sauce"]),
        "silk": (["smooth"], []),
        "for": ([], ["but"]),
        "crystal": ([], ["clear"]),
        "same": (["the"], []),
        "next": (["the"], []),
        "overnight": (["oats"], ["oats", "bag", "trip"]),
    ]
}
