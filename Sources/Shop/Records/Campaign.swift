/// A campaign with its dates and offer, with the field names of the input.
package struct Campaign: Hashable, Sendable {
    package var campaignID: String
    package var title: String
    package var startDate: Day
    /// The last day on which the campaign runs.
    package var endDate: Day
    package var discount: Discount
    package var code: String?
    package var url: String?
    package var terms: String?
    /// The products that the offer is for; empty means all.
    package var productIDs: [String]

    package init(
        campaignID: String,
        title: String,
        startDate: Day,
        endDate: Day,
        discount: Discount,
        code: String? = nil,
        url: String? = nil,
        terms: String? = nil,
        productIDs: [String] = []
    ) {
        self.campaignID = campaignID
        self.title = title
        self.startDate = startDate
        self.endDate = endDate
        self.discount = discount
        self.code = code
        self.url = url
        self.terms = terms
        self.productIDs = productIDs
    }

    /// Where the campaign stands as of a day.
    package enum Phase: String, Hashable, Sendable, CaseIterable {
        case running
        case upcoming
        case ended
    }

    /// The phase as of `day`; both its first and last day count as running.
    package func phase(asOf day: Day) -> Phase {
        if day < startDate { return .upcoming }
        return day > endDate ? .ended : .running
    }
}
