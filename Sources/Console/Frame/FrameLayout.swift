package import Terminal

/// How the console divides the terminal, from top to bottom.
package struct FrameLayout: Hashable, Sendable {
    /// Below this size nothing but a note is shown.
    package static let smallest = Size(width: 40, height: 10)
    /// Below this height the brief has no line of its own, and notices take the footer's place.
    private static let roomy = 14

    package let header: Rect
    /// What is picked so far; empty where there is no room.
    package let brief: Rect
    package let screen: Rect
    /// Notices.
    package let status: Rect
    package let footer: Rect

    /// The parts of a terminal of a size.
    package init(_ size: Size) {
        let isRoomy = size.height >= Self.roomy
        let (header, below) = Rect(size).cutTop(1)
        let (brief, middle) = below.cutTop(isRoomy ? 1 : 0)
        let (footer, above) = middle.cutBottom(1)
        let (status, screen) = above.cutBottom(isRoomy ? 1 : 0)
        self.header = header
        self.brief = brief
        self.screen = screen
        self.status = isRoomy ? status : footer
        self.footer = footer
    }
}
