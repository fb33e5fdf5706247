import Copywriting
import Shop
import Terminal

// The second line: whom, what, under which campaign and where, and what is still missing. Each part goes to
// the screen where it is picked.

extension ConsoleState {
    func paintBrief(on frame: inout Frame) {
        let canvas = frame.canvas
        var parts = briefParts
        let widths = Self.widths(&parts, room: canvas.width - 2)
        var x = 1
        for (index, part) in parts.enumerated() {
            if index > 0 { x += canvas.write(" · ", at: Point(x: x, y: 0), Style(.border)) }
            let width = canvas.write(part.line, at: Point(x: x, y: 0), maxWidth: widths[index])
            frame.answer(
                Rect(x: x, y: 0, width: width, height: 1),
                .command(ScreenCommands.id(of: part.screen))
            )
            x += width
        }
    }

    /// The width of each part: the hint at the end goes first, then the longest parts are cut.
    private static func widths(_ parts: inout [BriefPart], room: Int) -> [Int] {
        func needed(_ widths: [Int]) -> Int { widths.reduce(-3) { $0 + $1 + 3 } }
        var widths = parts.map(\.line.width)
        while needed(widths) > room, parts.last?.isHint == true {
            parts.removeLast()
            widths.removeLast()
        }
        while needed(widths) > room, let longest = widths.max(), longest > 4,
            let index = widths.firstIndex(of: longest)
        {
            widths[index] -= 1
        }
        return widths
    }

    private struct BriefPart {
        let line: Line
        let screen: String
        var isHint = false
    }

    private var briefParts: [BriefPart] {
        let brief = session.brief
        var parts = [
            BriefPart(
                line: Line([Span("To ", .muted), Span(brief.user?.userID ?? "everyone")]),
                screen: UsersScreen.name
            ),
            campaignPart,
            BriefPart(line: productsLine, screen: ProductsScreen.name),
            BriefPart(line: Line(channelTitle), screen: WriteScreen.name),
        ]
        if brief.brief != nil, session.screen != WriteScreen.name, !session.isWriting {
            parts.append(
                BriefPart(
                    line: Line("4 writes it", .accent),
                    screen: WriteScreen.name,
                    isHint: true
                )
            )
        }
        return parts
    }

    private var campaignPart: BriefPart {
        guard let campaign = session.brief.campaign else {
            return BriefPart(
                line: Line([Span("! no campaign yet (3)", Style(.statusWarn))]),
                screen: CampaignsScreen.name
            )
        }
        var line = Line(campaign.title)
        if campaign.discount > .none {
            line = line + Line(" \(campaign.discount.percentText)% off", .muted)
        }
        return BriefPart(line: line, screen: CampaignsScreen.name)
    }

    private var productsLine: Line {
        let products = session.brief.products
        guard let first = products.first else { return Line("no product", .muted) }
        return products.count == 1 ? Line(first.title) : Line("\(products.count) products")
    }

    private var channelTitle: String {
        Channels.all.first { $0.name == session.brief.channel }?.title ?? session.brief.channel
    }
}
