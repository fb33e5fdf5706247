package import Copywriting
package import Shop

extension UserSummary: ListedRow {
    package var rowID: String { userID }
}

extension Product: ListedRow {
    package var rowID: String { productID }
}

extension Campaign: ListedRow {
    package var rowID: String { campaignID }
}

extension Suggestion: ListedRow {
    package var rowID: String { id }
}
