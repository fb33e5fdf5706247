import Transformer

/// Keys and values of a pass, block by block: a pass over whole texts needs none of earlier ones.
package final class TapedCache: KeyValueCache {
    package let capacity: Int
    private var layers: [(k: Activations, v: Activations)?]

    package init(layers: Int, capacity: Int) {
        self.capacity = capacity
        self.layers = Array(repeating: nil, count: layers)
    }

    func keep(_ k: Activations, _ v: Activations, layer: Int) {
        layers[layer] = (k, v)
    }

    /// What a block kept, which it does not need again.
    func take(layer: Int) -> (k: Activations, v: Activations)? {
        defer { layers[layer] = nil }
        return layers[layer]
    }

    /// Texts are rows of one pass here, not branches of a text.
    package func branch(into count: Int, at position: Int, room: Int) -> Bool { false }

    package func dropBranches() {}
}
