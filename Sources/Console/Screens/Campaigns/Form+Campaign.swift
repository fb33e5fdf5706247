import Shop
import Studio

// The campaign's form; its labels are the names under which the studio says what is wrong with a field.

extension Form {
    /// The form of a new campaign, with a week from the as-of date to begin with.
    static func adding(asOf: Day?) -> Form {
        Form(
            title: "New campaign",
            fields: fields(
                CampaignForm(
                    startDate: asOf.map { "\($0)" } ?? "",
                    endDate: asOf.map { "\($0.adding(days: 6))" } ?? ""
                )
            )
        )
    }

    /// The form of a campaign that is there; its id stays.
    static func editing(_ campaign: Campaign) -> Form {
        var form = Form(
            title: "Edit \(campaign.title)",
            fields: fields(
                CampaignForm(
                    campaignID: campaign.campaignID,
                    title: campaign.title,
                    startDate: "\(campaign.startDate)",
                    endDate: "\(campaign.endDate)",
                    discount: campaign.discount.percentText + "%",
                    code: campaign.code ?? "",
                    url: campaign.url ?? "",
                    terms: campaign.terms ?? "",
                    productIDs: campaign.productIDs.joined(separator: ", ")
                )
            ).filter { $0.label != "Id" }
        )
        form.subject = campaign.campaignID
        return form
    }

    /// What is typed, for the studio to read.
    var campaign: CampaignForm {
        CampaignForm(
            campaignID: subject ?? self["Id"],
            title: self["Title"],
            startDate: self["Start"],
            endDate: self["End"],
            discount: self["Discount"],
            code: self["Code"],
            url: self["Link"],
            terms: self["Terms"],
            productIDs: self["Products"],
            isExisting: subject != nil
        )
    }

    private static func fields(_ form: CampaignForm) -> [FormField] {
        [
            FormField("Title", form.title, hint: "What customers read: Summer Sale"),
            FormField("Start", form.startDate, hint: "The first day, as 2024-05-01"),
            FormField("End", form.endDate, hint: "The last day on which it runs"),
            FormField("Discount", form.discount, hint: "10% or 0.1; empty for none"),
            FormField("Code", form.code, hint: "What customers type at the checkout, if anything"),
            FormField("Link", form.url, hint: "https://shop.example/sale"),
            FormField("Terms", form.terms, hint: "What else holds, in a sentence"),
            FormField("Products", form.productIDs, hint: "Ids with commas between; empty for all"),
            FormField("Id", form.campaignID, hint: "Empty: made from the title"),
        ]
    }
}
