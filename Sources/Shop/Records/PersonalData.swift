/// What identifies a person; kept apart from everything that can reach a prompt.
package struct PersonalData: Hashable, Sendable {
    package var userID: String
    package var firstName: String?
    package var email: String?
    package var phone: String?
    package var country: String?
    package var language: String?
    package var emailConsent: Bool?
    package var smsConsent: Bool?

    package init(
        userID: String,
        firstName: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        country: String? = nil,
        language: String? = nil,
        emailConsent: Bool? = nil,
        smsConsent: Bool? = nil
    ) {
        self.userID = userID
        self.firstName = firstName
        self.email = email
        self.phone = phone
        self.country = country
        self.language = language
        self.emailConsent = emailConsent
        self.smsConsent = smsConsent
    }
}
