import Foundation
import Terminal
import Testing

@Suite("The themes that come with the program")
struct ThemeFileTests {
    static let names = ThemeFolder.checkout.names

    private func theme(_ name: String) -> Theme { ThemeFolder.checkout.theme(named: name).theme }

    /// Roles that are read; the others are lines, bars and surfaces.
    private static let read: [Role] = [
        .text, .textMuted, .textStrong, .title, .accent, .key, .link, .number, .match, .selection,
        .cursor, .rowHeader, .tab, .tabSelected, .statusOk, .statusInfo, .statusWarn, .statusError,
        .statusBusy, .reviewDrafted, .reviewBlocked, .reviewAccepted, .reviewEdited,
        .reviewRejected, .campaignRunning, .campaignUpcoming, .campaignEnded, .fact, .untraced,
        .token,
    ]

    private static let surfaces: [Role] = [
        .background, .panel, .bar, .rowSelected, .rowSelectedInactive, .rowMarked, .input,
        .inputFocus,
    ]

    @Test("there are a dark one, a light one and one of high contrast")
    func areThere() {
        #expect(Set(Self.names).isSuperset(of: ["marquee-dark", "marquee-light", "high-contrast"]))
    }

    @Test("nothing is wrong in a file, and it says something of every role", arguments: names)
    func parses(name: String) {
        let loaded = ThemeFolder.checkout.theme(named: name)
        #expect(loaded.problems.isEmpty)
        #expect(loaded.theme.name == name)
        for role in Role.allCases where role != .heat {
            let entry = loaded.theme.entry(for: role)
            #expect(entry != Theme.Entry(), "\(role.name) in \(name)")
        }
    }

    @Test("text has a contrast of 4.5 on every surface", arguments: names)
    func isReadable(name: String) throws {
        for depth in [ColorDepth.trueColor, .palette256] {
            let look = Look(theme(name), depth: depth)
            for role in Self.read {
                for surface in Self.surfaces {
                    let cell = look.cell(for: Style(role, on: surface))
                    let text = try #require(cell.foreground.rgb)
                    let ground = try #require(cell.background.rgb)
                    #expect(
                        text.contrast(to: ground) >= 4.5,
                        "\(role.name) on \(surface.name) in \(name), \(depth)"
                    )
                }
            }
        }
    }

    @Test("what stands on a value can be read, and values rise evenly", arguments: names)
    func heatIsEven(name: String) throws {
        let look = Look(theme(name), depth: .trueColor)
        var lights: [Double] = []
        for level in UInt8.min...UInt8.max {
            let cell = look.cell(for: Style(.heat, heat: level))
            let ground = try #require(cell.background.rgb)
            let text = try #require(cell.foreground.rgb)
            #expect(text.contrast(to: ground) >= 4.5)
            lights.append(ground.luminance)
        }
        let sorted = lights.sorted()
        #expect(lights == sorted || lights == sorted.reversed())
        let few = Look(theme(name), depth: .palette256)
        let colors = Set(
            (UInt8.min...UInt8.max).map { few.cell(for: Style(.heat, heat: $0)).background }
        )
        #expect(colors.count >= 24)
    }

    /// What red-blind and green-blind eyes see (Machado, Oliveira, Fernandes 2009), in linear light.
    private func seen(_ color: RGB, _ matrix: [Double]) -> RGB {
        func linear(_ value: UInt8) -> Double { pow(Double(value) / 255, 2.2) }
        let light = [linear(color.red), linear(color.green), linear(color.blue)]
        let mixed = (0..<3).map { row -> UInt8 in
            let sum = (0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * light[$1] }
            return UInt8(pow(min(1, max(0, sum)), 1 / 2.2) * 255)
        }
        return RGB(red: mixed[0], green: mixed[1], blue: mixed[2])
    }

    @Test("states are told apart by eyes that do not tell red from green", arguments: names)
    func statesAreDistinct(name: String) throws {
        let eyes: [[Double]] = [
            [1, 0, 0, 0, 1, 0, 0, 0, 1],
            [0.152, 1.053, -0.205, 0.115, 0.786, 0.099, -0.004, -0.048, 1.052],
            [0.367, 0.861, -0.228, 0.280, 0.673, 0.047, -0.012, 0.043, 0.969],
        ]
        let look = Look(theme(name), depth: .trueColor)
        let states: [Role] = [.statusOk, .statusInfo, .statusWarn, .statusError]
        for eye in eyes {
            let colors = try states.map {
                seen(try #require(look.cell(for: Style($0)).foreground.rgb), eye)
            }
            for (index, color) in colors.enumerated() {
                for other in colors[(index + 1)...] { #expect(color.distance(to: other) > 0.05) }
            }
        }
    }

    @Test("no text is hidden by sixteen colours", arguments: names)
    func sixteenColors(name: String) {
        let look = Look(theme(name), depth: .ansi16)
        for role in Role.allCases where role != .heat {
            for surface in Self.surfaces {
                let cell = look.cell(for: Style(role, on: surface))
                let isHidden = cell.foreground == cell.background && cell.foreground != .standard
                #expect(!isHidden, "\(role.name) on \(surface.name) in \(name)")
            }
        }
    }
}
