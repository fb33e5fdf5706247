import Foundation

/// The angles by which rotary positions turn pairs of values (Su and others, 2021).
///
/// Pair `i` of a head turns by position · base^(−2i/width), scaled as the model asks for.
struct Rotation: Sendable {
    /// Pairs of one head that are turned.
    let pairs: Int
    private let frequencies: [Double]
    /// What cosines and sines are multiplied by.
    private let amplitude: Double

    init(_ rotary: RotaryConfiguration) {
        pairs = rotary.width / 2
        let plain = (0..<pairs).map {
            pow(Double(rotary.base), -2 * Double($0) / Double(rotary.width))
        }
        switch rotary.scaling {
        case .none:
            frequencies = plain
            amplitude = 1
        case .linear(let factor):
            frequencies = plain.map { $0 / Double(factor) }
            amplitude = 1
        case .byPair(let factors):
            frequencies = zip(plain, factors).map { $0 / Double($1) }
            amplitude = 1
        case .yarn(let yarn):
            frequencies = plain.enumerated().map { yarn.frequency($1, pair: $0, of: rotary) }
            amplitude = yarn.amplitude
        }
    }

    /// Writes the cosines and sines of one position, a pair of them for each pair of values.
    func fill(
        position: Int,
        cosines: UnsafeMutablePointer<Float>,
        sines: UnsafeMutablePointer<Float>
    ) {
        for (pair, frequency) in frequencies.enumerated() {
            let angle = Double(position) * frequency
            cosines[pair] = Float(amplitude * cos(angle))
            sines[pair] = Float(amplitude * sin(angle))
        }
    }
}

extension RotaryConfiguration.Yarn {
    /// The plain frequency for pairs that turn often in the trained context, the stretched one for those that hardly turn, a mix between.
    fileprivate func frequency(
        _ plain: Double,
        pair: Int,
        of rotary: RotaryConfiguration
    ) -> Double {
        let low = max(0, turningPair(Double(fastTurns), of: rotary).rounded(.down))
        let high = min(
            Double(rotary.width - 1),
            turningPair(Double(slowTurns), of: rotary).rounded(.up)
        )
        let ramp = (Double(pair) - low) / max(0.001, high - low)
        let plainShare = 1 - min(1, max(0, ramp))
        return plain / Double(factor) * (1 - plainShare) + plain * plainShare
    }

    /// The pair that turns so many times over the trained context.
    private func turningPair(_ turns: Double, of rotary: RotaryConfiguration) -> Double {
        Double(rotary.width) * log(Double(trainedContext) / (turns * 2 * .pi))
            / (2 * log(Double(rotary.base)))
    }

    fileprivate var amplitude: Double {
        Double(attentionFactor) * (1 + 0.1 * log(Double(factor)))
    }
}
