import CNcurses
import Foundation
import Terminal

/// What ncurses shows on the terminal: takes frames, and writes what differs from the frame before.
final class CursesScreen {
    let depth: ColorDepth
    let strings: TerminalStrings
    /// Whether the terminal answered that it shows what stands between two marks at once.
    var isSynchronized = false

    private let device: TerminalDevice
    private let palette: CursesPalette
    private var shown: CellBuffer?
    private var shownLook: Look?
    private var shownCursor: Point?
    /// The rows that were written past ncurses, because terminals disagree on what stands in them.
    private var ownRows: Set<Int> = []
    private var run: [cchar_t] = []

    /// Opens ncurses on the terminal with the first of the descriptions that is installed.
    init(device: TerminalDevice, descriptions: [TerminalDescription]) throws(TerminalError) {
        self.device = device
        let opened = try Self.open(descriptions)
        raw()
        noecho()
        nonl()
        let window = curses_screen()
        idcok(window, false)
        idlok(window, false)
        leaveok(window, false)
        // ncurses would stop in the middle of a frame when a key is pressed.
        typeahead(-1)
        curs_set(0)
        strings = TerminalStrings()
        depth = Self.startColors(limit: opened.limit)
        palette = CursesPalette(depth: depth)
    }

    private static func open(
        _ descriptions: [TerminalDescription]
    ) throws(TerminalError) -> TerminalDescription {
        let name = descriptions.last?.name ?? ""
        for description in descriptions where !description.name.isEmpty {
            guard let screen = curses_open(description.name) else { continue }
            guard curses_string("cup") != nil else {
                endwin()
                delscreen(screen)
                throw TerminalError(
                    code: .tooSimple,
                    subject: "terminal \"\(description.name)\"",
                    cause: "It cannot place its cursor, so there is nothing to draw a screen with.",
                    advice: "Use the commands that `marquee --help` lists, or set TERM to the "
                        + "terminal's real name, for example xterm-256color."
                )
            }
            return description
        }
        throw TerminalError(
            code: .unknownTerminal,
            subject: name.isEmpty ? "the terminal" : "terminal \"\(name)\"",
            cause: name.isEmpty
                ? "TERM is not set, so nothing is known of it."
                : "No description of it is installed.",
            advice: "Set TERM to a known name, for example xterm-256color, or install the "
                + "descriptions of more terminals (Debian: ncurses-term)."
        )
    }

    private static func startColors(limit: ColorDepth?) -> ColorDepth {
        guard limit != .monochrome, has_colors(), start_color() == OK else { return .monochrome }
        use_default_colors()
        return min(ColorDepth(colors: curses_colors()), limit ?? .trueColor)
    }

    /// The terminal's size as ncurses takes it.
    var size: Size { Size(width: Int(curses_columns()), height: Int(curses_lines())) }

    func resize(to size: Size) {
        resizeterm(Int32(size.height), Int32(size.width))
        invalidate()
    }

    /// Forgets what the terminal shows.
    func invalidate() {
        shown = nil
    }

    /// Leaves the screen to the shell.
    func suspend() {
        if shownCursor == nil { device.write(strings.showCursor) }
        endwin()
        if !strings.hasOwnScreen { device.write(strings.leaveScreen) }
    }

    /// Takes the screen again; the next frame is written whole.
    func resume() {
        reset_prog_mode()
        device.write(strings.hideCursor)
        shownCursor = nil
        invalidate()
    }
}

// MARK: - Frames

extension CursesScreen {
    private static let beginUpdate = Array("\u{1B}[?2026h".utf8)
    private static let endUpdate = Array("\u{1B}[?2026l".utf8)

    /// Shows a frame.
    func show(_ frame: CellBuffer, cursor: Point?, look: Look) {
        var before = shown.flatMap { $0.size == frame.size && shownLook == look ? $0 : nil }
        if palette.isFull { before = nil }
        if before == nil { startOver(with: look) }
        var changedOwnRows: [Int] = []
        var isChanged = before == nil
        let height = min(frame.size.height, size.height)
        for y in 0..<height {
            let changes = frame.changes(in: y, since: before)
            guard !changes.isEmpty else { continue }
            isChanged = true
            if frame.isSteady(row: y) {
                let wasOwn = ownRows.remove(y) != nil
                if wasOwn { wredrawln(curses_screen(), Int32(y), 1) }
                for part in wasOwn ? [0..<frame.size.width] : changes { put(frame, y, part, look) }
            } else {
                ownRows.insert(y)
                changedOwnRows.append(y)
                // ncurses keeps the row with stand-ins, so that it never takes it for blank.
                for part in changes { put(frame, y, part, look) }
            }
        }
        guard isChanged || cursor != shownCursor else { return }
        write(frame, ownRows: changedOwnRows, cursor: cursor, look: look)
        shown = frame
        shownLook = look
        shownCursor = cursor
    }

