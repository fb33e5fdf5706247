/// A calendar day of the proleptic Gregorian calendar, without a zone.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package var daysSinceEpoch: Int32

    package init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    package static func < (lhs: Day, rhs: Day) -> Bool {
        lhs.daysSinceEpoch < rhs.daysSinceEpoch
    }
}

/// A day of the week, in ISO 8601's order.
package enum Weekday: Int, Hashable, Sendable, CaseIterable {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// Saturday or Sunday.
    package var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Day {
    /// The years that records may carry.
    package static let years = 1970...2200
    /// The first day that records may carry.
    package static let first = Day(daysSinceEpoch: 0)
    /// The last day that records may carry: 2200-12-31.
    package static let last = Day(daysSinceEpoch: 84_370)

    /// The day of a civil date; nil when there is no such date or its year is out of range.
    package init?(year: Int, month: Int, day: Int) {
        guard Day.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        // Years are counted from March, so that the leap day is the last of its year
        // (Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month 1…12 and day 1…31 (Hinnant, civil_from_days).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Days of a month, leap years counted.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2:
            let isLeap =
                (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
                || year.isMultiple(of: 400)
            return isLeap ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    /// The day of the week; 1970-01-01 was a Thursday.
    package var weekday: Weekday {
        let index = (Int(daysSinceEpoch) + 3) % 7
        return Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
    }

    /// The day `days` later, kept within what a day can hold.
    package func adding(days: Int) -> Day {
        let sum = Int(daysSinceEpoch).addingReportingOverflow(days)
        guard !sum.overflow else { return days > 0 ? .last : .first }
        return Day(daysSinceEpoch: Int32(clamping: sum.partialValue))
    }

    /// Whole days from `earlier` to this day.
    package func days(since earlier: Day) -> Int {
        Int(daysSinceEpoch) - Int(earlier.daysSinceEpoch)
    }
}

extension Day: LosslessStringConvertible {
    /// The day written `2021-01-31`.
    package var description: String {
        let (year, month, day) = civil
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    /// Reads exactly `YYYY-MM-DD`, 1970…2200.
    package init?(_ description: String) {
        self.init(ascii: description.utf8.span)
    }

    /// Reads exactly the ten bytes `YYYY-MM-DD`, 1970…2200.
    package init?(ascii bytes: borrowing Span<UInt8>) {
        guard bytes.count == 10 else { return nil }
        self.init(asciiPrefix: bytes)
    }

    /// Reads a day at the start of `bytes`, whatever follows.
    init?(asciiPrefix bytes: borrowing Span<UInt8>) {
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let century = bytes.twoDigits(at: 0), let year = bytes.twoDigits(at: 2),
            let month = bytes.twoDigits(at: 5), let day = bytes.twoDigits(at: 8)
        else { return nil }
        self.init(year: century * 100 + year, month: month, day: day)
    }
}

extension Span<UInt8> {
    /// The two ASCII digits at `index` as a number, nil where there are none.
    @inline(__always)
    func twoDigits(at index: Int) -> Int? {
        guard index + 1 < count else { return nil }
        let high = self[index] &- 48
        let low = self[index + 1] &- 48
        guard high < 10, low < 10 else { return nil }
        return Int(high) * 10 + Int(low)
    }
}

extension Int {
    /// The decimal digits, with zeros in front up to `width`.
    func padded(to width: Int) -> String {
        let digits = String(magnitude)
        let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
        return (self < 0 ? "-" : "") + zeros + digits
    }
}
