import Copywriting
import Shop
import Studio
import Terminal

/// Paints the brief: whom, which campaign and products, what is written, and the facts that may be stated.
struct BriefPane {
    let screen: WriteScreen
    let session: Session

    private static let labelWidth = 10

    func paint(on frame: inout Frame, in area: Rect) {
        let canvas = frame.canvas
        var y = area.y
        for (label, line) in rows(width: area.width - Self.labelWidth) where y < area.maxY {
            canvas.write(label, at: Point(x: area.x, y: y), .muted)
            canvas.write(
                line,
                at: Point(x: area.x + Self.labelWidth, y: y),
                maxWidth: area.width - Self.labelWidth
            )
            if label == "Channel" {
                let row = Rect(x: area.x, y: y, width: area.width, height: 1)
                frame.answer(row, .command("write.channel"))
            }
            y += 1
        }
        let rest = Rect(x: area.x, y: y, width: area.width, height: area.maxY - y)
        paintFacts(on: &frame, in: rest)
    }

    private func rows(width: Int) -> [(String, Line)] {
        [("For", audience(width: width))] + campaign(width: width) + products + written
    }

    private func audience(width: Int) -> Line {
        let key = ScreenKeys.key(of: UsersScreen.name)
        guard let user = session.brief.user else {
            let hint = width >= 26 ? "  \(key) picks a user" : ""
            return Line([Span("everyone"), Span(hint, .muted)])
        }
        return Line([Span(user.userID, .strong)])
    }

    private func campaign(width: Int) -> [(String, Line)] {
        guard let campaign = session.brief.campaign else {
            let key = ScreenKeys.key(of: CampaignsScreen.name)
            return [
                ("Campaign", Line("! none picked yet", Style(.statusWarn))),
                ("", Line("\(key) picks one")),
            ]
        }
        let dates = Line(days(from: campaign.startDate, to: campaign.endDate))
        let hasOffer = campaign.discount > .none
        let offer = Line(hasOffer ? "\(campaign.discount.percentText)% off" : "", .accent)
        var rows: [(String, Line)] = [("Campaign", Line(campaign.title, .strong))]
        if hasOffer, offer.width + dates.width + 2 > width {
            rows += [("", offer), ("", dates)]
        } else {
            rows.append(("", hasOffer ? offer + Line("  ") + dates : dates))
        }
        if let asOf = session.asOf, campaign.phase(asOf: asOf) != .running {
            let phase = campaign.phase(asOf: asOf)
            let role: Role = phase == .ended ? .campaignEnded : .campaignUpcoming
            rows.append(
                ("", Line("\(role.glyph ?? "!") \(phase.rawValue) as of \(day(asOf))", Style(role)))
            )
        }
        return rows
    }

    /// `September 8-21`, with the years where they are not the one that is seen as now.
    private func days(from start: Day, to end: Day) -> String {
        let year = session.asOf?.civil.year
        let isThisYear = start.civil.year == year && end.civil.year == year
        let short = DateForms.forms(
            from: start,
            to: end,
            locale: session.overview?.locale ?? "en-US"
        ).first
        return isThisYear ? short ?? day(start) : "\(day(start)) – \(day(end))"
    }

    private func day(_ day: Day) -> String {
        DateForms.value(
            of: day,
            locale: session.overview?.locale ?? "en-US",
            withoutYear: session.asOf?.civil.year
        )
    }

    private var products: [(String, Line)] {
        let key = ScreenKeys.key(of: ProductsScreen.name)
        let products = session.brief.products
        guard !products.isEmpty else {
            return [("Products", Line("none; \(key) adds some", .muted))]
        }
        var rows: [(String, Line)] = []
        for (index, product) in products.prefix(3).enumerated() {
            rows.append((index == 0 ? "Products" : "", Line(product.title, .strong)))
            rows.append(("", price(of: product)))
        }
        if products.count > 3 {
            rows.append(("", Line("and \(products.count - 3) more", .muted)))
        }
        return rows
    }

    /// `$449.00 → $359.20`, or the price alone where the offer is not for the product.
    private func price(of product: Product) -> Line {
        let price = Span(session.text(product.price))
        guard let sale = session.brief.salePrice(of: product, format: session.amounts) else {
            let note = session.brief.campaign == nil ? "" : "  not in the offer"
            return Line([price, Span(note, .muted)])
        }
        return Line([price, Span(" → ", .muted), Span(session.text(sale), .accent)])
    }

