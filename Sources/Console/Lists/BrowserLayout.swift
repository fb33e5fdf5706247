package import Terminal

/// How a list and the pane for its selected row share a screen.
package struct BrowserLayout: Hashable, Sendable {
    package let list: Rect
    package let detail: Rect

    /// Side by side where it is wide, one above the other where it is high; else the focused one alone.
    package init(_ size: Size, isDetailFocused: Bool) {
        let bounds = Rect(size)
        if size.width >= 112 {
            let (detail, list) = bounds.cutRight(min(64, size.width * 2 / 5))
            self.list = list
            self.detail = detail
        } else if size.height >= 16 {
            let rows = isDetailFocused ? size.height * 3 / 5 : min(10, size.height * 2 / 5)
            let (detail, list) = bounds.cutBottom(rows)
            self.list = list
            self.detail = detail
        } else {
            list = isDetailFocused ? Rect(.zero) : bounds
            detail = isDetailFocused ? bounds : Rect(.zero)
        }
    }
}
