/// The kinds of record that the input holds.
package enum RecordKind: String, Hashable, Sendable, CaseIterable {
    case behavior
    case product
    case campaign
    case user

    /// The list that holds such records in the input JSON.
    package var listName: String {
        switch self {
        case .behavior: "user_behavior_data"
        case .product: "product_data"
        case .campaign: "marketing_data"
        case .user: "user_data"
        }
    }

    static let byListName = NameTable(allCases.map { ($0.listName, $0) })
}

/// The fields that records may have; the raw value is a field's place among a record's slots.
package enum RecordField: Int, Hashable, Sendable, CaseIterable {
    case userID
    case behavior
    case productID
    case timestamp
    case price
    case quantity
    case orderID
    case title
    case category
    case description
    case brand
    case url
    case stock
    case cost
    case campaignID
    case startDate
    case endDate
    case discount
    case code
    case terms
    case productIDs
    case firstName
    case email
    case phone
    case country
    case language
    case emailConsent
    case smsConsent

    /// The name that the input has for the field.
    package var name: String {
        switch self {
        case .userID: "user_id"
        case .behavior: "behavior"
        case .productID: "product_id"
        case .timestamp: "timestamp"
        case .price: "price"
        case .quantity: "quantity"
        case .orderID: "order_id"
        case .title: "title"
        case .category: "category"
        case .description: "description"
        case .brand: "brand"
        case .url: "url"
        case .stock: "stock"
        case .cost: "cost"
        case .campaignID: "campaign_id"
        case .startDate: "start_date"
        case .endDate: "end_date"
        case .discount: "discount"
        case .code: "code"
        case .terms: "terms"
        case .productIDs: "product_ids"
        case .firstName: "first_name"
        case .email: "email"
        case .phone: "phone"
        case .country: "country"
        case .language: "language"
        case .emailConsent: "email_consent"
        case .smsConsent: "sms_consent"
        }
    }

    /// The place in a record's slots.
    var slot: Int { rawValue }

    static let slotsByName = NameTable(allCases.map { ($0.name, $0.slot) })
}

/// Finds a field or a list by the bytes of its name.
struct NameTable<Value: Sendable>: Sendable {
    private var byLength: [[(name: [UInt8], value: Value)]]

    init(_ entries: [(String, Value)]) {
        byLength = Array(repeating: [], count: 1 + (entries.map(\.0.utf8.count).max() ?? 0))
        for (name, value) in entries { byLength[name.utf8.count].append((Array(name.utf8), value)) }
    }

    func value(of name: UnsafeRawBufferPointer) -> Value? {
        guard name.count < byLength.count else { return nil }
        for entry in byLength[name.count] where name.elementsEqual(entry.name) {
            return entry.value
        }
        return nil
    }
}
