import Kernels

/// The forward pass on quantised weights: activations are quantised to 8 bits for each product, keys and values are
/// kept in half precision.
final class FastOperations: RowBasedOperations {
    let operations: RowOperations
    private let configuration: ModelConfiguration
    private let products: QuantizedProducts
    private let weights = AttentionWeights()

    init(configuration: ModelConfiguration, instructions: Instructions, workers: WorkerPool) {
        self.configuration = configuration
        operations = RowOperations(
            configuration: configuration,
            instructions: instructions,
            workers: workers
        )
        products = QuantizedProducts(operations)
    }

    private var instructions: Instructions { operations.instructions }
    private var workers: WorkerPool { operations.workers }

    func project(_ x: Activations, by w: WeightMatrix) -> Activations {
        project(x, by: [w])[0]
    }

    func project(_ x: Activations, by w: [WeightMatrix]) -> [Activations] {
        let products = w.map { operations.make(rows: x.rows, width: $0.rows) }
        self.products.multiply(x, zip(w, products).map { ($0, $1.values) })
        for (w, y) in zip(w, products) { operations.addBias(of: w, to: y) }
        return products
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
