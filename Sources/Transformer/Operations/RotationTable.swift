import Kernels

/// The cosines and sines of the positions of a pass's rows, computed once for all blocks of a forward pass.
final class RotationTable {
    /// Pairs of one head that are turned.
    let pairs: Int
    private let rotation: Rotation
    let pairing: RotaryPairing
    private var positions = Positions(0..<0)
    private var cosines: [Float] = []
    private var sines: [Float] = []
    private var negatedSines: [Float] = []

    init(_ rotary: RotaryConfiguration) {
        rotation = Rotation(rotary)
        pairing = rotary.pairing
        pairs = rotation.pairs
    }

    /// Calls `body` with the cosines and sines of the positions, or of their negatives, `pairs` a position.
    func withAngles(
        at positions: Positions,
        isInverse: Bool,
        _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Void
    ) {
        if positions != self.positions { fill(positions) }
        cosines.withUnsafeBufferPointer { cosines in
            (isInverse ? negatedSines : sines).withUnsafeBufferPointer { sines in
                guard let cosines = cosines.baseAddress, let sines = sines.baseAddress else {
                    return
                }
                body(cosines, sines)
            }
        }
    }

    private func fill(_ positions: Positions) {
        self.positions = positions
        cosines = [Float](repeating: 0, count: positions.count * pairs)
        sines = cosines
        cosines.withUnsafeMutableBufferPointer { cosines in
            sines.withUnsafeMutableBufferPointer { sines in
                guard let cosines = cosines.baseAddress, let sines = sines.baseAddress else {
                    return
                }
                for row in 0..<positions.count {
                    rotation.fill(
                        position: positions[row],
                        cosines: cosines + row * pairs,
                        sines: sines + row * pairs
                    )
                }
            }
        }
        negatedSines = sines.map { -$0 }
    }
}
