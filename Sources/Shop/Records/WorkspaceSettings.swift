/// What a workspace is set to.
package struct WorkspaceSettings: Hashable, Sendable {
    package var shopName: String?
    /// ISO 4217; until set, amounts are written without a symbol.
    package var currency: String?
    /// BCP 47, for example `en-US`.
    package var locale: String
    /// Set by hand; else the day of the newest behavior is taken.
    package var asOfDate: Day?
    package var brandVoice: String?
    package var optOutText: String?
    /// Named texts such as returns and shipping.
    package var policies: [String: String]

    package init(
        shopName: String? = nil,
        currency: String? = nil,
        locale: String = "en-US",
        asOfDate: Day? = nil,
        brandVoice: String? = nil,
        optOutText: String? = nil,
        policies: [String: String] = [:]
    ) {
        self.shopName = shopName
        self.currency = currency
        self.locale = locale
        self.asOfDate = asOfDate
        self.brandVoice = brandVoice
        self.optOutText = optOutText
        self.policies = policies
    }
}
