import Kernels

/// The forward pass in float32 throughout: what the fast one is measured by.
///
/// Weights are dequantised row by row as they are read.
final class ReferenceOperations: Operations {
    private let operations: RowOperations
    private let configuration: ModelConfiguration
    private let weights = AttentionWeights()

    init(configuration: ModelConfiguration, instructions: Instructions, workers: WorkerPool) {
        self.configuration = configuration
        operations = RowOperations(
            configuration: configuration,
            instructions: instructions,
            workers: workers
        )
    }

    private var instructions: Instructions { operations.instructions }
    private var workers: WorkerPool { operations.workers }

    func embed(_ tokens: ArraySlice<Int32>, by embedding: WeightMatrix) -> Activations {
        let x = operations.make(rows: tokens.count, width: embedding.columns)
        for (row, token) in tokens.enumerated() {
            embedding.copyRow(Int(token), to: x.values + row * x.width)
        }
        return x
    }

    func rmsNorm(_ x: Activations, _ weight: [Float], epsilon: Float) -> Activations {
        operations.rmsNorm(x, weight, epsilon: epsilon)
    }

    func project(_ x: Activations, by w: WeightMatrix) -> Activations {
        let y = operations.make(rows: x.rows, width: w.rows)
        workers.run(w.rows, grain: workers.grain(of: w.rows)) { rows in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: w.columns) { weights in
                guard let weights = weights.baseAddress else { return }
                for row in rows {
                    w.copyRow(row, to: weights)
                    for position in 0..<x.rows {
                        y.values[position * w.rows + row] = instructions.dot(
                            weights,
                            x.values + position * x.width,
                            count: x.width
                        )
                    }
                }
            }
        }
        return y
    }

    func project(_ x: Activations, by w: [WeightMatrix]) -> [Activations] {
        w.map { project(x, by: $0) }
    }

    func rotate(_ x: Activations, at positions: Range<Int>) -> Activations {
        operations.rotate(x, at: positions)
    }

    func append(
        _ k: Activations,
        _ v: Activations,
        to cache: Float32Cache,
        layer: Int,
        at position: Int
    ) {
        cache.append(k, v, layer: layer, at: position)
    }

    func attention<Listener: ForwardListener>(
        _ q: Activations,
        at positions: Range<Int>,
        over cache: Float32Cache,
        layer: Int,
        listener: inout Listener
    ) -> Activations {
        let z = operations.make(rows: q.rows, width: q.width)
        let heads = configuration.headCount
        let places = weights.places(at: positions, heads: heads, listener: listener)
        workers.run(q.rows * heads, grain: heads) { range in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: positions.upperBound) {
                scores in
                for index in range {
                    let (row, head) = (index / heads, index % heads)
                    let keys = positions.lowerBound + row + 1
                    let scores = UnsafeMutableBufferPointer(rebasing: scores[0..<keys])
                    attend(q, z, row: row, head: head, over: cache, layer: layer, scores)
                    guard let place = places[row] else { continue }
                    guard let weights = scores.baseAddress else { continue }
                    (place + head * keys).update(from: weights, count: keys)
                }
            }
        }
        AttentionWeights.tell(&listener, places, at: positions, layer: layer, heads: heads)
        return z
    }

    /// One head of one position: leaves the softmax's row in `scores`.
    private func attend(
        _ q: Activations,
        _ z: Activations,
        row: Int,
        head: Int,
        over cache: Float32Cache,
        layer: Int,
        _ scores: UnsafeMutableBufferPointer<Float>
    ) {
        let width = configuration.headWidth
        let scale = 1 / Float(width).squareRoot()
        let shared = head / (configuration.headCount / configuration.keyValueHeadCount)
        let query = q.values + row * q.width + head * width
        for key in scores.indices {
            let k = cache.key(layer: layer, head: shared, position: key)
            scores[key] = instructions.dot(query, k, count: width) * scale
        }
        instructions.softmax(scores)
        guard let weights = scores.baseAddress else { return }
        for index in 0..<width {
            let v = cache.values(layer: layer, head: shared, index: index)
            z.values[row * z.width + head * width + index] = instructions.dot(
                weights,
                v,
                count: scores.count
            )
        }
    }

    func siluMultiply(_ gate: Activations, _ up: Activations) -> Activations {
        operations.siluMultiply(gate, up)
    }

    func add(_ x: Activations, _ y: Activations) -> Activations {
        operations.add(x, y)
    }

    func rows(_ range: Range<Int>, of x: Activations) -> Activations {
        operations.rows(range, of: x)
    }
}
