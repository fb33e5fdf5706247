package import Shop

extension Session {
    /// What is to be picked next, as a sentence.
    package var nextStep: String {
        if brief.campaign == nil { return "Next: pick a campaign (3)." }
        if brief.products.isEmpty { return "Next: put a product into the brief (2), or write (4)." }
        return "Next: write (4)."
    }

    /// How long ago a day is as of the shop's date; the day itself where there is none.
    package func ago(_ day: Day) -> String {
        guard let asOf else { return day.description }
        return Self.distance(days: asOf.days(since: day))
    }

    /// A distance in days in the largest unit that still tells it well.
    package static func distance(days: Int) -> String {
        switch days {
        case 0: return "today"
        case 1: return "yesterday"
        case -1: return "tomorrow"
        default: break
        }
        let size = abs(days)
        let (count, unit) =
            switch size {
            case ..<60: (size, "day")
            case ..<730: (size / 30, "month")
            default: (size / 365, "year")
            }
        let words = "\(count) \(unit)\(count == 1 ? "" : "s")"
        return days > 0 ? words + " ago" : "in " + words
    }
}
