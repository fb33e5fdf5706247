package import Copywriting
import Shop
package import Studio

/// Takes over the brief of a strategy: its ids become the records that the session's brief holds.
package struct BriefAdoption: Hashable, Sendable {
    /// The brief that is taken over.
    package let brief: Brief
    private var products: [String: Product] = [:]

    /// Begins; what the session holds already is kept, the rest is asked for.
    package init(_ brief: Brief, session: inout Session) {
        self.brief = brief
        for product in session.brief.products { products[product.productID] = product }
        if session.brief.campaign?.campaignID != brief.campaignID { session.brief.campaign = nil }
        if session.brief.user?.userID != brief.audience.userID { session.brief.user = nil }
        session.brief.channel = brief.channel
        session.brief.strategyID = brief.strategyID
        putProducts(into: &session)
    }

    /// Whether the session's brief is the one that is taken over.
    package func isComplete(_ session: Session) -> Bool { session.brief.brief == brief }

    /// What is asked for the records that are still missing.
    package func requests(_ session: Session) -> [Effect] {
        // Sorted by id, the id itself comes before the longer ones that begin like it.
        let range = 0..<128
        func query(_ id: String) -> ListQuery { ListQuery(filter: id, sort: .id) }
        var requests: [Request] = []
        if session.brief.campaign == nil {
            requests.append(.campaigns(query(brief.campaignID), range: range))
        }
        if let userID = brief.audience.userID, session.brief.user == nil {
            requests.append(.users(query(userID), range: range))
        }
        for productID in brief.productIDs where products[productID] == nil {
            requests.append(.products(query(productID), range: range))
        }
        return requests.map { .perform($0) }
    }

    /// Takes the records that came.
    package mutating func take(_ event: Event, session: inout Session) {
        switch event {
        case .campaigns(_, let page):
            guard session.brief.campaign == nil else { return }
            session.brief.campaign = page.rows.first { $0.campaignID == brief.campaignID }
        case .users(_, let page):
            guard session.brief.user == nil else { return }
            session.brief.user = page.rows.first { $0.userID == brief.audience.userID }
        case .products(_, let page):
            let wanted = page.rows.filter { brief.productIDs.contains($0.productID) }
            guard !wanted.isEmpty else { return }
            for product in wanted { products[product.productID] = product }
            putProducts(into: &session)
        default: break
        }
    }

    /// In the brief's order, as far as they are known.
    private func putProducts(into session: inout Session) {
        session.brief.removeProducts()
        for productID in brief.productIDs {
            guard let product = products[productID], !session.brief.contains(product: productID)
            else { continue }
            session.brief.toggle(product)
        }
    }
}
