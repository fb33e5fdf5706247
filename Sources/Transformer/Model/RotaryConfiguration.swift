package import Kernels

/// How rotary positions turn the heads of a model (Su and others, 2021).
package struct RotaryConfiguration: Hashable, Sendable {
    /// How many of a head's values are turned.
    package var width: Int
    /// The base of the frequencies.
    package var base: Float
    /// Which values make a pair.
    package var pairing: RotaryPairing
    package var scaling: Scaling = .none

    /// How frequencies are changed for contexts longer than those first trained on.
    package enum Scaling: Hashable, Sendable {
        case none
        /// All divided by a factor (Chen and others, 2023).
        case linear(factor: Float)
        /// Each pair's divided by its own factor, as Llama 3.1 does.
        case byPair(factors: [Float])
        case yarn(Yarn)
    }

    /// Stretches slow pairs and leaves fast ones (Peng and others, 2023).
    package struct Yarn: Hashable, Sendable {
        package var factor: Float
        /// Positions that the model was first trained on.
        package var trainedContext: Int
        /// Multiplies cosines and sines, besides the method's own factor.
        package var attentionFactor: Float = 1

        /// Pairs that turn more often than this over the trained context are left alone.
        package var fastTurns: Float = 32
        /// Pairs that turn less often than this are stretched in full.
        package var slowTurns: Float = 1
    }
}

/// How far the attention of a layer looks, and by which angles it knows the way.
package enum AttentionSpan: Int, Hashable, Sendable {
    /// Over the whole text.
    case global = 0
    /// Over a window of the last positions.
    case local = 1
}

/// What the feed-forward network does to its gate.
package enum Activation: Hashable, Sendable {
    /// x / (1 + e⁻ˣ).
    case silu
    /// x Φ(x), by its approximation with a hyperbolic tangent.
    case gelu
}
