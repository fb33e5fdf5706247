import CKernels

/// The keys and values of a text's first positions as bytes: for each head of each layer its keys in whole blocks of 16
/// positions, then its values; what a block has beyond the last position is zero.
extension HalfPrecisionCache {
    /// How many bytes `count` positions take; nil where the numbers make no sense.
    package static func prefixByteCount(
        of count: Int,
        layers: Int,
        heads: Int,
        headWidth: Int
    ) -> Int? {
        guard min(count, layers, heads, headWidth) > 0, count < Int.max - 2 * blockLength else {
            return nil
        }
        var total = HalfPrecisionPlanes.rounded(count) + count
        for factor in [headWidth, heads, layers, MemoryLayout<UInt16>.stride] {
            let (product, overflows) = total.multipliedReportingOverflow(by: factor)
            if overflows { return nil }
            total = product
        }
        return total
    }

    /// Writes the first `count` positions; false, and nothing written, unless they are there and `bytes` is as long.
    package func writePrefix(of count: Int, to bytes: UnsafeMutableRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress, count <= capacity,
            bytes.count == byteCount(of: count)
        else {
            return false
        }
        let keys = HalfPrecisionPlanes.rounded(count) * headWidth * Self.stride
        let values = count * headWidth * Self.stride
        var place = base
        for layer in 0..<layers {
            for head in 0..<heads {
                place.copyMemory(from: trunk.keys(layer, head), byteCount: keys)
                clearBlock(endingAt: place + keys, from: count)
                place += keys
                place.copyMemory(from: trunk.values(layer, head), byteCount: values)
                place += values
            }
        }
        return true
    }

    /// Takes the first `count` positions from bytes that hold `total`; false, and nothing changed, unless they do and
    /// there is room.
    ///
    /// There must be no branches.
    package func readPrefix(
        of count: Int,
        among total: Int,
        from bytes: UnsafeRawBufferPointer
    ) -> Bool {
        guard let base = bytes.baseAddress, (1...max(total, 1)).contains(count),
            count <= capacity, bytes.count == byteCount(of: total)
        else { return false }
        let keys = HalfPrecisionPlanes.rounded(total) * headWidth * Self.stride
        let values = total * headWidth * Self.stride
        var place = base
        for layer in 0..<layers {
            for head in 0..<heads {
                UnsafeMutableRawPointer(trunk.keys(layer, head)).copyMemory(
                    from: place,
                    byteCount: HalfPrecisionPlanes.rounded(count) * headWidth * Self.stride
                )
                place += keys
                UnsafeMutableRawPointer(trunk.values(layer, head)).copyMemory(
                    from: place,
                    byteCount: count * headWidth * Self.stride
                )
                place += values
            }
        }
        return true
    }

    private static let blockLength = Int(CK_KEY_POSITIONS)
    private static let stride = MemoryLayout<UInt16>.stride

    private func byteCount(of count: Int) -> Int? {
        Self.prefixByteCount(of: count, layers: layers, heads: heads, headWidth: headWidth)
    }

    /// Zeros the keys of a last block that stand for positions from `count` on: they are of what came after.
    private func clearBlock(endingAt end: UnsafeMutableRawPointer, from count: Int) {
        let used = count % Self.blockLength
        if used == 0 { return }
        let row = Self.blockLength * Self.stride
        let start = end - headWidth * row
        for index in 0..<headWidth {
            (start + index * row + used * Self.stride).initializeMemory(
                as: UInt8.self,
                repeating: 0,
                count: (Self.blockLength - used) * Self.stride
            )
        }
    }
}
