import Shop
import Testing

@Suite("Moments")
struct TimestampTests {
    @Test(
        "Dates, times and zones are read",
        arguments: [
            ("2021-01-01 10:00:00", "2021-01-01 10:00:00"),
            ("2021-01-01T10:00:00", "2021-01-01 10:00:00"),
            ("2021-01-01", "2021-01-01 00:00:00"), ("2021-01-01 10:05", "2021-01-01 10:05:00"),
            ("2021-01-01T10:00:00.999Z", "2021-01-01 10:00:00"),
            ("2021-01-01T00:30:00+02:00", "2020-12-31 22:30:00"),
            ("2021-01-01 23:30:00-0130", "2021-01-02 01:00:00"),
            ("2021-01-01 10:00:00 UTC", "2021-01-01 10:00:00"),
            ("2021-01-01T10:00+02", "2021-01-01 08:00:00"),
            ("2020-02-29 23:59:59", "2020-02-29 23:59:59"),
            ("2200-12-31 23:59:59", "2200-12-31 23:59:59"),
        ]
    )
    func reads(text: String, expected: String) {
        #expect(Timestamp(text)?.description == expected)
    }

    @Test(
        "Other texts are no moments",
        arguments: [
            "", "2021-01-01 24:00:00", "2021-01-01 10:60:00", "2021-01-01 10:00:60",
            "2021-02-29 10:00:00", "2021-01-01 10", "2021-01-01x10:00:00",
            "2021-01-01 10:00:00+19:00", "2021-01-01 10:00:00.", "2021-01-01 10:00:00 +",
            "1970-01-01T00:00:00+01:00", "2200-12-31T23:59:59-01:00", "1609459200",
            "2021-01-01 10:00:00EST",
        ]
    )
    func refused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("What a moment writes is what it reads, and its parts make it up")
    func roundTrip() {
        for step in 0..<5_000 {
            let moment = Timestamp(secondsSinceEpoch: Int64(step) * 1_457_893)
            #expect(Timestamp(moment.description) == moment)
            let rebuilt = Timestamp(
                day: moment.day,
                hour: moment.hour,
                minute: moment.minute,
                second: moment.second
            )
            #expect(rebuilt == moment)
        }
    }

    @Test("A moment before 1970 lies on its own day")
    func negative() {
        let moment = Timestamp(secondsSinceEpoch: -1)
        #expect(moment.day.daysSinceEpoch == -1)
        #expect(moment.secondOfDay == 86_399)
    }
}
