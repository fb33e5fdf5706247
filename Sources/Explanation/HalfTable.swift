import Transformer

/// Attention weights as IEEE 754 half floats, looked up: their value and what they add to an entropy.
///
/// Weights lie in 0…1, which are the bit patterns 0…0x3C00; 135,000 of them come with every token, so that a
/// conversion and a logarithm for each would be felt.
enum HalfTable {
    /// The value of each pattern.
    static let values: [Float] = (0...last).map { Half.float(UInt16($0)) }
    /// −p ln p for each pattern, in nats; 0 at 0.
    static let information: [Float] = values.map { $0 > 0 ? -$0 * logarithm($0) : 0 }

    static let last = 0x3C00

    /// The place of a pattern in the tables; what lies outside 0…1 (rounding, signs) counts as the nearest end.
    @inline(__always)
    static func index(_ bits: UInt16) -> Int {
        bits & 0x8000 != 0 ? 0 : min(Int(bits), last)
    }

    @inline(__always)
    static func value(_ bits: UInt16) -> Float { values[index(bits)] }
}
