import ArgumentParser
import Shop
import Studio

/// Shows what is derived of one user.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Show what a user's behaviors add up to; no personal data."
    )

    @Argument(help: "The user's id.")
    var user: String
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    func run() throws {
        try Failure.reported {
            let desk = try workspace.desk()
            let profile = try desk.profile(ofUser: user)
            if output.json { return try Output.json(ProfileView(profile: profile)) }
            let settings = try desk.repository.settings()
            try Output.write(text(of: profile, amounts: AmountFormat(settings)))
        }
    }

    private func text(of profile: Profile, amounts: AmountFormat) -> String {
        var rows: [(String, String)] = [
            ("user", profile.userID),
            ("as of", profile.asOf.description),
            ("first seen", profile.firstSeen?.day.description ?? "never"),
            ("last seen", lastSeen(profile)),
            (
                "behaviors",
                profile.behaviorCounts.map { "\($0.kind.rawValue) \($0.count)" }
                    .joined(separator: ", ")
            ),
            ("purchases", "\(profile.purchaseCount) in \(profile.orderCount) orders"),
            ("spend", amounts.string(from: profile.spend)),
        ]
        if let value = profile.averageOrderValue {
            rows.append(("average order", amounts.string(from: value)))
        }
        let categories = profile.favouriteCategories.prefix(5).map {
            "\($0.category) \(Int(($0.share * 100).rounded()))%"
        }
        if !categories.isEmpty {
            rows.append(("favourites", categories.joined(separator: ", ")))
        }
        if !profile.openCart.isEmpty {
            rows.append(("in the cart", profile.openCart.joined(separator: ", ")))
        }
        if let days = profile.medianDaysBetweenPurchases {
            rows.append(("buys every", "\(Int(days.rounded())) days (median)"))
        }
        if let hour = profile.busiestHour {
            rows.append(("busiest", "\(hour):00 to \((hour + 3) % 24):00"))
        }
        if let share = profile.weekendShare {
            rows.append(("at weekends", "\(Int((share * 100).rounded()))% of behaviors"))
        }
        return TextTable.fields(rows)
    }

    private func lastSeen(_ profile: Profile) -> String {
        guard let lastSeen = profile.lastSeen else { return "never" }
        guard let days = profile.recencyDays else { return lastSeen.day.description }
        return "\(lastSeen.day) (\(days) \(days == 1 ? "day" : "days") before)"
    }
}
