import Explanation
package import Terminal

/// Where grid and map lie on the screen, and which head or weight lies under a place.
///
/// On a tall terminal a row of the grid is a layer and the map stands beside it; on a low one the grid lies on its
/// side, a row a head, and the map stands below.
package struct AttentionLayout: Hashable, Sendable {
    /// Whether a row of the grid is a head.
    package let isTransposed: Bool
    /// Whether the panes have a border all around.
    let isBoxed: Bool
    /// Empty where the other pane takes everything.
    let gridPane: Rect
    let mapPane: Rect
    let grid: HeadGridGeometry
    let map: AttentionMapGeometry

    /// The layout of a screen of a size.
    package init(_ size: Size, _ screen: AttentionScreen) {
        let layers = screen.trace?.layers ?? 0
        let heads = screen.trace?.heads ?? 0
        let all = Rect(size)
        isBoxed = size.width >= 110 && size.height >= 20
        let chrome = isBoxed ? 4 : 2
        isTransposed = layers + chrome > size.height || size.width < 60
        let hasOne = screen.isZoomed || size.height < 16
        if hasOne {
            let isGrid = screen.focus == .grid
            gridPane = isGrid ? all : Rect(x: 0, y: 0, width: 0, height: 0)
            mapPane = isGrid ? Rect(x: 0, y: 0, width: 0, height: 0) : all
        } else if isTransposed {
            (gridPane, mapPane) = all.cutTop(min(heads + chrome, size.height / 2 + 2))
        } else {
            let width = 4 + heads * (size.width >= 110 ? 3 : 2) + (isBoxed ? 4 : 1)
            (gridPane, mapPane) = all.cutLeft(min(max(width, 30), size.width / 2))
        }
        grid = HeadGridGeometry(
            Self.inner(gridPane, isBoxed),
            layers: layers,
            heads: heads,
            isTransposed: isTransposed,
            layer: screen.selection.layer,
            head: screen.selection.head
        )
        map = AttentionMapGeometry(Self.inner(mapPane, isBoxed), screen)
    }

    private static func inner(_ pane: Rect, _ isBoxed: Bool) -> Rect {
        isBoxed ? pane.inset(left: 2, top: 1, right: 2, bottom: 1) : pane.inset(top: 1)
    }

    /// The rows of the map that are seen at once.
    package var mapRows: Int { map.rows.count }

    /// The head at a place within the region `grid`.
    func head(at point: Point) -> (layer: Int, head: Int)? { grid.head(at: point) }

    /// The weight at a place within the region `map`.
    func place(at point: Point) -> (row: Int, column: Int)? { map.place(at: point) }
}

/// Where each head's cell lies.
struct HeadGridGeometry: Hashable, Sendable {
    static let labelWidth = 4

    let isTransposed: Bool
    /// The numbers of the heads or layers above the cells.
    let axis: Rect
    let cells: Rect
    /// What is said beside or below the cells.
    let info: Rect
    let cellWidth: Int
    /// The columns and rows that are seen, as layers and heads or the other way round.
    let columns: Range<Int>
    let rows: Range<Int>

    init(
        _ area: Rect,
        layers: Int,
        heads: Int,
        isTransposed: Bool,
        layer: Int,
        head: Int
    ) {
        self.isTransposed = isTransposed
        let across = isTransposed ? layers : heads
        let down = isTransposed ? heads : layers
        let room = max(0, area.width - Self.labelWidth)
        cellWidth = across * 3 <= room && !isTransposed ? 3 : across * 2 <= room ? 2 : 1
        let width = min(room / cellWidth, across) * cellWidth
        let height = max(0, min(area.height - 1, down))
        axis = Rect(x: area.x + Self.labelWidth, y: area.y, width: width, height: 1)
        cells = Rect(x: axis.x, y: area.y + 1, width: width, height: height)
        columns = Range.window(
            of: across,
            around: isTransposed ? layer : head,
            count: width / cellWidth
        )
        rows = Range.window(of: down, around: isTransposed ? head : layer, count: height)
        let right = area.maxX - cells.maxX - 2
        if isTransposed, right >= 12 {
            info = Rect(x: cells.maxX + 2, y: area.y, width: right, height: area.height)
        } else {
            let top = cells.maxY + 1
            info = Rect(x: area.x, y: top, width: area.width, height: area.maxY - top)
        }
    }

