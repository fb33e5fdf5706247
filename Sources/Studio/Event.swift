package import Copywriting
package import Explanation
package import Shop

/// What the studio answers, in the order in which it happens.
package enum Event: Hashable, Sendable {
    case overview(Overview)
    case users(ListQuery, Page<UserSummary>)
    case products(ListQuery, Page<Product>)
    case campaigns(ListQuery, Page<Campaign>)
    case userDetail(UserDetail)
    case campaignSaved(Campaign)
    case factSheet(Brief, FactSheet)
    case writing(WritingEvent)
    case suggestions(SuggestionQuery, Page<Suggestion>)
    case suggestion(Suggestion)
    /// A review step was stored.
    case reviewed(Suggestion)
    case exported(path: String, count: Int)
    /// A file of that name exists; ask before replacing it.
    case exportExists(format: String, path: String)
    case training(TrainingNews)
    /// What is written from now on is written with an adapter.
    case adapterUsed(path: String)
    case failed(Request, Fault)
}

/// How a run of writing goes on.
package enum WritingEvent: Hashable, Sendable {
    case started(brief: Brief, count: Int, sheet: FactSheet)
    /// The prompt is being read: tokens done of all.
    ///
    /// With it the candidate's text begins anew: what was written before repeated an earlier candidate.
    case reading(candidate: Int, done: Int, of: Int)
    /// One token more, or several where the reader was slow; `trace` holds the attention of all tokens so far.
    case token(
        candidate: Int,
        text: String,
        logprob: Float,
        tokensPerSecond: Double,
        trace: AttentionTrace
    )
    /// A candidate ended and is stored.
    case suggestion(candidate: Int, Suggestion)
    /// The run is over.
    case finished
    case cancelled
    case failed(Fault)
}

/// What the header and the start screen show.
package struct Overview: Hashable, Sendable {
    package var shopName: String
    package var counts: ShopCounts
    package var asOf: Day?
    package var currency: String?
    package var locale: String
    /// The model's name, or nil while none is open.
    package var modelName: String?
    /// What is wrong with the model, if anything.
    package var modelFault: Fault?
    package var workspacePath: String

    package init(
        shopName: String,
        counts: ShopCounts,
        asOf: Day?,
        currency: String?,
        locale: String,
        modelName: String?,
        modelFault: Fault?,
        workspacePath: String
    ) {
        self.shopName = shopName
        self.counts = counts
        self.asOf = asOf
        self.currency = currency
        self.locale = locale
        self.modelName = modelName
        self.modelFault = modelFault
        self.workspacePath = workspacePath
    }
}

/// A user with what is derived of them; no personal data.
package struct UserDetail: Hashable, Sendable {
    package var user: UserSummary
    package var profile: Profile
    /// Newest first.
    package var behaviors: [BehaviorLine]

    /// A behavior with its product's title, nil where the product is unknown.
    package struct BehaviorLine: Hashable, Sendable {
        package var behavior: Behavior
        package var productTitle: String?
        package var category: String?

        package init(behavior: Behavior, productTitle: String?, category: String?) {
            self.behavior = behavior
            self.productTitle = productTitle
            self.category = category
        }
    }

    package init(user: UserSummary, profile: Profile, behaviors: [BehaviorLine]) {
        self.user = user
        self.profile = profile
        self.behaviors = behaviors
    }
}

/// Something that went wrong, as the console and the command line say it.
package struct Fault: Error, Hashable, Sendable {
    package var title: String
    package var cause: String
    package var advice: String
    /// What is wrong with each field of a form, by the field's label.
    package var fields: [String: String]

    package init(
        title: String,
        cause: String,
        advice: String,
        fields: [String: String] = [:]
    ) {
        self.title = title
        self.cause = cause
        self.advice = advice
        self.fields = fields
    }
}
