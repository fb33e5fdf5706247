import Shop
import Terminal

extension ProductsScreen {
    package func view(on frame: inout Frame, session: Session) {
        guard !session.isShopEmpty else { return StartPanel.paint(on: frame, session: session) }
        let layout = browser.layout(frame.size)
        browser.paintList(
            on: &frame,
            in: layout.list,
            title: "Products",
            columns: columns(session),
            isMarked: { session.brief.contains(product: $0.productID) },
            empty: "No products yet: marquee import FILE brings them in.",
            session: session
        )
        browser.paintDetail(
            on: &frame,
            in: layout.detail,
            title: Line(browser.list.selectedRow?.title ?? "Product", .title),
            lines: detailLines(session)
        )
    }

    private func columns(_ session: Session) -> [RecordColumn<Product>] {
        var columns: [RecordColumn<Product>] = [
            RecordColumn("Product", 20...60, sort: .natural) { product, _ in Line(product.title) },
            RecordColumn("Category", 12...16, sort: .category, rank: 2) { product, _ in
                Line(product.category, .muted)
            },
            RecordColumn("Price", 10...12, alignment: .right, sort: .price) { product, session in
                Line(session.text(product.price))
            },
        ]
        if session.brief.campaign != nil {
            columns.append(
                RecordColumn("Sale", 10...12, alignment: .right, rank: 1) { product, session in
                    let price = session.brief.salePrice(of: product, format: session.amounts)
                    return Line(price.map { session.text($0) } ?? "–", Style(.number))
                }
            )
        }
        columns.append(
            RecordColumn("Stock", 6...6, alignment: .right, rank: 3) { product, session in
                switch product.stock {
                case nil: Line()
                case 0?: Line("none", Style(.statusWarn))
                case let count?: Line(session.text(count))
                }
            }
        )
        columns.append(
            RecordColumn("Id", 12...20, sort: .id, rank: 4) { product, _ in
                Line(product.productID, .muted)
            }
        )
        return columns
    }

    func detailLines(_ session: Session) -> [Line] {
        guard let product = browser.list.selectedRow else { return [] }
        let layout = browser.layout(session.screenSize)
        var text = DetailText(paneWidth: layout.detail.width)
        text.add("Price", price(of: product, session))
        text.add("Category", product.category)
        text.add("Brand", product.brand)
        text.add("Stock", product.stock.map { $0 == 0 ? "none left" : session.text($0) })
        text.add("Id", product.productID)
        text.add("Link", product.url)
        if let description = product.description {
            text.paragraph(description)
        }
        return text.lines
    }

    /// The price, and what it comes to under the chosen campaign.
    private func price(of product: Product, _ session: Session) -> Line {
        let price = Line(session.text(product.price))
        guard let campaign = session.brief.campaign else { return price }
        guard let sale = session.brief.salePrice(of: product, format: session.amounts) else {
            return price + Line("  not in \(campaign.title)", .muted)
        }
        return price
            + Line([
                Span("  "), Span(session.text(sale), Style(.number).adding(.bold)),
                Span(" with \(campaign.title), until \(campaign.endDate)", .muted),
            ])
    }
}
