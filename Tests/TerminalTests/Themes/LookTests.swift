import Terminal
import Testing

@Suite("Themes on terminals")
struct LookTests {
    private static let theme = Theme(
        name: "t",
        entries: [
            .background: Theme.Entry(background: .rgb(RGB(0x101010))),
            .text: Theme.Entry(foreground: .rgb(RGB(0xEEEEEE))),
            .accent: Theme.Entry(foreground: .rgb(RGB(0xFF8700)), foreground16: .indexed(11)),
            .rowSelected: Theme.Entry(foreground: .rgb(RGB(0)), background: .rgb(RGB(0xFFFF00))),
            .title: Theme.Entry(attributes: .bold),
        ],
        heat: Theme.Heat(stops: [RGB(0), RGB(0xFFFFFF)], glyphs: [" ", "-", "#"])
    )

    @Test("text stands on its surface and takes its colour; accents stay readable there")
    func surfaces() throws {
        let look = Look(Self.theme, depth: .trueColor)
        let text = look.cell(for: Style(.text, on: .rowSelected))
        #expect(text.foreground == .rgb(RGB(0)))
        #expect(text.background == .rgb(RGB(0xFFFF00)))
        #expect(look.cell(for: Style(.accent)).foreground == .rgb(RGB(0xFF8700)))
        let accent = look.cell(for: Style(.accent, on: .rowSelected))
        let contrast = try #require(accent.foreground.rgb).contrast(to: RGB(0xFFFF00))
        #expect(contrast >= 4.5)
        #expect(look.cell(for: Style(.title, [.underline])).attributes == [.bold, .underline])
    }

    @Test("colours become the nearest of those that there are")
    func reduces() {
        #expect(Look(Self.theme, depth: .palette256).cell(for: .accent).foreground == .indexed(208))
        #expect(Look(Self.theme, depth: .ansi16).cell(for: .accent).foreground == .indexed(11))
        #expect(Look(Self.theme, depth: .palette256).cell(for: .text).foreground == .indexed(255))
    }

    @Test("without colour nothing is coloured, and states differ by weight and line")
    func monochrome() {
        let look = Look(Self.theme, depth: .monochrome)
        for role in Role.allCases {
            for surface in Role.allCases {
                let cell = look.cell(for: Style(role, on: surface))
                #expect(cell.foreground == .standard && cell.background == .standard)
            }
        }
        #expect(look.cell(for: Style(.text, on: .rowSelected)).attributes.contains(.reverse))
        #expect(look.cell(for: Style(.untraced)).attributes != look.cell(for: .text).attributes)
    }

    @Test("values are colours where there are many, and signs where there are few or none")
    func heat() {
        let blank = { (level: UInt8) in Cell(.blank, Style(.heat, heat: level)) }
        let letter = Cell(Glyph("x"), Style(.heat, heat: 255))
        let rich = Look(Self.theme, depth: .trueColor)
        #expect(Set((0...255).map { rich.cell(for: blank(UInt8($0))).background }).count == 256)
        #expect(rich.glyph(for: blank(200)) == .blank)
        for depth in [ColorDepth.ansi16, .monochrome] {
            let look = Look(Self.theme, depth: depth)
            #expect(
                [0, 128, 255].map { look.glyph(for: blank($0)) }
                    == [" ", "-", "#"].map { Glyph($0) }
            )
            #expect(look.glyph(for: letter) == Glyph("x"))
        }
        let mono = Look(Self.theme, depth: .monochrome)
        #expect(mono.cell(for: letter).attributes.contains(.reverse))
        #expect(!mono.cell(for: blank(255)).attributes.contains(.reverse))
    }

    @Test("the plain theme needs no file and no colour of its own", arguments: ColorDepth.allCases)
    func plain(depth: ColorDepth) {
        let look = Look(.plain, depth: depth)
        #expect(look.cell(for: .text) == CellLook())
        #expect(look.cell(for: Style(.text, on: .rowSelected)).attributes.contains(.reverse))
    }

    @Test("contrast is WCAG's, distance is nought for the same colour")
    func measures() throws {
        #expect(abs(RGB(0).contrast(to: RGB(0xFFFFFF)) - 21) < 0.001)
        #expect(RGB(0x336699).distance(to: RGB(0x336699)) == 0)
        #expect(try #require(RGB(hex: "#f80")) == RGB(0xFF8800))
        for wrong in ["f80", "#ff88", "#ffééé", "#+12345", ""] { #expect(RGB(hex: wrong) == nil) }
    }
}