    private var written: [(String, Line)] {
        let texts = screen.count == 1 ? "1 text" : "\(screen.count) texts"
        var rows: [(String, Line)] = [
            (
                "Channel",
                Line([
                    Span("‹ ", .muted),
                    Span(ChannelWords.title(of: session.brief.channel), .accent),
                    Span(" ›", .muted),
                ])
            ),
            (
                "Write",
                Line("\(texts) · seed \(screen.seed)\(screen.layout.map { " · \($0)" } ?? "")")
            ),
        ]
        if let strategyID = session.brief.strategyID {
            let left = screen.plan.map { $0.briefs.count - $0.started } ?? 0
            let more = left > 0 ? "  t: \(left) more" : ""
            rows.append(("Strategy", Line([Span(strategyID), Span(more, .muted)])))
        }
        if let fault = session.overview?.modelFault {
            rows.append(("Model", Line("✗ \(fault.title)", Style(.statusError))))
            rows.append(("", Line(fault.advice, .muted)))
        }
        return rows
    }
}

// MARK: - Facts

extension BriefPane {
    private func paintFacts(on frame: inout Frame, in area: Rect) {
        guard area.height > 2 else { return }
        let canvas = frame.canvas
        let facts = screen.facts
        let rule = Rect(x: area.x, y: area.y, width: area.width, height: 1)
        canvas.fill(rule, Style(.border), glyph: "─")
        let title = facts.isEmpty ? "Facts " : "Facts that may be stated "
        canvas.write(title, at: rule.origin, Style(.title))
        canvas.write(
            Line(facts.isEmpty ? "" : " \(facts.count)", .muted),
            at: rule.origin,
            maxWidth: area.width,
            alignment: .right
        )
        let (_, below) = area.cutTop(1)
        guard !facts.isEmpty else { return paintNoFacts(on: canvas, in: below) }
        let isWide = area.width >= 48
        let (foot, list) = below.cutBottom(isWide ? 0 : 2)
        let top = screen.factTop(rows: list.height)
        let stated = statedFacts
        let nameWidth = min(12, facts.map { displayWidth($0.name) }.max() ?? 0)
        for row in 0..<list.height where facts.indices.contains(top + row) {
            let index = top + row
            paint(
                facts[index],
                isStated: stated.contains(index),
                isSelected: index == screen.fact,
                nameWidth: nameWidth,
                isWide: isWide,
                on: canvas,
                in: Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            )
        }
        frame.answer(list, .pane("brief.facts"))
        if !isWide, facts.indices.contains(screen.fact) {
            canvas.write("also written", at: Point(x: foot.x, y: foot.y), .muted)
            canvas.write(
                Line(forms(of: facts[screen.fact])),
                at: Point(x: foot.x, y: foot.y + 1),
                maxWidth: foot.width
            )
        }
    }

    private func paint(
        _ fact: Fact,
        isStated: Bool,
        isSelected: Bool,
        nameWidth: Int,
        isWide: Bool,
        on canvas: Canvas,
        in row: Rect
    ) {
        let x = row.x + 2 + nameWidth + 1
        let valueRoom = isWide ? min(24, row.maxX - x) : row.maxX - x
        canvas.write(isStated ? "✓" : " ", at: row.origin, Style(.statusOk))
        canvas.write(
            Line(fact.name, .muted),
            at: Point(x: row.x + 2, y: row.y),
            maxWidth: nameWidth
        )
        canvas.write(
            Line(fact.value, Style(.fact)),
            at: Point(x: x, y: row.y),
            maxWidth: valueRoom
        )
        let formsX = x + valueRoom + 1
        if isWide, formsX < row.maxX {
            canvas.write(
                Line(forms(of: fact), .muted),
                at: Point(x: formsX, y: row.y),
                maxWidth: row.maxX - formsX
            )
        }
        guard isSelected else { return }
        let isActive = screen.focus == .brief
        canvas.ground(row, on: isActive ? .rowSelected : .rowSelectedInactive)
    }

    private func forms(of fact: Fact) -> String {
        let others = fact.forms.filter { $0 != fact.value }
        return others.isEmpty ? "only this" : others.joined(separator: " · ")
    }

    /// The facts that the shown text states; none where its run had another sheet.
    private var statedFacts: Set<Int> {
        guard let progress = screen.progress, progress.sheet == screen.sheet.sheet else {
            return []
        }
        return screen.candidate?.stated ?? []
    }

    private func paintNoFacts(on canvas: Canvas, in area: Rect) {
        let lines: [Line]
        if let fault = screen.sheet.fault {
            lines = [
                Line("✗ \(fault.title)", Style(.statusError)), Line(fault.cause),
                Line(fault.advice, .muted),
            ]
        } else if session.brief.campaign == nil {
            lines = [Line("They come with the campaign.", .muted)]
        } else {
            lines = [Line("They are being read.", .muted)]
        }
        var y = area.y
        for line in lines.flatMap({ wrap($0, width: area.width) }) where y < area.maxY {
            canvas.write(line, at: Point(x: area.x, y: y))
            y += 1
        }
    }
}
