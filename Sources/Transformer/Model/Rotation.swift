import Foundation

/// The angles by which rotary positions turn pairs of values (Su and others, 2021).
///
/// Pair `i` of a head turns by position · base^(−2i/width); GGUF's llama stores pairs as neighbours.
struct Rotation: Sendable {
    /// Pairs of one head that are turned.
    let pairs: Int
    private let frequencies: [Double]

    init(configuration: ModelConfiguration) {
        pairs = configuration.rotaryWidth / 2
        let base = Double(configuration.rotaryBase)
        let width = Double(configuration.rotaryWidth)
        frequencies = (0..<configuration.rotaryWidth / 2).map { pow(base, -2 * Double($0) / width) }
    }

    /// Writes the cosines and sines of one position, a pair of them for each pair of values.
    func fill(
        position: Int,
        cosines: UnsafeMutablePointer<Float>,
        sines: UnsafeMutablePointer<Float>
    ) {
        for (pair, frequency) in frequencies.enumerated() {
            let angle = Double(position) * frequency
            cosines[pair] = Float(cos(angle))
            sines[pair] = Float(sin(angle))
        }
    }
}
