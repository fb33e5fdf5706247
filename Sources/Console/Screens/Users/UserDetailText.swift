import Shop
import Studio
import Terminal

/// What the detail pane says of a user: the profile, then the newest behaviors.
struct UserDetailText {
    private(set) var lines: [Line] = []
    private let session: Session

    init(_ detail: UserDetail?, session: Session, paneWidth: Int) {
        self.session = session
        guard let detail else { return }
        var text = DetailText(paneWidth: paneWidth)
        describe(detail, in: &text)
        text.heading("Recent behaviors")
        for line in detail.behaviors { text.add(describe(line, width: text.width)) }
        lines = text.lines
    }

    private func describe(_ detail: UserDetail, in text: inout DetailText) {
        let profile = detail.profile
        let lastSeen = profile.lastSeen.map { "\(session.ago($0.day)) (\($0.day))" }
        text.add("Last seen", lastSeen ?? "never")
        text.add("First seen", profile.firstSeen.map { "\($0.day)" })
        text.add("Purchases", purchases(profile))
        text.add("Spend", spend(profile))
        text.add("Favourites", favourites(profile))
        text.add("In the cart", cart(detail))
        text.add("Active", activity(profile))
    }

    private func purchases(_ profile: Profile) -> String {
        guard profile.purchaseCount > 0 else { return "none yet" }
        var words = session.text(profile.purchaseCount)
        words += " in \(counted(profile.orderCount, "order"))"
        if let days = profile.medianDaysBetweenPurchases {
            words += ", about every \(counted(max(1, Int(days.rounded())), "day"))"
        }
        return words
    }

    private func spend(_ profile: Profile) -> String? {
        guard profile.spend != .zero else { return nil }
        let each = profile.averageOrderValue.map { ", \(session.text($0)) an order" } ?? ""
        return session.text(profile.spend) + each
    }

    private func favourites(_ profile: Profile) -> String {
        profile.favouriteCategories.prefix(3)
            .map { "\($0.category) \(percent($0.share))" }.joined(separator: ", ")
    }

    /// The open cart by titles, as far as the behaviors name them.
    private func cart(_ detail: UserDetail) -> String {
        detail.profile.openCart.prefix(3).map { productID in
            let line = detail.behaviors.first { $0.behavior.productID == productID }
            return line?.productTitle ?? productID
        }.joined(separator: ", ")
    }

    private func activity(_ profile: Profile) -> String {
        var words: [String] = []
        if let hour = profile.busiestHour { words.append("mostly \(hour)–\(hour + 3) h") }
        if let share = profile.weekendShare { words.append("\(percent(share)) on weekends") }
        return words.joined(separator: ", ")
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    private func counted(_ count: Int, _ noun: String) -> String {
        session.text(count) + " " + noun + (count == 1 ? "" : "s")
    }

    private func describe(_ line: UserDetail.BehaviorLine, width: Int) -> Line {
        let behavior = line.behavior
        let price = behavior.price.map { "  " + session.text($0) } ?? ""
        let title = line.productTitle ?? behavior.productID
        let room = max(4, width - 14 - 10 - displayWidth(price))
        return Line([
            Span(session.ago(behavior.timestamp.day).padded(to: 14), .muted),
            Span(behavior.kind.words.truncated(to: 9).padded(to: 10), behavior.kind.style),
            Span(title.truncated(to: room).padded(to: room)),
            Span(price, Style(.number)),
        ])
    }
}

extension BehaviorKind {
    /// What a user did, in a word.
    fileprivate var words: String {
        switch self {
        case .view: "viewed"
        case .cart: "cart"
        case .removeFromCart: "uncarted"
        case .wishlist: "wished"
        case .purchase: "bought"
        case .refund: "returned"
        default: rawValue
        }
    }

    fileprivate var style: Style {
        switch self {
        case .purchase: Style(.statusOk)
        case .refund: Style(.statusWarn)
        default: .text
        }
    }
}
