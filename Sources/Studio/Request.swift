package import Copywriting
package import Shop
package import Training

/// What a person asks of the studio; each is answered by events that name it.
package enum Request: Hashable, Sendable {
    /// The shop's name and counts, the as-of date, the model.
    case overview
    case users(ListQuery, range: Range<Int>)
    case products(ListQuery, range: Range<Int>)
    case campaigns(ListQuery, range: Range<Int>)
    /// A user with profile and recent behaviors.
    case userDetail(String)
    /// Adds the campaign, or replaces the one of its id.
    case saveCampaign(CampaignForm)
    /// The fact sheet that a brief would be written from.
    case factSheet(Brief)
    /// Starts writing; ends the run before it if one is under way.
    case write(Brief, CopySettings)
    /// Ends the run under way within a token; what was written so far is not stored.
    case cancelWriting
    case suggestions(SuggestionQuery, range: Range<Int>)
    case suggestion(String)
    case review(id: String, action: ReviewAction, expectedRevision: Int)
    /// Takes back the newest review step of the workspace.
    case undoReview
    /// Writes accepted copy to a file; an existing file is replaced only when `overwrite` is set.
    case export(format: String, path: String, overwrite: Bool)
    /// Starts a training run; one at a time.
    case train(TrainingForm)
    /// Pauses the run under way, lets it go on, or stops it and keeps what it learned.
    case steerTraining(TrainingControl.Wish)
    /// Stops the run under way, and lets nobody wait for its end: its newest checkpoint is what stays.
    case abandonTraining
    /// Opens the model with an adapter, for what is written from now on.
    case useAdapter(path: String)
}

/// Which suggestions a list shows.
package struct SuggestionQuery: Hashable, Sendable {
    package var filter: String
    package var state: Suggestion.State?
    package var channel: String?

    package init(filter: String = "", state: Suggestion.State? = nil, channel: String? = nil) {
        self.filter = filter
        self.state = state
        self.channel = channel
    }
}

/// A campaign as typed into the form, every field as text; the studio validates it.
package struct CampaignForm: Hashable, Sendable {
    package var campaignID: String
    package var title: String
    package var startDate: String
    package var endDate: String
    /// `10%` or `0.1`.
    package var discount: String
    package var code: String
    package var url: String
    package var terms: String
    /// Product ids, separated by commas; empty means all.
    package var productIDs: String
    /// Whether the form edits a campaign that is there.
    package var isExisting: Bool

    package init(
        campaignID: String = "",
        title: String = "",
        startDate: String = "",
        endDate: String = "",
        discount: String = "",
        code: String = "",
        url: String = "",
        terms: String = "",
        productIDs: String = "",
        isExisting: Bool = false
    ) {
        self.campaignID = campaignID
        self.title = title
        self.startDate = startDate
        self.endDate = endDate
        self.discount = discount
        self.code = code
        self.url = url
        self.terms = terms
        self.productIDs = productIDs
        self.isExisting = isExisting
    }
}
