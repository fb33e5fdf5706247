/// How many cells a text takes; measuring and painting both ask here.
package func displayWidth(_ text: some StringProtocol) -> Int {
    var width = 0
    if let ascii = text.utf8.withContiguousStorageIfAvailable({ asciiWidth($0) }),
        let known = ascii
    {
        return known
    }
    for character in text { width += displayWidth(character) }
    return width
}

/// How many cells a character (a grapheme cluster) takes.
package func displayWidth(_ character: Character) -> Int {
    GlyphSequence(character).width
}

/// The width of printable ASCII, nil where anything else occurs.
private func asciiWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for byte in bytes where byte < 0x20 || byte > 0x7E { return nil }
    return bytes.count
}

/// The width of one scalar by itself; control characters count as the one cell of their replacement.
func scalarWidth(_ scalar: UInt32) -> Int {
    if scalar < 0x300 { return scalar == 0xAD ? 0 : 1 }
    if contains(WidthTable.zero, scalar) { return 0 }
    if scalar >= 0x1100, contains(WidthTable.wide, scalar) { return 2 }
    return 1
}

/// Looks for a scalar in sorted pairs of first and last.
private func contains(_ pairs: [UInt32], _ scalar: UInt32) -> Bool {
    var low = 0
    var high = pairs.count / 2
    while low < high {
        let middle = (low + high) / 2
        if scalar > pairs[2 * middle + 1] {
            low = middle + 1
        } else if scalar < pairs[2 * middle] {
            high = middle
        } else {
            return true
        }
    }
    return false
}
