package import Terminal

/// Where brief and text lie on the screen; on a narrow one only the pane that has the keys is there.
package struct WriteLayout: Hashable, Sendable {
    package let brief: Rect
    package let text: Rect

    /// The layout of a screen of a size.
    package init(_ size: Size, focus: WriteScreen.Pane) {
        let all = Rect(size)
        let none = Rect(x: 0, y: 0, width: 0, height: 0)
        if size.width < 64 {
            brief = focus == .brief ? all : none
            text = focus == .text ? all : none
        } else {
            (brief, text) = all.cutLeft(size.width >= 140 ? 66 : size.width >= 110 ? 52 : 34)
        }
    }
}
