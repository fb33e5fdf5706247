package import Foundation
package import Shop

/// The as-of date as it is typed on the command line.
package enum AsOfDate {
    /// Reads `2024-05-03`, or `today`: the local day of the wall clock, which nothing else reads.
    package static func day(typed text: String, now: Date = Date()) throws(ShopError) -> Day {
        if text == "today" {
            let parts = Calendar(identifier: .gregorian)
                .dateComponents([.year, .month, .day], from: now)
            if let year = parts.year, let month = parts.month, let day = parts.day,
                let today = Day(year: year, month: month, day: day)
            {
                return today
            }
        }
        guard let day = Day(text) else {
            throw ShopError(
                code: .invalid,
                subject: "as-of date \(text)",
                cause: "It is no day between 1970 and 2200.",
                advice: "Write it as 2024-05-03, or today."
            )
        }
        return day
    }
}
