import Shop
import Studio
import Terminal

extension UsersScreen {
    package func view(on frame: inout Frame, session: Session) {
        guard !session.isShopEmpty else { return StartPanel.paint(on: frame, session: session) }
        let layout = browser.layout(frame.size)
        browser.paintList(
            on: &frame,
            in: layout.list,
            title: "Users",
            columns: Self.columns,
            isMarked: { $0.userID == session.brief.user?.userID },
            empty: "No users yet: marquee import FILE brings them in.",
            session: session
        )
        browser.paintDetail(
            on: &frame,
            in: layout.detail,
            title: Line(shownDetail?.user.userID ?? "User", .title),
            lines: detailLines(session)
        )
    }

    private static let columns: [RecordColumn<UserSummary>] = [
        RecordColumn("User", 10...24, sort: .id) { user, _ in Line(user.userID) },
        RecordColumn("Last seen", 13...13, sort: .natural, isDescending: true, rank: 1) {
            Line($0.lastSeen.map { [session = $1] in session.ago($0.day) } ?? "never")
        },
        RecordColumn("Behaviors", 9...9, alignment: .right, rank: 4) {
            Line($1.text($0.behaviorCount))
        },
        RecordColumn(
            "Purchases",
            10...10,
            alignment: .right,
            sort: .purchases,
            rank: 3
        ) { Line($1.text($0.purchaseCount)) },
        RecordColumn("Spend", 10...13, alignment: .right, sort: .spend, rank: 2) {
            Line($1.text($0.spend))
        },
        RecordColumn("Favourite", 12...20, sort: .category, rank: 5) { user, _ in
            Line(user.favouriteCategory ?? "", .muted)
        },
    ]

    /// The detail, unless there is no user to show it of.
    private var shownDetail: UserDetail? { browser.list.isEmpty ? nil : detail }

    func detailLines(_ session: Session) -> [Line] {
        let layout = browser.layout(session.screenSize)
        return UserDetailText(shownDetail, session: session, paneWidth: layout.detail.width).lines
    }
}
