/// What one suggestion is asked for.
package struct Brief: Hashable, Sendable, Codable {
    package var campaignID: String
    package var audience: Audience
    package var productIDs: [String]
    /// The channel's name, for example `sms`.
    package var channel: String
    /// The accepted strategy that this copy carries out.
    package var strategyID: String?

    package init(
        campaignID: String,
        audience: Audience = .everyone,
        productIDs: [String] = [],
        channel: String,
        strategyID: String? = nil
    ) {
        self.campaignID = campaignID
        self.audience = audience
        self.productIDs = productIDs
        self.channel = channel
        self.strategyID = strategyID
    }
}

/// Whom a suggestion addresses.
package enum Audience: Hashable, Sendable, Codable {
    case everyone
    case user(String)

    /// The user's id where the audience is one user.
    package var userID: String? {
        guard case .user(let userID) = self else { return nil }
        return userID
    }
}
