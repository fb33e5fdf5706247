/// Words that claim something and need a record that says so, and why.
package struct ClaimGroup: Sendable {
    /// What kind of claim it is, as a finding tells it.
    package var kind: String
    package var level: Finding.Level
    /// Words or phrases in lower case.
    ///
    /// The last word counts with its endings (`guarantee`, `guaranteed`); behind a `=` only as it stands.
    package var phrases: [String]
}

/// The claims that copy may not make of itself: a maintained list.
///
/// From the FTC's guides on the word free (16 CFR 251) and on environmental claims (16 CFR 260), the EU's list of practices that are unfair in
/// all circumstances (Directive 2005/29/EC, annex I: false scarcity, cures, trust marks) and its regulation of health claims (EC 1924/2006).
package enum ClaimGroups {
    package static let all = [
        ClaimGroup(
            kind: "a promise that something costs nothing",
            level: .block,
            phrases: ["=free", "complimentary", "on the house", "at no cost", "for nothing"]
        ),
        ClaimGroup(
            kind: "a superlative that needs proof",
            level: .block,
            phrases: [
                "=best", "finest", "greatest", "cheapest", "=lowest", "unbeatable", "unrivaled",
                "unrivalled", "unmatched", "number one", "leading", "world-class", "top-rated",
            ]
        ),
        ClaimGroup(
            kind: "a guarantee",
            level: .block,
            phrases: [
                "guarantee", "warranty", "warranties", "risk-free", "no risk", "money back",
                "money-back", "lifetime", "forever",
            ]
        ),
        ClaimGroup(
            kind: "scarcity that no record shows",
            level: .block,
            phrases: [
                "limited stock", "limited edition", "limited supply", "limited quantities",
                "while stocks last", "while supplies last", "selling fast", "almost gone",
                "almost sold out", "sold out", "few left", "=only a few", "in stock", "hurry",
                "running out of", "low stock",
            ]
        ),
        ClaimGroup(
            kind: "praise by others that no record shows",
            level: .block,
            phrases: [
                "award", "bestsell", "best-sell", "customers love", "people love", "everyone loves",
                "recommended by", "trusted by", "loved by", "=review", "=reviews", "=rated",
                "five-star", "=popular", "customer favorite", "customer favourite",
            ]
        ),
        ClaimGroup(
            kind: "an effect on health",
            level: .block,
            phrases: [
                "=health", "healthy", "healthier", "=cure", "=cures", "=heal", "=heals", "healing",
                "anti-aging", "anti-ageing", "detox", "clinically", "dermatolog", "=medical",
                "immune", "immunity", "weight loss", "lose weight", "pain relief", "therap",
                "hypoallergenic", "antibacterial", "stress relief",
            ]
        ),
        ClaimGroup(
            kind: "an environmental claim",
            level: .block,
            phrases: [
                "eco-friendly", "sustainab", "=organic", "biodegradable", "compostable",
                "carbon neutral", "carbon-neutral", "climate neutral", "recycled", "recyclable",
                "=vegan", "cruelty-free", "plastic-free", "environmentally",
            ]
        ),
        ClaimGroup(
            kind: "a claim of how or where it is made",
            level: .block,
            phrases: [
                "handmade", "hand-made", "handcraft", "hand-craft", "artisan", "made in",
                "=authentic", "=genuine", "certified", "=patented", "family-owned", "hand-tied",
                "hand-blown", "hand-painted", "hand-stitched",
            ]
        ),
        ClaimGroup(
            kind: "a property that no record shows",
            level: .block,
            phrases: [
                "waterproof", "water-resistant", "windproof", "shockproof", "splash-proof",
                "fireproof", "unbreakable", "shatterproof", "dishwasher", "oven-safe",
                "microwave-safe", "non-stick", "nonstick", "non-slip", "machine-wash", "washable",
                "rechargeable", "wireless", "bluetooth", "noise-cancel", "odorless", "odourless",
                "stain-resistant", "rustproof", "lightweight", "heatproof", "leakproof",
                "leak-proof", "foldable", "adjustable", "insulated", "ergonomic", "breathable",
            ]
        ),
        ClaimGroup(
            kind: "a service that no record promises",
            level: .block,
            phrases: [
                "shipping", "=delivery", "=delivered", "=returns", "refund", "exchange it",
                "gift wrap", "gift-wrap", "loyalty point", "reward point", "next-day", "same-day",
                "pay later",
            ]
        ),
        ClaimGroup(
            kind: "exclusivity that no record shows",
            level: .block,
            phrases: ["exclusive", "=vip", "members only", "members-only", "invitation only"]
        ),
        ClaimGroup(
            kind: "puffery",
            level: .warn,
            phrases: [
                "luxurious", "=luxury", "must-have", "amazing", "=perfect", "perfectly",
                "revolutionary", "ultimate", "stunning", "incredible", "unforgettable",
                "game-changer", "game-changing",
            ]
        ),
    ]

    /// Materials: none may be stated of a product whose records do not name it.
    package static let materials = ClaimGroup(
        kind: "a material that no record names",
        level: .block,
        phrases: [
            "=stainless", "=steel", "aluminum", "aluminium", "titanium", "=brass", "=copper",
            "cast iron", "=leather", "=suede", "=wool", "woolen", "merino", "cashmere", "=cotton",
            "=linen", "=silk", "=velvet", "polyester", "=nylon", "=canvas", "=fleece", "=denim",
            "bamboo", "=oak", "=walnut", "=beech", "=birch", "=pine", "=teak", "=marble",
            "=granite", "ceramic", "porcelain", "stoneware", "=glass", "crystal", "=rubber",
            "silicone", "=plastic", "memory foam", "=cork", "=wicker", "=rattan", "=soy wax",
            "=beeswax",
        ]
    )
}
