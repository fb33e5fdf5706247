import Foundation
import Shop

/// Reads a campaign's form field by field, and keeps what is wrong with each in words.
struct CampaignFormReading {
    private let form: CampaignForm
    private var refusals: [String] = []
    private var refusedFields: [String: String] = [:]

    let campaignID: String
    let title: String
    private(set) var productIDs: [String] = []
    private var startDate: Day?
    private var endDate: Day?
    private var discount: Discount?
    private var code: String?
    private var url: String?
    private var terms: String?

    init(_ form: CampaignForm) {
        self.form = form
        campaignID = Self.trimmed(form.campaignID)
        title = Self.trimmed(form.title)
        if title.isEmpty { refuse("Title", "Give it a title that customers would read.") }
        requireText("Id", campaignID, atMost: RecordLimits.idBytes)
        requireText("Title", title, atMost: RecordLimits.titleBytes)
        startDate = day("Start", form.startDate)
        endDate = day("End", form.endDate)
        if let startDate, let endDate, endDate < startDate {
            refuse("End", "It ends (\(endDate)) before it starts (\(startDate)).")
        }
        discount = discount(form.discount)
        code = text("Code", form.code, atMost: RecordLimits.titleBytes)
        url = link(form.url)
        terms = text("Terms", form.terms, atMost: RecordLimits.textBytes)
        for part in form.productIDs.split(separator: ",") {
            let productID = Self.trimmed(String(part))
            if !productID.isEmpty, !productIDs.contains(productID) { productIDs.append(productID) }
        }
    }

    /// Notes what is wrong with a field, by its label.
    mutating func refuse(_ field: String, _ message: String) {
        refusals.append("\(field): \(message)")
        if refusedFields[field] == nil { refusedFields[field] = message }
    }

    /// The campaign; throws a `Fault` with every refusal.
    func campaign(withID campaignID: String) throws -> Campaign {
        guard refusals.isEmpty, let startDate, let endDate, let discount else {
            throw Fault(
                title: "The campaign is not saved",
                cause: refusals.joined(separator: " "),
                advice: "Correct the form, then save it again.",
                fields: refusedFields
            )
        }
        return Campaign(
            campaignID: campaignID,
            title: title,
            startDate: startDate,
            endDate: endDate,
            discount: discount,
            code: code,
            url: url,
            terms: terms,
            productIDs: productIDs
        )
    }

    /// An id of a title's letters and digits: `New Year Sale` gives `new_year_sale`.
    static func id(fromTitle title: String) -> String {
        let words = ListFilter.fold(title).split { character in
            !(character.isASCII && (character.isLetter || character.isNumber))
        }
        let id = String(words.joined(separator: "_").prefix(60))
        return id.isEmpty ? "campaign" : id
    }

    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private mutating func requireText(_ field: String, _ text: String, atMost limit: Int) {
        if TextSanitizer.needsCleaning(text) {
            refuse(field, "It holds control characters; type it again.")
        }
        if text.utf8.count > limit { refuse(field, "It is longer than \(limit) bytes.") }
    }

    private mutating func text(_ field: String, _ typed: String, atMost limit: Int) -> String? {
        let text = Self.trimmed(typed)
        requireText(field, text, atMost: limit)
        return text.isEmpty ? nil : text
    }

    private mutating func link(_ typed: String) -> String? {
        guard let link = text("Link", typed, atMost: RecordLimits.titleBytes) else { return nil }
        let isWeb = ["https://", "http://"].contains { link.lowercased().hasPrefix($0) }
        if !isWeb || link.contains(where: \.isWhitespace) {
            refuse("Link", "Write it as https://shop.example/sale.")
        }
        return link
    }

    private mutating func day(_ field: String, _ typed: String) -> Day? {
        let text = Self.trimmed(typed)
        guard !text.isEmpty else {
            refuse(field, "Give a day, for example 2024-05-01.")
            return nil
        }
        guard let day = Day(text) else {
            refuse(field, "`\(text)` is no day between 1970 and 2200; write it as 2024-05-01.")
            return nil
        }
        return day
    }

    private mutating func discount(_ typed: String) -> Discount? {
        let text = Self.trimmed(typed)
        if text.isEmpty { return Discount.none }
        do {
            return try Discount(typed: text)
        } catch {
            switch error {
            case .malformed: refuse("Discount", "`\(text)` is no discount; write 10% or 0.1.")
            case .negative: refuse("Discount", "It is below zero; write 10% or 0.1.")
            case .aboveOne(let meant?):
                refuse("Discount", "`\(text)` is more than the price; \(text)% is \(meant).")
            case .aboveOne(nil): refuse("Discount", "`\(text)` is more than the price.")
            }
            return nil
        }
    }
}
