/// Which roles may be stated behind what stands before: the judgement of `RolesCheck` and `CodesCheck`, made beforehand.
struct RoleCues {
    private let hasSalePrice: Bool
    private let all = Set(FactRole.allCases)

    init(_ sheet: FactSheet) {
        hasSalePrice = sheet.value(of: "sale_price") != nil
    }

    /// The roles in which a form may begin at a place.
    func roles(in text: [UInt8], at place: Int) -> Set<FactRole> {
        let before = WordsBefore.clause(in: text, before: place)
        let last = before.last ?? ""
        var roles = all
        if CodesCheck.cues.contains(last) { return [.code] }
        // `for free shipping` reads as if something were free.
        if last == "for" { roles.remove(.gift) }
        let day = before.last { RolesCheck.ends.contains($0) || RolesCheck.starts.contains($0) }
        if let day { roles.remove(RolesCheck.ends.contains(day) ? .starts : .ends) }
        if !last.isEmpty, !RolesCheck.lasting.contains(last) { roles.remove(.dates) }
        let isInstead = last == "instead" || before.suffix(2) == ["instead", "of"]
        if isInstead { roles.subtract([.starts, .ends]) }
        let isSaved = RolesCheck.savings.contains(last)
        if isSaved { roles.subtract([.price, .salePrice]) } else { roles.remove(.saving) }
        guard hasSalePrice, !isSaved else { return roles }
        if let cue = before.last(where: {
            RolesCheck.old.contains($0) || RolesCheck.new.contains($0)
        }) {
            roles.remove(RolesCheck.old.contains(cue) ? .salePrice : .price)
        }
        return roles
    }
}
