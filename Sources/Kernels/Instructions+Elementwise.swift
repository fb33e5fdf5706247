import CKernels

/// Which values of a head rotary positions turn together.
package enum RotaryPairing: Hashable, Sendable {
    /// Values 2i and 2i + 1.
    case neighbours
    /// Values i and i + half of the rotated width.
    case halves

    fileprivate var pairing: ck_pairing {
        switch self {
        case .neighbours: CK_NEIGHBOURS
        case .halves: CK_HALVES
        }
    }
}

/// Operations on rows of values.
extension Instructions {
    /// y = x / √(mean(x²) + ε) · weight, for some rows as wide as `weight`.
    package func rmsNorm(
        _ x: UnsafePointer<Float>,
        _ weight: [Float],
        rows: Range<Int>,
        epsilon: Float,
        to y: UnsafeMutablePointer<Float>
    ) {
        weight.withUnsafeBufferPointer { weight in
            guard let start = weight.baseAddress else { return }
            rmsNorm(x, start, width: weight.count, rows: rows, epsilon: epsilon, to: y)
        }
    }

    /// y = x / √(mean(x²) + ε) · weight, for some rows of `width` values.
    package func rmsNorm(
        _ x: UnsafePointer<Float>,
        _ weight: UnsafePointer<Float>,
        width: Int,
        rows: Range<Int>,
        epsilon: Float,
        to y: UnsafeMutablePointer<Float>
    ) {
        for row in rows {
            ck_rms_norm(form, x + row * width, weight, width, epsilon, y + row * width)
        }
    }

    /// y = a + b for `count` values.
    package func add(
        _ a: UnsafePointer<Float>,
        _ b: UnsafePointer<Float>,
        count: Int,
        to y: UnsafeMutablePointer<Float>
    ) {
        ck_add(form, a, b, count, y)
    }

    /// y = silu(gate) · up for `count` values.
    package func siluMultiply(
        _ gate: UnsafePointer<Float>,
        _ up: UnsafePointer<Float>,
        count: Int,
        to y: UnsafeMutablePointer<Float>
    ) {
        ck_silu_multiply(form, gate, up, count, y)
    }

    /// y = GELU(gate) · up for `count` values, GELU by its approximation with a hyperbolic tangent.
    package func geluMultiply(
        _ gate: UnsafePointer<Float>,
        _ up: UnsafePointer<Float>,
        count: Int,
        to y: UnsafeMutablePointer<Float>
    ) {
        ck_gelu_multiply(form, gate, up, count, y)
    }

    /// Turns the first `pairs` pairs of each of `heads` heads of `width` values by one position's angles.
    package func rotate(
        _ x: UnsafePointer<Float>,
        heads: Int,
        width: Int,
        pairs: Int,
        pairing: RotaryPairing = .neighbours,
        cosines: UnsafePointer<Float>,
        sines: UnsafePointer<Float>,
        to y: UnsafeMutablePointer<Float>
    ) {
        ck_rotate(form, pairing.pairing, x, heads, width, pairs, cosines, sines, y)
    }

    /// softmax(x) in place.
    package func softmax(_ x: UnsafeMutableBufferPointer<Float>) {
        guard let start = x.baseAddress else { return }
        ck_softmax(form, start, x.count)
    }

    /// log Σ eˣ; -∞ for no value.
    package func logSumExp(_ x: UnsafeBufferPointer<Float>) -> Float {
        guard let start = x.baseAddress else { return -.infinity }
        return ck_log_sum_exp(form, start, x.count)
    }

    /// Σ a · b of `count` values.
    package func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
        ck_dot(form, a, b, count)
    }

    /// Writes values as the bits of the nearest halves.
    package func halves(
        of x: UnsafeBufferPointer<Float>,
        to y: UnsafeMutablePointer<UInt16>
    ) {
        guard let start = x.baseAddress else { return }
        ck_floats_to_halves(form, start, x.count, y)
    }
}

extension WeightStorage {
    /// Writes a stored row as `columns` floats.
    package func dequantize(
        _ row: UnsafeRawPointer,
        columns: Int,
        to y: UnsafeMutablePointer<Float>
    ) {
        ck_dequantize_row(storage, row, columns, y)
    }

    /// Whether floats can be stored by it.
    package var canStore: Bool { ck_can_store(storage) != 0 }

    /// Stores `columns` floats as a row, for types that `canStore`; false where one is no number or beyond what halves hold.
    @discardableResult
    package func store(
        _ x: UnsafePointer<Float>,
        columns: Int,
        to row: UnsafeMutableRawPointer
    ) -> Bool {
        ck_store_row(storage, x, columns, row) != 0
    }
}
