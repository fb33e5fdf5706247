import CNcurses

/// The pairs of foreground and background that ncurses knows, made as they are needed.
struct ColorPairs {
    /// The terminal's own colour, which has no number.
    static let terminalDefault: Int32 = -1

    private var numbers: [UInt64: Int32] = [:]

    /// The number of a pair; nil when ncurses holds no more.
    mutating func number(foreground: Int32, background: Int32) -> Int32? {
        if foreground == Self.terminalDefault, background == Self.terminalDefault { return 0 }
        let key =
            UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
        if let known = numbers[key] { return known }
        let number = Int32(numbers.count + 1)
        guard init_extended_pair(number, foreground, background) == OK else { return nil }
        numbers[key] = number
        return number
    }

    /// Forgets all pairs; what was painted with them has to be painted again.
    mutating func reset() {
        numbers.removeAll(keepingCapacity: true)
        reset_color_pairs()
    }
}
