import Foundation
import Shop
import Testing

@Suite("Calendar days")
struct DayTests {
    @Test("Every day of the range agrees with the Gregorian calendar's rules")
    func calendar() {
        var expected = (year: 1970, month: 1, day: 1)
        for number in Day.first.daysSinceEpoch...Day.last.daysSinceEpoch {
            let day = Day(daysSinceEpoch: number)
            #expect(day.civil == expected)
            #expect(
                Day(year: expected.year, month: expected.month, day: expected.day) == day
            )
            #expect(day.weekday.rawValue == (Int(number) + 3) % 7 + 1)
            expected.day += 1
            if expected.day > Day.length(ofMonth: expected.month, year: expected.year) {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(expected == (2_201, 1, 1))
    }

    @Test("The system's calendar counts the same days")
    func foundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in stride(from: Int32(0), through: 84_000, by: 997) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let civil = Day(daysSinceEpoch: number).civil
            #expect(
                parts.year == civil.year && parts.month == civil.month && parts.day == civil.day
            )
        }
    }

    @Test(
        "Leap years",
        arguments: [(1_972, 29), (2_000, 29), (2_100, 28), (2_200, 28), (2_023, 28)]
    )
    func leapYears(year: Int, days: Int) {
        #expect(Day.length(ofMonth: 2, year: year) == days)
        #expect((Day(year: year, month: 2, day: 29) != nil) == (days == 29))
    }

    @Test("A day is written and read as YYYY-MM-DD")
    func text() {
        for number in stride(from: Int32(0), through: 84_370, by: 331) {
            let day = Day(daysSinceEpoch: number)
            #expect(Day(day.description) == day)
        }
        #expect(Day("2021-01-31")?.daysSinceEpoch == 18_658)
    }

    @Test(
        "Other texts are no days",
        arguments: [
            "", "2021-1-31", "2021-02-29", "2021-13-01", "2021-00-10", "2021-01-00", "1969-12-31",
            "2201-01-01", "2021-01-31 ", "31.01.2021", "2021/01/31", "２021-01-31",
        ]
    )
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("Adding days and counting them are inverse, and never overflow")
    func adding() {
        let day = Day(daysSinceEpoch: 20_000)
        for days in stride(from: -5_000, through: 5_000, by: 137) {
            #expect(day.adding(days: days).days(since: day) == days)
        }
        #expect(day.adding(days: .max) == .last)
        #expect(day.adding(days: .min) < .first)
        #expect(Day(daysSinceEpoch: -1).weekday == .wednesday)
    }
}