    /// The cell of a head; nil where it is not seen.
    func cell(layer: Int, head: Int) -> Rect? {
        let (column, row) = isTransposed ? (layer, head) : (head, layer)
        guard columns.contains(column), rows.contains(row) else { return nil }
        return Rect(
            x: cells.x + (column - columns.lowerBound) * cellWidth,
            y: cells.y + row - rows.lowerBound,
            width: cellWidth,
            height: 1
        )
    }

    func head(at point: Point) -> (layer: Int, head: Int)? {
        guard point.x >= 0, point.y >= 0 else { return nil }
        let column = columns.lowerBound + point.x / cellWidth
        let row = rows.lowerBound + point.y
        guard columns.contains(column), rows.contains(row) else { return nil }
        return isTransposed ? (column, row) : (row, column)
    }
}

/// Where each weight of the map lies: labels, the sink apart, then the other columns.
struct AttentionMapGeometry: Hashable, Sendable {
    static let sinkWidth = 5
    static let gap = 1

    /// What the columns are.
    let header: Rect
    let labels: Rect
    let sink: Rect
    let cells: Rect
    /// The value under the cursor and what it is.
    let foot: Rect
    let cellWidth: Int
    /// The columns beside the sink that are seen.
    let columns: Range<Int>
    let rows: Range<Int>

    init(_ area: Rect, _ screen: AttentionScreen) {
        let count = max(0, (screen.map?.columns.count ?? 0) - 1)
        let footHeight = area.height >= 16 ? 4 : min(2, area.height)
        let labelWidth = area.width >= 100 ? 16 : area.width >= 60 ? 11 : 7
        let height = max(0, area.height - footHeight - 1)
        let top = area.y + 1
        labels = Rect(x: area.x, y: top, width: labelWidth, height: height)
        sink = Rect(x: labels.maxX + 1, y: top, width: Self.sinkWidth, height: height)
        let start = sink.maxX + Self.gap
        let room = max(0, area.maxX - start)
        switch screen.selection.columns {
        case .facts: cellWidth = min(max(count > 0 ? room / count : 3, 3), 11)
        case .words: cellWidth = 2
        case .tokens: cellWidth = count > 0 && room / count >= 2 ? 2 : 1
        }
        let seen = min(room / cellWidth, count)
        cells = Rect(x: start, y: top, width: seen * cellWidth, height: height)
        header = Rect(x: sink.x, y: area.y, width: cells.maxX - sink.x, height: 1)
        foot = Rect(x: area.x, y: area.maxY - footHeight, width: area.width, height: footHeight)
        let window = Range.window(of: count, around: max(0, screen.column - 1), count: seen)
        columns = window.lowerBound + 1..<window.upperBound + 1
        rows = Range.window(of: screen.map?.rows.count ?? 0, around: screen.row, count: height)
    }

    /// All that answers to the mouse: the sink and the cells.
    var region: Rect {
        Rect(x: sink.x, y: sink.y, width: cells.maxX - sink.x, height: min(rows.count, sink.height))
    }

    func place(at point: Point) -> (row: Int, column: Int)? {
        let row = rows.lowerBound + point.y
        guard point.x >= 0, point.y >= 0, rows.contains(row) else { return nil }
        if point.x < Self.sinkWidth { return (row, 0) }
        let column =
            columns.lowerBound + max(0, point.x - Self.sinkWidth - Self.gap) / cellWidth
        return columns.contains(column) ? (row, column) : nil
    }
}

extension Range<Int> {
    /// So many of `total` places that `place` lies in their middle, as far as the ends allow.
    static func window(of total: Int, around place: Int, count: Int) -> Range<Int> {
        let count = Swift.max(0, Swift.min(count, total))
        let start = Swift.min(Swift.max(0, place - count / 2), Swift.max(0, total - count))
        return start..<start + count
    }
}
