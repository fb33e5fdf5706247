/// Whole records, understood; each says in a few words why fields are no such record.
extension RecordFields {
    /// A behavior whose texts still lie among the fields, so that reading one allocates nothing.
    package struct PackedBehavior: Sendable {
        package var userID: Range<Int>
        package var kind: Range<Int>
        package var productID: Range<Int>
        package var timestamp: Timestamp
        package var price: Amount?
        package var quantity: Int?
        /// Empty where there is none.
        package var orderID: Range<Int>
    }

    /// The behavior that the fields make up.
    package func behavior() throws(RecordFault) -> PackedBehavior {
        PackedBehavior(
            userID: try id(.userID),
            kind: try id(.behavior),
            productID: try id(.productID),
            timestamp: try moment(.timestamp),
            price: try amount(.price),
            quantity: try whole(.quantity, 1...RecordLimits.quantity),
            orderID: holds(.orderID) ? try id(.orderID) : 0..<0
        )
    }

    /// The product that the fields make up.
    package func product() throws(RecordFault) -> Product {
        let productID = string(try id(.productID))
        let title = try required(.title)
        let category = try required(.category)
        guard let price = try amount(.price) else { throw RecordFault("price is missing") }
        return Product(
            productID: productID,
            title: title,
            category: category,
            price: price,
            description: try text(.description, limit: RecordLimits.textBytes),
            brand: try text(.brand),
            url: try text(.url, limit: RecordLimits.textBytes),
            stock: try whole(.stock, -1_000_000_000...1_000_000_000),
            cost: try amount(.cost)
        )
    }

    /// The campaign that the fields make up.
    package func campaign() throws(RecordFault) -> Campaign {
        let campaign = Campaign(
            campaignID: string(try id(.campaignID)),
            title: try required(.title),
            startDate: try day(.startDate),
            endDate: try day(.endDate),
            discount: try share(.discount),
            code: try text(.code),
            url: try text(.url, limit: RecordLimits.textBytes),
            terms: try text(.terms, limit: RecordLimits.textBytes),
            productIDs: try ids(.productIDs)
        )
        guard campaign.startDate <= campaign.endDate else {
            throw RecordFault(
                "end_date \(campaign.endDate) is before start_date \(campaign.startDate)"
            )
        }
        return campaign
    }

    /// The personal data that the fields make up.
    package func personalData() throws(RecordFault) -> PersonalData {
        PersonalData(
            userID: string(try id(.userID)),
            firstName: try text(.firstName),
            email: try text(.email),
            phone: try text(.phone),
            country: try text(.country),
            language: try text(.language),
            emailConsent: try bool(.emailConsent),
            smsConsent: try bool(.smsConsent)
        )
    }

    private func string(_ range: Range<Int>) -> String {
        withText { String(decoding: $0[range], as: UTF8.self) }
    }
}
