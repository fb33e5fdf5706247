extension Theme {
    /// The theme that needs no file: the terminal's own colours, with few accents.
    package static let plain = Theme(
        name: "plain",
        entries: [
            .textMuted: Entry(foreground: .indexed(8)),
            .textStrong: Entry(attributes: .bold),
            .title: Entry(attributes: .bold),
            .accent: Entry(foreground: .indexed(6)),
            .key: Entry(foreground: .indexed(6), attributes: .bold),
            .link: Entry(foreground: .indexed(6), attributes: .underline),
            .match: Entry(foreground: .indexed(3), attributes: .bold),
            .selection: Entry(attributes: .reverse),
            .cursor: Entry(attributes: .reverse),
            .placeholder: Entry(foreground: .indexed(8)),
            .disabled: Entry(foreground: .indexed(8)),
            .rowSelected: Entry(attributes: .reverse),
            .rowSelectedInactive: Entry(attributes: .underline),
            .rowMarked: Entry(attributes: .bold),
            .rowHeader: Entry(attributes: [.bold, .underline]),
            .border: Entry(foreground: .indexed(8)),
            .borderFocus: Entry(foreground: .indexed(6)),
            .scrollTrack: Entry(foreground: .indexed(8)),
            .tabSelected: Entry(attributes: [.bold, .reverse]),
            .gaugeFill: Entry(foreground: .indexed(6)),
            .statusOk: Entry(foreground: .indexed(2)),
            .statusInfo: Entry(foreground: .indexed(4)),
            .statusWarn: Entry(foreground: .indexed(3)),
            .statusError: Entry(foreground: .indexed(1), attributes: .bold),
            .statusBusy: Entry(foreground: .indexed(6)),
            .reviewBlocked: Entry(foreground: .indexed(1)),
            .reviewAccepted: Entry(foreground: .indexed(2)),
            .reviewEdited: Entry(foreground: .indexed(4)),
            .reviewRejected: Entry(foreground: .indexed(8)),
            .campaignRunning: Entry(foreground: .indexed(2)),
            .campaignUpcoming: Entry(foreground: .indexed(4)),
            .campaignEnded: Entry(foreground: .indexed(8)),
            .fact: Entry(foreground: .indexed(2)),
            .untraced: Entry(foreground: .indexed(1), attributes: .underline),
            .token: Entry(attributes: .reverse),
            .sink: Entry(foreground: .indexed(8)),
        ],
        heat: Heat(
            stops: [0x000004, 0x3B0F70, 0x8C2981, 0xDE4968, 0xFE9F6D, 0xFCFDBF].map { RGB($0) },
            glyphs: Heat.glyphs,
            stops16: [0, 4, 5, 1, 3, 15].map { .indexed($0) }
        )
    )
}
