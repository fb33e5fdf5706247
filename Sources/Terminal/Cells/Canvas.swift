/// A rectangle of a frame to paint on, with its own origin; nothing painted on it lands outside.
///
/// Canvases cut from one another paint into one frame.
package struct Canvas {
    /// The frame that all canvases cut from one another share.
    private final class Frame {
        var buffer: CellBuffer
        var cursor: Point?

        init(_ buffer: CellBuffer) { self.buffer = buffer }
    }

    private let frame: Frame
    /// Where this canvas' 0,0 lies in the frame.
    private let origin: Point
    /// What may be painted, in the frame's places.
    private let clip: Rect
    package let size: Size
    /// What styles that name no surface stand on.
    package let surface: Role

    /// A blank frame of a size.
    package init(size: Size) {
        frame = Frame(CellBuffer(size: size))
        origin = .zero
        clip = Rect(size)
        self.size = size
        surface = .background
    }

    private init(_ frame: Frame, origin: Point, size: Size, clip: Rect, surface: Role) {
        self.frame = frame
        self.origin = origin
        self.size = size
        self.clip = clip
        self.surface = surface
    }

    /// The whole frame as it is painted now.
    package var buffer: CellBuffer { frame.buffer }

    /// Where the terminal's cursor is shown, in the frame's places; nil hides it.
    package var cursor: Point? { frame.cursor }

    package var width: Int { size.width }
    package var height: Int { size.height }
    /// All of it, in its own places.
    package var bounds: Rect { Rect(size) }

    /// Where it lies in the frame.
    package var frameRect: Rect { Rect(origin: origin, size: size) }

    /// A canvas on a part of this one.
    package func sub(_ rect: Rect) -> Canvas {
        let moved = rect.moved(x: origin.x, y: origin.y)
        return Canvas(
            frame,
            origin: moved.origin,
            size: moved.size,
            clip: clip.intersection(moved),
            surface: surface
        )
    }

    /// The same canvas, where styles that name no surface stand on `surface`.
    package func on(_ surface: Role) -> Canvas {
        Canvas(frame, origin: origin, size: size, clip: clip, surface: surface)
    }

    /// Shows the terminal's cursor at a place, if that lies inside.
    package func showCursor(at point: Point) {
        let place = Point(x: point.x + origin.x, y: point.y + origin.y)
        if clip.contains(place) { frame.cursor = place }
    }

    @inline(__always)
    private func grounded(_ style: Style) -> Style {
        style.on == .background ? style.on(surface) : style
    }

    /// Puts one character at a place; returns the cells it took.
    @discardableResult
    package func put(_ character: Character, at point: Point, _ style: Style = .text) -> Int {
        writeEach(CollectionOfOne(character), at: point, style, maxWidth: .max)
    }

    /// Writes a text on one row, cut at the canvas' edge or at `maxWidth`; returns the cells it took.
    @discardableResult
    package func write(
        _ text: some StringProtocol,
        at point: Point,
        _ style: Style = .text,
        maxWidth: Int = .max
    ) -> Int {
        let y = point.y + origin.y
        guard y >= clip.y, y < clip.maxY, maxWidth > 0 else { return 0 }
        let style = grounded(style)
        let taken = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            for byte in bytes where byte < 0x20 || byte > 0x7E { return nil }
            let count = min(bytes.count, maxWidth)
            for index in 0..<count {
                let glyph = Glyph(code: UInt32(bytes[index]))
                let x = point.x + origin.x + index
                frame.buffer.put(glyph, width: 1, x: x, y: y, style: style, clip: clip)
            }
            return count
        }
        if let taken, let columns = taken { return columns }
        return writeEach(text, at: point, style, maxWidth: maxWidth)
    }

    private func writeEach(
        _ characters: some Sequence<Character>,
        at point: Point,
        _ style: Style,
        maxWidth: Int
    ) -> Int {
        let style = grounded(style)
        let y = point.y + origin.y
        let start = point.x + origin.x
        var used = 0
        for character in characters {
            let glyphs = GlyphSequence(character)
            let width = glyphs.width
            if width > maxWidth - used { break }
            if width == 0 { continue }
            var x = start + used
            frame.buffer.put(
                glyphs.first,
                width: glyphs.firstWidth,
                x: x,
                y: y,
                style: style,
                clip: clip
            )
            x += glyphs.firstWidth
            for (glyph, width) in glyphs.others {
                frame.buffer.put(glyph, width: width, x: x, y: y, style: style, clip: clip)
                x += width
            }
            used += width
            if start + used >= clip.maxX, maxWidth == .max { break }
        }
        return used
    }

    /// Fills a rectangle (all, if none is given) with a glyph of one cell.
    package func fill(
        _ rect: Rect? = nil,
        _ style: Style = .text,
        glyph: Unicode.Scalar = " "
    ) {
        let rect = (rect ?? bounds).moved(x: origin.x, y: origin.y).intersection(clip)
        guard !rect.isEmpty else { return }
        let style = grounded(style)
        let glyph = Glyph(glyph)
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                frame.buffer.put(glyph, width: 1, x: x, y: y, style: style, clip: clip)
            }
        }
    }

    /// Changes the styles of what is painted inside a rectangle (all, if none is given).
    package func restyle(_ rect: Rect? = nil, _ change: (inout Style) -> Void) {
        let area = (rect ?? bounds).moved(x: origin.x, y: origin.y).intersection(clip)
        frame.buffer.restyle(area, change)
    }

    /// Sets what the cells inside a rectangle stand on, as for a selected row.
    package func ground(_ rect: Rect, on surface: Role) {
        restyle(rect) { $0.on = surface }
    }
}
