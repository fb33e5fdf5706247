import Shop
import Testing

@Suite("The order of campaigns")
struct CampaignOrderTests {
    private func campaigns() throws -> [Campaign] {
        [
            try campaign("d", "Ended long ago", "2024-01-01", "2024-01-31"),
            try campaign("a", "Ended lately", "2025-05-01", "2025-05-31"),
            try campaign("c", "Later", "2025-08-01", "2025-08-31"),
            try campaign("b", "Soon", "2025-07-01", "2025-07-31"),
            try campaign("f", "Now", "2025-06-01", "2025-06-30"),
            try campaign("e", "Now as well", "2025-06-01", "2025-06-15"),
        ]
    }

    private func order(_ query: ListQuery, asOf: String? = "2025-06-15") throws -> String {
        let rows = CampaignOrder.rows(
            of: try campaigns(),
            query: query,
            asOf: asOf.flatMap { Day($0) }
        )
        return rows.map(\.campaignID).joined()
    }

    @Test("Running before upcoming before ended, the latest ended first")
    func natural() throws {
        #expect(try order(ListQuery()) == "efbcad")
        #expect(try order(ListQuery(descending: true)) == "dacbfe")
        #expect(try order(ListQuery(), asOf: nil) == "daefbc")
    }

    @Test("Other orders, and a filter")
    func others() throws {
        #expect(try order(ListQuery(sort: .id)) == "abcdef")
        #expect(try order(ListQuery(sort: .title)) == "adcfeb")
        #expect(try order(ListQuery(sort: .start)) == "daefbc")
        #expect(try order(ListQuery(filter: "NOW")) == "ef")
        #expect(try order(ListQuery(filter: "nothing")) == "")
    }

    @Test("Both the first and the last day count as running")
    func phases() throws {
        let campaign = try campaign("a", "A", "2025-06-01", "2025-06-02")
        let phases = ["2025-05-31", "2025-06-01", "2025-06-02", "2025-06-03"].map {
            Day($0).map { campaign.phase(asOf: $0) }
        }
        #expect(phases == [.upcoming, .running, .running, .ended])
    }
}
