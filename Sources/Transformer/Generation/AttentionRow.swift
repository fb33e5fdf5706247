/// The attention weights of one forward position over itself and all positions before it, of every head.
///
/// `[layer][head][key]` as bits of IEEE 754 binary16 in one flat array: `keyCount` values a head.
package struct AttentionRow: Hashable, Sendable {
    package var layers: Int
    package var heads: Int
    /// The number of positions looked at: the position's own index + 1.
    package var keyCount: Int
    package var weights: [UInt16]

    package init(layers: Int, heads: Int, keyCount: Int, weights: [UInt16]) {
        self.layers = layers
        self.heads = heads
        self.keyCount = keyCount
        self.weights = weights
    }

    /// The weights of one head, `keyCount` values that sum to 1 up to rounding; empty where there is no such head.
    package subscript(layer layer: Int, head head: Int) -> [Float] {
        guard (0..<layers).contains(layer), (0..<heads).contains(head) else { return [] }
        let start = (layer * heads + head) * keyCount
        guard start + keyCount <= weights.count else { return [] }
        return weights[start..<start + keyCount].map { Half.float($0) }
    }
}
