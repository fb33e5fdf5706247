package import Terminal

/// A part of the frame that answers to the mouse.
package struct Region: Hashable, Sendable {
    /// What a press on it means.
    package enum Target: Hashable, Sendable {
        /// Runs a command by its id: tabs, footer keys, buttons.
        case command(String)
        /// Tells the shown screen where the mouse is, by the region's name.
        case pane(String)
        /// Tells the dialog on top.
        case dialog(String)
    }

    package var rect: Rect
    package var target: Target

    package init(_ rect: Rect, _ target: Target) {
        self.rect = rect
        self.target = target
    }
}

/// The mouse over a pane of a screen.
package struct Pointer: Hashable, Sendable {
    /// The name of the region's target.
    package var region: String
    package var action: MouseEvent.Action
    /// The place within the region.
    package var point: Point
    package var size: Size
    package var modifiers: Key.Modifiers

    package init(
        region: String,
        action: MouseEvent.Action,
        point: Point,
        size: Size,
        modifiers: Key.Modifiers = []
    ) {
        self.region = region
        self.action = action
        self.point = point
        self.size = size
        self.modifiers = modifiers
    }
}
