import Transformer

/// Chooses the inputs that an update leaves out: by the run, the update and the batch, so that a resumed run leaves out the same.
package struct DropoutKey: Hashable, Sendable {
    let rate: Float
    private let bits: UInt64

    package init?(rate: Float, seed: UInt64, step: Int, batch: Int) {
        guard rate > 0 else { return nil }
        self.rate = rate
        bits =
            seed &+ UInt64(truncatingIfNeeded: step) &* 0x9E37_79B9_7F4A_7C15
            &+ UInt64(truncatingIfNeeded: batch) &* 0xD1B5_4A32_D192_ED03
    }

    /// The key of one matrix.
    func key(of index: Int) -> UInt32 {
        var generator = Xoshiro256(
            seed: bits &+ UInt64(truncatingIfNeeded: index) &* 0xA24B_AED4_963E_E407
        )
        return UInt32(truncatingIfNeeded: generator.next())
    }
}
