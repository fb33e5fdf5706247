import Kernels

/// The forward pass on quantised weights: activations are quantised to 8 bits for each product, keys and values are
/// kept in half precision.
final class FastOperations: RowBasedOperations {
    let operations: RowOperations
    private let configuration: ModelConfiguration
    private let quantized = QuantizedBuffer()
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
        project(x, by: [w])[0]
    }

    func project(_ x: Activations, by w: [WeightMatrix]) -> [Activations] {
        let products = w.map { operations.make(rows: x.rows, width: $0.rows) }
        multiply(x, zip(w, products).map { ($0, $1.values) })
        for (w, y) in zip(w, products) { operations.addBias(of: w, to: y) }
        return products
    }

    /// All products of one input as one loop, so that the threads meet only once.
    private func multiply(
        _ x: Activations,
        _ products: [(w: WeightMatrix, y: UnsafeMutablePointer<Float>)]
    ) {
        var rows = ActivationRows(floats: x.values, positions: x.rows)
        if products.contains(where: { $0.w.storage.isQuantized }) {
            rows = quantized.quantize(
                x.values,
                positions: x.rows,
                columns: x.width,
                by: instructions,
                on: workers
            )
        }
        let updates = operations.updates
        updates.begin(products.map(\.w.update), x.values, positions: x.rows)
        let groups = products.reduce(0) { $0 + $1.w.groups }
        // A single position's groups are worked on by fours.
        let grain = (workers.grain(of: groups) + 3) / 4 * 4
        workers.run(updates.units + groups, grain: grain) { [instructions] range in
            var start = updates.units
            updates.reduce(range.clamped(to: 0..<start), by: instructions)
            for (index, (w, y)) in products.enumerated() {
                let own = range.clamped(to: start..<start + w.groups)
                if !own.isEmpty {
                    let groups = own.lowerBound - start..<own.upperBound - start
                    w.multiply(rows, groups: groups, by: instructions, to: y)
                    updates.add(
                        to: y,
                        at: index,
                        groups: groups,
                        by: instructions,
                        stride: w.rows
                    )
                }
                start += w.groups
            }
        }
    }

    func append(
        _ k: Activations,
        _ v: Activations,
        to cache: HalfPrecisionCache,
        layer: Int,
        at positions: Positions
    ) {
        cache.append(
            k.values,
            v.values,
            layer: layer,
            at: positions,
            by: instructions,
            on: workers
        )
    }

    func attention<Listener: ForwardListener>(
        _ q: Activations,
        at positions: Positions,
        in span: AttentionSpan,
        over cache: HalfPrecisionCache,
        layer: Int,
        listener: inout Listener
    ) -> Activations {
        let z = operations.make(rows: q.rows, width: q.width)
        let heads = configuration.headCount
        let places = weights.places(at: positions, heads: heads, listener: listener)
        cache.attend(
            HalfPrecisionCache.Queries(
                q: q.values,
                output: z.values,
                heads: heads,
                positions: positions,
                window: configuration.window(of: span),
                scale: configuration.attentionScale,
                weights: places
            ),
            layer: layer,
            by: instructions,
            on: workers
        )
        AttentionWeights.tell(&listener, places, at: positions, layer: layer, heads: heads)
        return z
    }
}

extension HalfPrecisionCache: KeyValueCache {}
