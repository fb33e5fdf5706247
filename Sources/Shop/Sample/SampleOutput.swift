/// The sample shop's JSON as it grows: one record a line, flushed in pieces.
struct SampleOutput {
    private let pieceBytes: Int
    var bytes: [UInt8] = []
    var isListEmpty = true
    var isRecordEmpty = true
    /// The days that behaviors fall on, each written once.
    private let days: [[UInt8]]

    init(pieceBytes: Int) {
        self.pieceBytes = pieceBytes
        bytes.reserveCapacity(pieceBytes + 4_096)
        days = (0..<SampleCampaigns.dayCount).map { offset in
            Array("\(SampleCampaigns.firstDay.adding(days: offset)) ".utf8)
        }
    }

    /// Hands the bytes over once they make up a piece.
    mutating func flush<Failure: Error>(
        _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void,
        isLast: Bool = false
    ) throws(Failure) {
        guard isLast || bytes.count >= pieceBytes else { return }
        try bytes.withUnsafeBufferPointer { (piece) throws(Failure) in
            try sink(UnsafeRawBufferPointer(piece))
        }
        bytes.removeAll(keepingCapacity: true)
    }

    /// Begins the list of a kind of record.
    mutating func begin(_ kind: RecordKind, isFirst: Bool = false) {
        append(isFirst ? "{\"" : "\n],\n\"")
        append(text: kind.listName)
        append("\":[")
        isListEmpty = true
    }

    /// Ends the last list.
    mutating func end() {
        append("\n]}\n")
    }

    mutating func append(_ product: Product) {
        beginRecord()
        field(.productID, product.productID)
        field(.title, product.title)
        field(.category, product.category)
        field(.price, product.price)
        field(.description, product.description)
        field(.brand, product.brand)
        field(.url, product.url)
        field(.stock, product.stock)
        field(.cost, product.cost)
        append("}")
    }

    mutating func append(_ campaign: Campaign) {
        beginRecord()
        field(.campaignID, campaign.campaignID)
        field(.title, campaign.title)
        field(.startDate, campaign.startDate.description)
        field(.endDate, campaign.endDate.description)
        name(.discount)
        append(text: campaign.discount.shareText)
        field(.code, campaign.code)
        field(.url, campaign.url)
        field(.terms, campaign.terms)
        if !campaign.productIDs.isEmpty {
            name(.productIDs)
            append("[")
            for (place, id) in campaign.productIDs.enumerated() {
                if place > 0 { append(",") }
                JSONWriting.append(quoted: id, to: &bytes)
            }
            append("]")
        }
        append("}")
    }

    mutating func append(_ person: PersonalData) {
        beginRecord()
        field(.userID, person.userID)
        field(.firstName, person.firstName)
        field(.email, person.email)
        field(.phone, person.phone)
        field(.country, person.country)
        field(.language, person.language)
        field(.emailConsent, person.emailConsent)
        field(.smsConsent, person.smsConsent)
        append("}")
    }

    /// Behaviors are many: their lines are put together from fixed pieces.
    mutating func append(_ behavior: SampleBehavior) {
        beginRecord()
        append("\"user_id\":\"user_")
        append(behavior.user + 1)
        append("\",\"behavior\":\"")
        append(SampleOutput.names[behavior.kind.rawValue])
        append("\",\"product_id\":\"product_")
        append(behavior.product + 1)
        append("\",\"timestamp\":\"")
        let seconds =
            Int(behavior.timestamp.secondsSinceEpoch)
            - Int(SampleCampaigns.firstDay.daysSinceEpoch) * Int(Timestamp.secondsPerDay)
        let (day, second) = seconds.quotientAndRemainder(dividingBy: Int(Timestamp.secondsPerDay))
        bytes.append(contentsOf: days[day])
        append(twoDigits: second / 3_600)
        append(":")
        append(twoDigits: second / 60 % 60)
        append(":")
        append(twoDigits: second % 60)
        append("\"")
        if let sale = behavior.sale {
            append(",\"price\":")
            append(sale.price)
            append(",\"quantity\":")
            append(sale.quantity)
            append(",\"order_id\":\"order_")
            append(behavior.user + 1)
            append("_")
            append(sale.order)
            append("\"")
        }
        append("}")
    }

    private static let names: [StaticString] = [
        "view", "wishlist", "cart", "remove_from_cart", "purchase", "refund",
    ]
}
