import Kernels

/// The forward pass in float32 throughout: what the fast one is measured by.
///
/// Weights are dequantised row by row as they are read.
final class ReferenceOperations: RowBasedOperations {
    let operations: RowOperations
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
        operations.addUpdate(of: w, x, to: y)
        operations.addBias(of: w, to: y)
        return y
    }

    func project(_ x: Activations, by w: [WeightMatrix]) -> [Activations] {
        w.map { project(x, by: $0) }
    }

    func append(
        _ k: Activations,
        _ v: Activations,
        to cache: Float32Cache,
        layer: Int,
        at positions: Positions
    ) {
        cache.append(k, v, layer: layer, at: positions)
    }

    func attention<Listener: ForwardListener>(
        _ q: Activations,
        at positions: Positions,
        in span: AttentionSpan,
        over cache: Float32Cache,
        layer: Int,
        listener: inout Listener
    ) -> Activations {
        let z = operations.make(rows: q.rows, width: q.width)
        let heads = configuration.headCount
        let places = weights.places(at: positions, heads: heads, listener: listener)
        let window = configuration.window(of: span)
        let sharing = heads / configuration.keyValueHeadCount
        workers.run(q.rows * heads, grain: heads) { range in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: positions.end) {
                scores in
                for index in range {
                    let (row, head) = (index / heads, index % heads)
                    let keys = positions[row] + 1
                    let first = window.map { max(0, keys - $0) } ?? 0
                    let scores = UnsafeMutableBufferPointer(rebasing: scores[0..<keys])
                    scores[..<first].initialize(repeating: 0)
                    let plane = Float32Cache.Place(
                        layer: layer,
                        head: head / sharing,
                        branch: positions.branch(of: row)
                    )
                    attend(q, z, row: row, head: head, over: cache, plane, first, scores)
                    guard let place = places[row] else { continue }
                    guard let weights = scores.baseAddress else { continue }
                    (place + head * keys).update(from: weights, count: keys)
                }
            }
        }
        AttentionWeights.tell(&listener, places, at: positions, layer: layer, heads: heads)
        return z
    }

    /// One head of one position, over the keys from `first` on: leaves the softmax's row in `scores`.
    private func attend(
        _ q: Activations,
        _ z: Activations,
        row: Int,
        head: Int,
        over cache: Float32Cache,
        _ place: Float32Cache.Place,
        _ first: Int,
        _ scores: UnsafeMutableBufferPointer<Float>
    ) {
        let width = configuration.headWidth
        let scale = configuration.attentionScale
        let query = q.values + row * q.width + head * width
        for key in first..<scores.count {
            let k = cache.key(at: place, position: key)
            scores[key] = instructions.dot(query, k, count: width) * scale
        }
        instructions.softmax(UnsafeMutableBufferPointer(rebasing: scores[first...]))
        guard let weights = scores.baseAddress else { return }
        for index in 0..<width {
            let v = cache.values(at: place, index: index)
            z.values[row * z.width + head * width + index] = instructions.dot(
                weights,
                v,
                count: scores.count
            )
        }
    }
}
