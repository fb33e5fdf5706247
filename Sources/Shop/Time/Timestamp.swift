/// A moment in the shop's local time, to the second.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 in local time (no zone is applied).
    package var secondsSinceEpoch: Int64

    package init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    package static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
        lhs.secondsSinceEpoch < rhs.secondsSinceEpoch
    }
}

extension Timestamp {
    static let secondsPerDay: Int64 = 86_400
    /// One second past the last moment that records may carry.
    static let limit = (Int64(Day.last.daysSinceEpoch) + 1) * secondsPerDay

    /// A moment of a day; the time of day is kept within the day.
    package init(day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        let time = min(max(hour * 3_600 + minute * 60 + second, 0), 86_399)
        secondsSinceEpoch = Int64(day.daysSinceEpoch) * Timestamp.secondsPerDay + Int64(time)
    }

    /// The calendar day of the moment.
    package var day: Day {
        let quotient = secondsSinceEpoch / Timestamp.secondsPerDay
        let isBefore = secondsSinceEpoch % Timestamp.secondsPerDay < 0
        return Day(daysSinceEpoch: Int32(clamping: isBefore ? quotient - 1 : quotient))
    }

    /// Seconds since midnight, 0…86,399.
    package var secondOfDay: Int {
        let rest = secondsSinceEpoch % Timestamp.secondsPerDay
        return Int(rest < 0 ? rest + Timestamp.secondsPerDay : rest)
    }

    /// The hour of the day, 0…23.
    package var hour: Int { secondOfDay / 3_600 }
    /// The minute of the hour, 0…59.
    package var minute: Int { secondOfDay / 60 % 60 }
    /// The second of the minute, 0…59.
    package var second: Int { secondOfDay % 60 }
}

extension Timestamp: LosslessStringConvertible {
    /// The moment written `2021-01-31 10:00:00`.
    package var description: String {
        "\(day) \(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
    }

    /// Reads `2021-01-31 10:00:00` in the forms that `init(ascii:)` knows.
    package init?(_ description: String) {
        self.init(ascii: description.utf8.span)
    }

    /// Reads a date, or a date and a time: `2021-01-31`, `2021-01-31 10:00`, `2021-01-31T10:00:00.5Z`.
    ///
    /// A zone (`Z`, `UTC`, `+02:00`, `+0200`, `+02`) is taken off, which gives UTC: the shop's local time
    /// until a zone is set. A fraction of a second is cut. Years are 1970…2200.
    package init?(ascii bytes: borrowing Span<UInt8>) {
        guard let day = Day(asciiPrefix: bytes) else { return nil }
        let midnight = Int64(day.daysSinceEpoch) * Timestamp.secondsPerDay
        if bytes.count == 10 {
            secondsSinceEpoch = midnight
            return
        }
        guard bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
            bytes.count >= 16, bytes[13] == UInt8(ascii: ":"),
            let hour = bytes.twoDigits(at: 11), hour < 24,
            let minute = bytes.twoDigits(at: 14), minute < 60
        else { return nil }
        var index = 16
        var second = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            guard let value = bytes.twoDigits(at: index + 1), value < 60 else { return nil }
            second = value
            index += 3
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                let start = index + 1
                index = start
                while index < bytes.count, bytes[index] &- 48 < 10 { index += 1 }
                guard index > start else { return nil }
            }
        }
        guard let offset = Timestamp.zoneOffset(bytes, from: index) else { return nil }
        let seconds = midnight + Int64(hour * 3_600 + minute * 60 + second) - Int64(offset)
        guard seconds >= 0, seconds < Timestamp.limit else { return nil }
        secondsSinceEpoch = seconds
    }

    /// Seconds east of UTC of the zone that fills `bytes` from `start` on; 0 where there is none.
    private static func zoneOffset(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
        var index = start
        if index == bytes.count { return 0 }
        if bytes[index] == UInt8(ascii: " ") { index += 1 }
        switch bytes.count - index {
        case 1: return bytes[index] == UInt8(ascii: "Z") ? 0 : nil
        case 3 where bytes[index] == UInt8(ascii: "U"):
            let isUTC =
                bytes[index + 1] == UInt8(ascii: "T") && bytes[index + 2] == UInt8(ascii: "C")
            return isUTC ? 0 : nil
        case 3, 5, 6: break
        default: return nil
        }
        let isEast = bytes[index] == UInt8(ascii: "+")
        guard isEast || bytes[index] == UInt8(ascii: "-"),
            let hours = bytes.twoDigits(at: index + 1), hours <= 18
        else { return nil }
        index += 3
        var minutes = 0
        if index < bytes.count {
            if bytes[index] == UInt8(ascii: ":") { index += 1 }
            guard index + 2 == bytes.count, let value = bytes.twoDigits(at: index), value < 60
            else { return nil }
            minutes = value
        }
        let offset = hours * 3_600 + minutes * 60
        return isEast ? offset : -offset
    }
}
