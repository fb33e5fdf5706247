import Copywriting
package import Shop

extension Desk {
    /// Stores the campaign of a form: adds it, or replaces the one of its id.
    ///
    /// Throws a `Fault` that names every field that is wrong. An empty id is made from the title.
    @discardableResult
    package func saveCampaign(_ form: CampaignForm) throws -> Campaign {
        var reading = CampaignFormReading(form)
        let campaignID = try campaignID(of: form, &reading)
        try requireProducts(reading.productIDs, &reading)
        let campaign = try reading.campaign(withID: campaignID)
        try repository.save(campaign)
        return campaign
    }

    /// The form of a campaign that is there; throws `CopyError.unknown` with near matches.
    package func campaignForm(of campaignID: String) throws -> CampaignForm {
        guard let campaign = try repository.campaign(campaignID) else {
            throw CopyError.unknown("campaign", campaignID, among: try campaignIDs())
        }
        return CampaignForm(campaign)
    }

    private func campaignID(
        of form: CampaignForm,
        _ reading: inout CampaignFormReading
    ) throws -> String {
        let typed = reading.campaignID
        if form.isExisting {
            if typed.isEmpty {
                reading.refuse("Id", "Say which campaign is edited.")
            } else if try repository.campaign(typed) == nil {
                let unknown = CopyError.unknown("campaign", typed, among: try campaignIDs())
                reading.refuse("Id", "\(unknown.cause) \(unknown.advice)")
            }
            return typed
        }
        guard typed.isEmpty else {
            if try repository.campaign(typed) != nil {
                reading.refuse(
                    "Id",
                    "There is a campaign `\(typed)` already; edit it, or choose another id."
                )
            }
            return typed
        }
        let made = CampaignFormReading.id(fromTitle: reading.title)
        var campaignID = made
        var number = 1
        while try repository.campaign(campaignID) != nil {
            number += 1
            campaignID = "\(made)_\(number)"
        }
        return campaignID
    }

    private func requireProducts(
        _ productIDs: [String],
        _ reading: inout CampaignFormReading
    ) throws {
        let unknown = try productIDs.filter { try repository.product($0) == nil }
        guard !unknown.isEmpty else { return }
        let known = try repository.products(ListQuery(), range: 0..<2_000).rows.map(\.productID)
        for productID in unknown {
            let error = CopyError.unknown("product", productID, among: known)
            reading.refuse("Products", "There is no product `\(productID)`. \(error.advice)")
        }
    }

    private func campaignIDs() throws -> [String] {
        try repository.campaigns(ListQuery(), asOf: nil, range: 0..<1_000).rows.map(\.campaignID)
    }
}

extension CampaignForm {
    /// The form that edits a campaign.
    package init(_ campaign: Campaign) {
        self.init(
            campaignID: campaign.campaignID,
            title: campaign.title,
            startDate: campaign.startDate.description,
            endDate: campaign.endDate.description,
            discount: campaign.discount.percentText + "%",
            code: campaign.code ?? "",
            url: campaign.url ?? "",
            terms: campaign.terms ?? "",
            productIDs: campaign.productIDs.joined(separator: ", "),
            isExisting: true
        )
    }
}
