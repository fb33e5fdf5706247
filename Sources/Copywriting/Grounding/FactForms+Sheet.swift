import Shop

extension FactForms {
    /// The forms of a sheet's facts, those of a role together.
    ///
    /// Left out is what a record may hold and a text may not say: control marks of models, invisible characters, links and prices in
    /// titles and descriptions.
    static func byRole(_ sheet: FactSheet, channel: any Channel) -> [FactForms] {
        var forms = [[String: Trait]](repeating: [:], count: FactRole.allCases.count)
        func add(_ form: String, _ kind: String) {
            let role = FactRole(kind: kind)
            forms[role.rawValue][form, default: []].formUnion(traits(of: form, kind: kind))
        }
        for fact in sheet.facts {
            let kind = RolesCheck.kind(of: fact.name)
            for form in fact.forms where maySay(form, kind: kind, channel: channel) {
                add(form, kind)
                if let capital = capitalised(form) { add(capital, kind) }
                if kind == "description" || kind == "terms", let small = uncapitalised(form) {
                    add(small, kind)
                }
                guard kind == "saving" else { continue }
                // Said so, an amount is no price wherever it stands.
                for word in ["off", "less", "cheaper", "lower", "below"] {
                    add("\(form) \(word)", "saved")
                }
            }
        }
        for name in innerNames(sheet) { add(name, "description") }
        for phrase in recordedGifts(sheet) {
            add(phrase, "gift")
            if let capital = capitalised(phrase) { add(capital, "gift") }
        }
        if channel.isSent { for tag in MergeTags.all { add(tag, "merge_tag") } }
        return FactRole.allCases.flatMap { role in
            let all = forms[role.rawValue]
            return [false, true].compactMap { sharpens in
                let part = all.filter { sharpensAmount($0.key) == sharpens }
                return part.isEmpty
                    ? nil : FactForms(part, role: role, sharpensAmounts: sharpens)
            }
        }
    }

    /// Facts whose values must be said letter by letter.
    private static let exact: Set<String> = ["code", "url", "product_url"]
    private static let amounts: Set<String> = ["price", "sale_price", "saving", "saved"]
    /// Facts that may state what the customer is asked to pay or is given.
    private static let offers: Set<String> = amounts.union(["discount", "terms"])

    private static func traits(of form: String, kind: String) -> Trait {
        var traits: Trait = []
        let folded = ScannedText.fold(form)
        if let last = folded.last {
            if Boundary.isDigit(last) || Boundary.isCurrency(last) || last == "%" {
                traits.insert(.isAmount)
            }
            if ".!?".unicodeScalars.contains(last), kind != "code" { traits.insert(.endsSentence) }
        }
        if ["price", "sale_price"].contains(kind) { traits.insert(.isPrice) }
        if RolesCheck.titles.contains(kind) { traits.insert(.isProduct) }
        if ["url", "product_url"].contains(kind) { traits.insert(.isLink) }
        return traits
    }

    private static func sharpensAmount(_ form: String) -> Bool {
        let word = ScannedText.fold(form).prefix { ScannedText.isWordScalar($0) }
        return Boundary.sharpensAmount(String(String.UnicodeScalarView(word)))
    }

    private static func maySay(_ form: String, kind: String, channel: any Channel) -> Bool {
        guard let first = form.first, !first.isWhitespace, !TextSanitizer.needsCleaning(form) else {
            return false
        }
        if exact.contains(kind) || amounts.contains(kind) { return true }
        let scalars = form.unicodeScalars
        if !offers.contains(kind) {
            if scalars.contains(where: Boundary.isCurrency) { return false }
            if form.contains("%"), form.lowercased().contains(#/%\s*(?:off|less|discount|rabatt)/#)
            {
                return false
            }
        }
        if scalars.contains(where: { "<[|".unicodeScalars.contains($0) }),
            form.contains(#/<\|?[^<>\n]*>|\[\/?INST/#)
        {
            return false
        }
        guard scalars.contains(where: { ".@:".unicodeScalars.contains($0) }) || form.count > 8,
            kind != "starts", kind != "ends", kind != "dates"
        else { return true }
        return LinkScanner.links(in: ScannedText(form)).isEmpty
    }

    /// The form as a sentence may begin with it, where it has a small letter.
    private static func capitalised(_ form: String) -> String? {
        guard let first = form.first, first.isLowercase, first.isASCII else { return nil }
        // A link or a name such as `iPhone` stays as it is written.
        guard !form.dropFirst().contains(where: \.isUppercase), !form.contains(".") else {
            return nil
        }
        return first.uppercased() + form.dropFirst()
    }

    /// The form as it stands inside a sentence, where it begins with a number's word.
    private static func uncapitalised(_ form: String) -> String? {
        guard let first = form.first, first.isUppercase,
            let word = ScannedText(form).words.first?.folded,
            word.split(separator: "-").contains(where: {
                NumberWords.quantities.contains(String($0))
            })
        else { return nil }
        return first.lowercased() + form.dropFirst()
    }

    /// Words that descriptions write with capitals and that are no ordinary ones: `Bluetooth`, `LED`.
    private static func innerNames(_ sheet: FactSheet) -> [String] {
        let names = MonthNames.english
        let days = Set((names.full + names.weekdays).map { $0.lowercased() })
        return sheet.facts.filter { RolesCheck.kind(of: $0.name) == "description" }.flatMap {
            fact in
            let scanned = ScannedText(fact.value)
            return scanned.words.filter { word in
                !(word.startsSentence && OrdinaryWords.contains(word.folded))
                    && !days.contains(word.folded)
                    && !word.folded.contains(where: \.isNumber)
                    && scanned.scalars[word.range].contains { $0.properties.isUppercase }
            }.map { scanned[$0.range] }
        }
    }

    /// What the records say is free, with the word behind: `free shipping`.
    private static func recordedGifts(_ sheet: FactSheet) -> [String] {
        sheet.facts.flatMap { fact in
            let words = ScannedText(fact.value).words
            return zip(words, words.dropFirst())
                .filter { $0.folded == "free" && $1.followsDirectly }
                .map { "\($0.folded) \($1.folded)" }
        }
    }
}

extension String.UnicodeScalarView {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self.init()
        append(contentsOf: scalars)
    }
}
