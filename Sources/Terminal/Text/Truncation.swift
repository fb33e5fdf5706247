extension StringProtocol {
    /// As many of its first characters as a width holds.
    package func truncated(to width: Int) -> String {
        var used = 0
        var end = startIndex
        while end < endIndex {
            used += displayWidth(self[end])
            if used > width { break }
            end = index(after: end)
        }
        return String(self[..<end])
    }

    /// The text with blanks up to a width; one that is wider stays as it is.
    package func padded(to width: Int, alignment: Alignment = .left) -> String {
        let room = width - displayWidth(self)
        guard room > 0 else { return String(self) }
        let before =
            switch alignment {
            case .left: 0
            case .center: room / 2
            case .right: room
            }
        return String(repeating: " ", count: before) + self
            + String(repeating: " ", count: room - before)
    }
}
