import Shop
import Terminal

extension CampaignsScreen {
    package func view(on frame: inout Frame, session: Session) {
        if let form {
            form.paint(on: &frame, in: frame.bounds)
            return
        }
        let layout = browser.layout(frame.size)
        browser.paintList(
            on: &frame,
            in: layout.list,
            title: "Campaigns",
            columns: Self.columns,
            isMarked: { $0.campaignID == session.brief.campaign?.campaignID },
            empty: "No campaigns yet: a adds one.",
            session: session
        )
        browser.paintDetail(
            on: &frame,
            in: layout.detail,
            title: Line(browser.list.selectedRow?.title ?? "Campaign", .title),
            lines: detailLines(session)
        )
    }

    private static let columns: [RecordColumn<Campaign>] = [
        RecordColumn("State", 10...10, sort: .natural) { state(of: $0, $1) },
        RecordColumn("Campaign", 16...44, sort: .title) { campaign, _ in Line(campaign.title) },
        RecordColumn("Dates", 23...23, sort: .start, rank: 3) { campaign, _ in
            Line("\(campaign.startDate) – \(campaign.endDate)")
        },
        RecordColumn("", 12...13, rank: 2) { Line(distance(of: $0, $1), .muted) },
        RecordColumn("Discount", 8...8, alignment: .right, rank: 1) { campaign, _ in
            let hasNone = campaign.discount == .none
            return Line(hasNone ? "–" : campaign.discount.percentText + "%", Style(.number))
        },
        RecordColumn("Code", 8...14, rank: 4) { campaign, _ in Line(campaign.code ?? "", .muted) },
    ]

    private static func phase(of campaign: Campaign, _ session: Session) -> Campaign.Phase? {
        session.asOf.map { campaign.phase(asOf: $0) }
    }

    private static func state(of campaign: Campaign, _ session: Session) -> Line {
        guard let phase = phase(of: campaign, session) else { return Line() }
        let glyph = phase.role.glyph.map(String.init) ?? ""
        return Line(glyph + " " + phase.rawValue, Style(phase.role))
    }

    /// How far the day is that comes next: the start, the end, or the end that was.
    private static func distance(of campaign: Campaign, _ session: Session) -> String {
        guard let asOf = session.asOf else { return "" }
        switch campaign.phase(asOf: asOf) {
        case .upcoming: return session.ago(campaign.startDate)
        case .ended: return session.ago(campaign.endDate)
        case .running:
            let days = campaign.endDate.days(since: asOf)
            return days == 0 ? "last day" : "\(days) day\(days == 1 ? "" : "s") left"
        }
    }

    func detailLines(_ session: Session) -> [Line] {
        guard let campaign = browser.list.selectedRow else { return [] }
        let layout = browser.layout(session.screenSize)
        var text = DetailText(paneWidth: layout.detail.width)
        let away = Self.distance(of: campaign, session)
        if session.asOf != nil {
            text.add("State", Self.state(of: campaign, session) + Line("  " + away, .muted))
        }
        let length = campaign.endDate.days(since: campaign.startDate) + 1
        text.add(
            "Dates",
            Line("\(campaign.startDate) to \(campaign.endDate)")
                + Line("  \(length) day\(length == 1 ? "" : "s")", .muted)
        )
        let hasDiscount = campaign.discount > .none
        text.add("Discount", hasDiscount ? campaign.discount.percentText + "%" : "none")
        text.add("Code", campaign.code)
        text.add("Link", campaign.url)
        let products = campaign.productIDs
        text.add("Products", products.isEmpty ? "all" : products.joined(separator: ", "))
        text.add("Id", campaign.campaignID)
        if let terms = campaign.terms {
            text.paragraph(terms)
        }
        return text.lines
    }
}

extension Campaign.Phase {
    /// How it is shown.
    fileprivate var role: Role {
        switch self {
        case .running: .campaignRunning
        case .upcoming: .campaignUpcoming
        case .ended: .campaignEnded
        }
    }
}
