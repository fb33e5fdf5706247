import Transformer

/// In which order sequences are read: another one each epoch, which follows from the seed and the epoch alone.
package struct BatchOrder: Hashable, Sendable {
    private let count: Int
    private let batch: Int
    private let seed: UInt64

    /// An order of `count` sequences in batches of `batch`.
    package init(count: Int, batch: Int, seed: UInt64) {
        self.count = count
        self.batch = max(batch, 1)
        self.seed = seed
    }

    /// Batches of one epoch; the last one may be smaller.
    package var batchesPerEpoch: Int { (count + batch - 1) / batch }

    /// The batches of an epoch, counted from 0, as indices of sequences.
    package func batches(ofEpoch epoch: Int) -> [[Int]] {
        var mixer = Xoshiro256(seed: seed)
        // An odd factor gives every epoch a number of its own.
        let number = UInt64(bitPattern: Int64(epoch)) &* 0x9e37_79b9_7f4a_7c15
        var random = Xoshiro256(seed: mixer.next() ^ number)
        var order = Array(0..<count)
        // Fisher and Yates's own steps: the library's shuffle may change with its version.
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, Int(random.nextUnit() * Double(last + 1)))
        }
        return stride(from: 0, to: count, by: batch).map {
            Array(order[$0..<min($0 + batch, count)])
        }
    }
}
