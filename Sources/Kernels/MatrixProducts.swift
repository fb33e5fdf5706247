import CKernels

/// Float32 products of matrices, each shared out over a worker pool.
///
/// A value's sum has one fixed order: the bits do not depend on the number of threads, nor on how weights are stored beside
/// what their rows are as floats.
package final class MatrixProducts: Sendable {
    private let instructions: Instructions
    private let workers: WorkerPool

    package init(instructions: Instructions, workers: WorkerPool) {
        self.instructions = instructions
        self.workers = workers
    }

    /// C = scale · A · B, or that added to C; C has a column step of 1.
    package func multiply(
        _ a: MatrixView,
        _ b: MatrixView,
        scale: Float = 1,
        adding: Bool = false,
        to c: MatrixView
    ) {
        run(ck_gemm(a.factor, b.factor, scale: scale, adding: adding, to: c))
    }

    /// C = scale · A · Wᵀ where `transposed` is set, else scale · A · W.
    ///
    /// Weights become floats while they are packed, a few kilobytes at a time; the matrix's bias and update are left out.
    package func multiply(
        _ a: MatrixView,
        by w: WeightMatrix,
        transposed: Bool,
        scale: Float = 1,
        adding: Bool = false,
        to c: MatrixView
    ) {
        multiply(
            a,
            by: w,
            rows: 0..<w.rows,
            transposed: transposed,
            scale: scale,
            adding: adding,
            to: c
        )
    }

    /// The same with some of the rows of W alone.
    package func multiply(
        _ a: MatrixView,
        by w: WeightMatrix,
        rows: Range<Int>,
        transposed: Bool,
        scale: Float = 1,
        adding: Bool = false,
        to c: MatrixView
    ) {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= w.rows, "There are no such rows.")
        let factor = w.factor(rows, transposed: transposed)
        run(ck_gemm(a.factor, factor, scale: scale, adding: adding, to: c))
    }

    private func run(_ product: ck_gemm) {
        let form = instructions.form
        let height = ck_gemm_tile_rows(form)
        let width = ck_gemm_tile_columns(form)
        let (rows, columns) = (product.a.rows, product.b.columns)
        let tiles = (rows + height - 1) / height
        let panels = (columns + width - 1) / width
        if tiles == 0 || panels == 0 { return }
        let isTall = rows > max(columns, Self.mostNearRows) && columns >= Self.leastWideColumns
        if isTall && product.b.weights == nil {
            runTall(product, tiles, panels)
            return
        }
        // Each panel is packed once if there are enough of them for all threads; else the rows are split too.
        let wanted = workers.threads > 1 ? workers.threads * 2 : 1
        let parts = max(min((wanted + panels - 1) / panels, tiles / Self.leastTiles), 1)
        let tall = (tiles + parts - 1) / parts * height
        let run = { (part: Int, some: Range<Int>) in
            withUnsafePointer(to: product) { product in
                ck_gemm_multiply(
                    form,
                    product,
                    min(part * tall, rows),
                    min(part * tall + tall, rows),
                    some.lowerBound * width,
                    min(some.upperBound * width, columns)
                )
            }
        }
        if parts == 1 {
            workers.run(panels, grain: evenGrain(of: panels)) { run(0, $0) }
        } else {
            workers.run(parts * panels) { units in
                for unit in units { run(unit / panels, unit % panels..<unit % panels + 1) }
            }
        }
    }

    /// A product of many rows, which is split by them: the right factor is packed before.
    private func runTall(_ product: ck_gemm, _ tiles: Int, _ panels: Int) {
        let form = instructions.form
        let count = ck_gemm_packed_count(form, product.b.rows, product.b.columns)
        let packed = UnsafeMutablePointer<Float>.allocate(capacity: max(count, 1))
        defer { packed.deallocate() }
        workers.run(panels, grain: workers.grain(of: panels)) { some in
            withUnsafePointer(to: product.b) {
                ck_gemm_pack(form, $0, some.lowerBound, some.upperBound, packed)
            }
        }
        var product = product
        product.packed = UnsafePointer(packed)
        let height = ck_gemm_tile_rows(form)
        workers.run(tiles, grain: evenGrain(of: tiles)) { [product] some in
            withUnsafePointer(to: product) { product in
                ck_gemm_multiply(
                    form,
                    product,
                    some.lowerBound * height,
                    min(some.upperBound * height, product.pointee.a.rows),
                    0,
                    product.pointee.b.columns
                )
            }
        }
    }

    /// A grain of some ranges for each thread that all have about as much of.
    private func evenGrain(of count: Int) -> Int {
        if workers.threads == 1 { return count }
        let grains = (1...4).reversed().map {
            (count + workers.threads * $0 - 1) / (workers.threads * $0)
        }
        // What the thread with the most has.
        return grains.min { most($0, of: count) < most($1, of: count) } ?? 1
    }

    private func most(_ grain: Int, of count: Int) -> Int {
        let chunks = (count + grain - 1) / grain
        return (chunks + workers.threads - 1) / workers.threads * grain
    }

    /// Rows of a left factor up to which a part of it stays in the nearer caches.
    private static let mostNearRows = 1024
    /// Columns of a product from which on it pays to pack a left factor of more rows.
    private static let leastWideColumns = 256
    /// Tiles from which on it pays to share them out.
    private static let leastTiles = 4
}
