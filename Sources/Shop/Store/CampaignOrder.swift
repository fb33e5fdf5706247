/// The order of the campaign list, the same in every store.
package enum CampaignOrder {
    /// The campaigns that pass a query's filter, in its order.
    ///
    /// By nature running ones come before upcoming before ended: running and upcoming by their start, ended
    /// ones the latest first. Without an as-of day all stand by their start.
    package static func rows(
        of campaigns: [Campaign],
        query: ListQuery,
        asOf: Day?
    ) -> [Campaign] {
        let filter = ListFilter(query.filter)
        let passing = campaigns.filter { campaign in
            filter.matches(
                folded: [campaign.campaignID, campaign.title, campaign.code ?? ""]
                    .map(ListFilter.fold)
            )
        }
        let ordered = passing.sorted { precedes($0, $1, sort: query.sort, asOf: asOf) }
        return query.descending ? ordered.reversed() : ordered
    }

    private static func precedes(
        _ lhs: Campaign,
        _ rhs: Campaign,
        sort: ListSort,
        asOf: Day?
    ) -> Bool {
        switch sort {
        case .id: break
        case .title:
            let titles = (ListFilter.fold(lhs.title).bytes, ListFilter.fold(rhs.title).bytes)
            if titles.0 != titles.1 { return titles.0 < titles.1 }
        case .start:
            if lhs.startDate != rhs.startDate { return lhs.startDate < rhs.startDate }
        default:
            let ranks = (rank(lhs, asOf: asOf), rank(rhs, asOf: asOf))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            if lhs.startDate != rhs.startDate {
                return ranks.0 == 2 ? lhs.startDate > rhs.startDate : lhs.startDate < rhs.startDate
            }
        }
        return lhs.campaignID.bytes < rhs.campaignID.bytes
    }

    private static func rank(_ campaign: Campaign, asOf: Day?) -> Int {
        guard let asOf else { return 0 }
        switch campaign.phase(asOf: asOf) {
        case .running: return 0
        case .upcoming: return 1
        case .ended: return 2
        }
    }
}