    private func startOver(with look: Look) {
        ownRows = []
        werase(curses_screen())
        curses_forget_screen()
        if look != shownLook { palette.forgetLook() }
        palette.makeRoom()
    }

    private func write(_ frame: CellBuffer, ownRows: [Int], cursor: Point?, look: Look) {
        let place = cursor ?? Point(x: 0, y: size.height - 1)
        var start: [UInt8] = isSynchronized ? Self.beginUpdate : []
        if shownCursor != nil { start += strings.hideCursor }
        device.write(start)
        wmove(curses_screen(), Int32(place.y), Int32(place.x))
        wnoutrefresh(curses_screen())
        doupdate()
        var end: [UInt8] = []
        if !ownRows.isEmpty {
            for y in ownRows { append(row: y, of: frame, look: look, to: &end) }
            // Where ncurses left the cursor and how it left the colours.
            end += strings.normal + strings.move(x: place.x, y: place.y)
        }
        if cursor != nil { end += strings.showCursor }
        if isSynchronized { end += Self.endUpdate }
        device.write(end)
    }

    /// Gives some cells of a row to ncurses.
    private func put(_ frame: CellBuffer, _ y: Int, _ part: Range<Int>, _ look: Look) {
        let end = min(part.upperBound, size.width)
        guard part.lowerBound < end else { return }
        run.removeAll(keepingCapacity: true)
        for x in part.lowerBound..<end {
            let cell = frame[x, y]
            if cell.glyph.isContinuation { continue }
            let width = frame.width(atColumn: x, row: y)
            if cell.glyph.isSteady(width: width) {
                run.append(palette.cell(cell, look: look))
            } else {
                let standIn = palette.cell(Cell(Glyph("·"), cell.style), look: look)
                for _ in 0..<width { run.append(standIn) }
            }
        }
        curses_put(Int32(y), Int32(part.lowerBound), run, Int32(run.count))
    }

    /// Writes a row past ncurses; behind each glyph that terminals disagree on the cursor is placed anew.
    private func append(row y: Int, of frame: CellBuffer, look: Look, to bytes: inout [UInt8]) {
        bytes += strings.move(x: 0, y: y)
        var paint: CursesPaint?
        var width = min(frame.size.width, size.width)
        if y == size.height - 1, !strings.holdsLastCell { width -= 1 }
        for x in 0..<width {
            let cell = frame[x, y]
            if cell.glyph.isContinuation { continue }
            let (wanted, glyph) = palette.paint(cell, look: look)
            if wanted != paint {
                bytes += palette.strings(for: wanted, strings)
                paint = wanted
            }
            let columns = frame.width(atColumn: x, row: y)
            guard !glyph.isSteady(width: columns) else {
                bytes += Array(glyph.string.utf8)
                continue
            }
            // Where the terminal takes it for narrower, what stood behind it would be left over.
            bytes += Array(repeating: UInt8(ascii: " "), count: columns) + strings.move(x: x, y: y)
            bytes += Array(glyph.string.utf8) + strings.move(x: x + columns, y: y)
        }
    }
}

extension CellBuffer {
    /// The cells that the glyph at a place takes.
    fileprivate func width(atColumn x: Int, row y: Int) -> Int {
        x + 1 < size.width && self[x + 1, y].glyph.isContinuation ? 2 : 1
    }

    /// Whether all glyphs of a row are steady.
    fileprivate func isSteady(row y: Int) -> Bool {
        for x in 0..<size.width {
            let glyph = self[x, y].glyph
            if glyph.isContinuation { continue }
            if !glyph.isSteady(width: width(atColumn: x, row: y)) { return false }
        }
        return true
    }
}
