package import Terminal

/// What a view paints on: a canvas, and the regions of it that answer to the mouse.
package struct Frame {
    /// Where it is painted.
    package let canvas: Canvas
    /// The regions so far, later ones on top; in the whole frame's places.
    package private(set) var regions: [Region] = []

    /// A frame of a canvas.
    package init(_ canvas: Canvas) {
        self.canvas = canvas
    }

    package var size: Size { canvas.size }
    package var bounds: Rect { canvas.bounds }

    /// Lets a rectangle (in the canvas' places) answer to the mouse.
    package mutating func answer(_ rect: Rect, _ target: Region.Target) {
        let place = canvas.sub(rect).frameRect
        guard !place.isEmpty else { return }
        regions.append(Region(place, target))
    }

    /// Paints into a part; regions of the part become regions of this frame.
    package mutating func inside(_ rect: Rect, _ paint: (inout Frame) -> Void) {
        var part = Frame(canvas.sub(rect))
        paint(&part)
        regions += part.regions
    }
}
