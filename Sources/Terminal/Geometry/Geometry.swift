/// A width and a height in cells, never negative.
package struct Size: Hashable, Sendable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }

    package static let zero = Size(width: 0, height: 0)

    package var isEmpty: Bool { width == 0 || height == 0 }
}

/// A column and a row, counted from 0 at the upper left.
package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    package static let zero = Point(x: 0, y: 0)
}

/// A rectangle of cells; its right and bottom edges lie outside.
package struct Rect: Hashable, Sendable {
    package var origin: Point
    package var size: Size

    package init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    package init(x: Int, y: Int, width: Int, height: Int) {
        origin = Point(x: x, y: y)
        size = Size(width: width, height: height)
    }

    /// A rectangle of a size at 0,0.
    package init(_ size: Size) {
        self.init(origin: .zero, size: size)
    }

    package var x: Int { origin.x }
    package var y: Int { origin.y }
    package var width: Int { size.width }
    package var height: Int { size.height }
    /// The first column right of it.
    package var maxX: Int { origin.x + size.width }
    /// The first row below it.
    package var maxY: Int { origin.y + size.height }
    package var isEmpty: Bool { size.isEmpty }

    /// Whether a point lies inside.
    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// What both cover; empty where they do not meet.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left,
            y: top,
            width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top
        )
    }

    /// The same rectangle moved.
    package func moved(x dx: Int = 0, y dy: Int = 0) -> Rect {
        Rect(origin: Point(x: x + dx, y: y + dy), size: size)
    }

    /// What is left inside margins; empty at its middle where they leave nothing.
    package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(
            x: min(x + left, maxX),
            y: min(y + top, maxY),
            width: width - left - right,
            height: height - top - bottom
        )
    }

    /// What is left inside equal margins.
    package func inset(_ margin: Int) -> Rect {
        inset(left: margin, top: margin, right: margin, bottom: margin)
    }

    /// A rectangle of at most this size in the middle.
    package func centered(_ wanted: Size) -> Rect {
        let width = min(wanted.width, self.width)
        let height = min(wanted.height, self.height)
        return Rect(
            x: x + (self.width - width) / 2,
            y: y + (self.height - height) / 2,
            width: width,
            height: height
        )
    }

    /// Cuts rows off the top: what was cut and what is left.
    package func cutTop(_ rows: Int) -> (cut: Rect, rest: Rect) {
        let rows = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: rows),
            Rect(x: x, y: y + rows, width: width, height: height - rows)
        )
    }

    /// Cuts rows off the bottom: what was cut and what is left.
    package func cutBottom(_ rows: Int) -> (cut: Rect, rest: Rect) {
        let (rest, cut) = cutTop(height - min(max(0, rows), height))
        return (cut, rest)
    }

    /// Cuts columns off the left: what was cut and what is left.
    package func cutLeft(_ columns: Int) -> (cut: Rect, rest: Rect) {
        let columns = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: columns, height: height),
            Rect(x: x + columns, y: y, width: width - columns, height: height)
        )
    }

    /// Cuts columns off the right: what was cut and what is left.
    package func cutRight(_ columns: Int) -> (cut: Rect, rest: Rect) {
        let (rest, cut) = cutLeft(width - min(max(0, columns), width))
        return (cut, rest)
    }
}
