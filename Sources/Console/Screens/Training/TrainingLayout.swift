package import Terminal

/// Where the parts of a training run lie; those that have no room are empty.
package struct TrainingLayout: Hashable, Sendable {
    package let status: Rect
    package let chart: Rect
    package let samples: Rect
    package let details: Rect
    /// Whether samples and details are seen side by side, and not one of them in the place of the other.
    package let isWide: Bool

    /// The layout of a screen of a size, where one of the panes has the keys.
    package init(_ size: Size, focus: TrainingScreen.Pane) {
        let (status, below) = Rect(size).cutTop(min(5, size.height))
        self.status = status
        isWide = size.width >= 112 && below.height >= 24
        if isWide {
            let (left, right) = below.cutLeft(below.width * 3 / 5)
            (chart, details) = left.cutTop(left.height * 3 / 5)
            samples = right
            return
        }
        let pane: Rect
        if size.width >= 72, below.height >= 8 {
            (chart, pane) = below.cutLeft(below.width * 11 / 20)
        } else if below.height >= 16 {
            (chart, pane) = below.cutTop(below.height / 2)
        } else {
            (chart, pane) = (Rect(.zero), below)
        }
        samples = focus == .samples ? pane : Rect(.zero)
        details = focus == .details ? pane : Rect(.zero)
    }
}
