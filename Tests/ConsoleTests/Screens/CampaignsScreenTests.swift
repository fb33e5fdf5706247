import Console
import Shop
import Studio
import Terminal
import Testing

@Suite("The campaigns screen")
struct CampaignsScreenTests {
    @Test("each campaign says where it stands as of the shop's date, by sign and word")
    func phases() {
        let walk = Walkthrough(size: Size(width: 100, height: 24), screen: "campaigns")
        for text in ["● running", "11 days left", "◷ upcoming", "in 2 months", "◌ ended"] {
            #expect(walk.shows(text))
        }
    }

    @Test("Enter picks a campaign; one that ended is picked with a word about it")
    func pick() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("enter")
        #expect(walk.state.session.brief.campaign?.campaignID == "summer_table")
        #expect(walk.shows("Summer Table is picked."))
        walk.press("G", "enter")
        #expect(walk.state.session.brief.campaign?.campaignID == "new_year")
        #expect(walk.state.session.notice?.kind == .hint)
    }

    @Test("a campaign is made in the form, saved, and selected")
    func add() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("a")
        walk.type("Autumn q2?")
        walk.press("tab", "down", "down")
        walk.type("30%")
        walk.press("enter")
        walk.expect([
            .perform(
                .saveCampaign(
                    CampaignForm(
                        title: "Autumn q2?",
                        startDate: "2021-06-30",
                        endDate: "2021-07-06",
                        discount: "30%"
                    )
                )
            )
        ])
        #expect(walk.shows("saving…"))
        walk.press("enter")
        #expect(walk.shows("The campaign is being saved."))
        walk.send(.event(.campaignSaved(TestShop.allCampaigns[2])))
        walk.answer()
        #expect(walk.shows("Harvest Days is saved"))
        let screen = walk.state.screen(CampaignsScreen.self)
        #expect(screen?.browser.list.selectedRow?.campaignID == "harvest")
        #expect(!walk.state.isTyping)
    }

    @Test("what is wrong with a field stands under it, and the first one takes the keys")
    func faults() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("a")
        walk.type("X")
        walk.press("ctrl-s")
        guard case .perform(let request)? = walk.takeEffects().first else {
            Issue.record("nothing was saved")
            return
        }
        let fault = Fault(
            title: "The campaign is not saved",
            cause: "End: It ends before it starts.",
            advice: "Correct the form.",
            fields: ["End": "It ends before it starts."]
        )
        walk.send(.event(.failed(request, fault)))
        #expect(walk.state.session.dialogs.isEmpty)
        #expect(walk.shows("✗ It ends before it starts."))
        walk.type("!")
        #expect(walk.shows("2021-07-06!"))
        #expect(!walk.shows("✗ It ends"))
    }

    @Test("a fault that belongs to no field is said in the form")
    func otherFault() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("a", "enter")
        guard case .perform(let request)? = walk.takeEffects().first else {
            Issue.record("nothing was saved")
            return
        }
        let fault = Fault(title: "Not saved", cause: "The disk is full.", advice: "Free some.")
        walk.send(.event(.failed(request, fault)))
        #expect(walk.shows("✗ Not saved: The disk is full. Free some."))
    }

    @Test("editing keeps the id; leaving a changed form asks, leaving an unchanged one does not")
    func edit() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("e")
        #expect(walk.shows("Edit Summer Table"))
        walk.press("escape", "e")
        walk.type("!")
        walk.press("escape")
        #expect(walk.shows("Leave without saving?"))
        walk.press("n", "enter")
        guard case .perform(.saveCampaign(let form))? = walk.takeEffects().first else {
            Issue.record("nothing was saved")
            return
        }
        #expect(form.isExisting)
        #expect(form.campaignID == "summer_table")
        #expect(form.title == "Summer Table!")
        #expect(form.discount == "15%")
        walk.send(.event(.failed(.saveCampaign(form), Fault(title: "No", cause: "", advice: ""))))
        walk.press("escape", "y")
        #expect(!walk.state.isTyping)
    }

    @Test("a press on a field goes there")
    func press() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("a")
        walk.click("Code")
        walk.send(.input(.paste("SAVE\n20")))
        #expect(walk.shows("SAVE 20"))
    }

    @Test("the chosen campaign is kept up to date when it is saved")
    func chosenIsSaved() {
        let walk = Walkthrough(screen: "campaigns")
        walk.press("enter")
        var campaign = TestShop.allCampaigns[0]
        campaign.title = "Long Table"
        walk.send(.event(.campaignSaved(campaign)))
        walk.answer()
        #expect(walk.state.session.brief.campaign?.title == "Long Table")
    }
}
