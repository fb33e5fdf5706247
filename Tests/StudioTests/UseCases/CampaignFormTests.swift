import Shop
import Studio
import Testing

@Suite("The campaign form")
struct CampaignFormTests {
    private let form = CampaignForm(
        title: "Summer Sale",
        startDate: "2024-06-01",
        endDate: " 2024-06-14 ",
        discount: "12.5%",
        url: "https://marlow.example/summer",
        productIDs: "kettle, lamp,kettle"
    )

    private func fault(_ desk: Desk, _ change: (inout CampaignForm) -> Void) -> Fault? {
        var form = form
        change(&form)
        do {
            try desk.saveCampaign(form)
            return nil
        } catch {
            return Fault(error)
        }
    }

    @Test("a campaign is stored under an id made from its title; the same title gets another")
    func added() throws {
        let desk = try TestShop.desk()
        let saved = try desk.saveCampaign(form)
        #expect(saved.campaignID == "summer_sale")
        #expect(saved.discount.basisPoints == 1_250)
        #expect(saved.endDate == Day("2024-06-14"))
        #expect(saved.productIDs == ["kettle", "lamp"])
        #expect(saved.code == nil && saved.terms == nil)
        #expect(try desk.repository.campaign("summer_sale") == saved)
        #expect(try desk.saveCampaign(form).campaignID == "summer_sale_2")
        var foreign = form
        foreign.title = "夏のセール"
        #expect(try desk.saveCampaign(foreign).campaignID == "campaign")
    }

    @Test("an edited campaign keeps its id", arguments: ["10%", "0.1", "10 %"])
    func edited(discount: String) throws {
        let desk = try TestShop.desk()
        var form = try desk.campaignForm(of: "spring")
        #expect(form.isExisting && form.discount == "20%" && form.startDate == "2024-05-01")
        form.discount = discount
        let saved = try desk.saveCampaign(form)
        #expect(saved.campaignID == "spring" && saved.discount.basisPoints == 1_000)
        #expect(try desk.repository.counts().campaigns == 2)
    }

    @Test("every field that is wrong is named at once, and nothing is stored")
    func refused() throws {
        let desk = try TestShop.desk()
        let fault = try #require(
            fault(desk) { form in
                form.title = "  "
                form.startDate = "2024-13-01"
                form.endDate = ""
                form.discount = "free"
                form.url = "marlow.example"
                form.productIDs = "kettel"
            }
        )
        #expect(
            Set(fault.fields.keys) == ["Title", "Start", "End", "Discount", "Link", "Products"]
        )
        for (field, message) in fault.fields {
            #expect(fault.cause.contains("\(field): \(message)"))
        }
        #expect(fault.fields["Products"]?.contains("`kettle`") == true)
        #expect(try desk.repository.counts().campaigns == 2)
    }

    @Test(
        "a discount that cannot be says why",
        arguments: [("10", "10% is 0.1"), ("120%", "more than the price"), ("-1%", "below zero")]
    )
    func discounts(typed: String, words: String) throws {
        let fault = try #require(fault(try TestShop.desk()) { $0.discount = typed })
        #expect(fault.fields["Discount"]?.contains(words) == true)
    }

    @Test("an id that is taken is refused when adding, one that is unknown when editing")
    func ids() throws {
        let desk = try TestShop.desk()
        let taken = try #require(fault(desk) { $0.campaignID = "spring" })
        #expect(taken.cause.contains("`spring` already"))
        let unknown = try #require(
            fault(desk) { form in
                form.campaignID = "sprin"
                form.isExisting = true
            }
        )
        #expect(unknown.cause.contains("Did you mean `spring`?"))
    }

    @Test("an end before the start, and control characters, are refused")
    func order() throws {
        let desk = try TestShop.desk()
        #expect(fault(desk) { $0.endDate = "2024-05-01" }?.fields.keys.first == "End")
        let fault = try #require(fault(desk) { $0.title = "Sale\u{1B}[2J" })
        #expect(fault.fields["Title"]?.contains("control characters") == true)
    }
}
