import Foundation
import Shop

/// The machine's calendar, asked only where a person says `today`.
enum Clock {
    /// Today in the local time zone.
    static func today() -> Day? {
        let parts = Calendar(identifier: .gregorian).dateComponents(
            [.year, .month, .day],
            from: Date()
        )
        guard let year = parts.year, let month = parts.month, let day = parts.day else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }
}
