import CKernels

/// What an adapter adds to the product of one matrix: scale · B A x, with A of `rank` rows and B of `rank` columns
/// (Hu and others, 2021).
///
/// Sums have one fixed order, whatever they are worked on together with. Sendable without the compiler's proof: it is
/// written when it is made, and then only read.
package final class LowRankUpdate: @unchecked Sendable {
    package let rank: Int
    package let rows: Int
    package let columns: Int
    private let storage: ck_storage
    private let scale: Float
    /// Row after row.
    private let a: UnsafeMutableRawPointer
    /// In groups of eight rows, `[group][rank][row]`.
    private let b: UnsafeMutableRawPointer
    /// What holds the memory.
    private let owner: AnyObject

    /// How the two matrices are kept.
    package enum Precision: Sendable {
        /// Halves, after each matrix was brought to their range by a power of two: what was stored as halves
        /// keeps every bit, unless its largest value is 32,768 or more.
        case half
        case single

        fileprivate var storage: ck_storage { self == .half ? CK_F16 : CK_F32 }
        fileprivate var size: Int { self == .half ? 2 : 4 }
    }

    /// Bytes that an update takes, rounded up to whole cache lines.
    package static func byteCount(
        rank: Int,
        rows: Int,
        columns: Int,
        precision: Precision
    ) -> Int {
        aByteCount(rank, columns, precision) + line(groups(of: rows) * 8 * rank * precision.size)
    }

    /// An update of finite `a`, `[rank][column]`, and `b`, `[row][rank]`, kept in `byteCount` bytes of `memory`.
    package init(
        a: [Float],
        b: [Float],
        rank: Int,
        scale: Float,
        precision: Precision,
        at memory: UnsafeMutableRawPointer,
        owner: AnyObject
    ) {
        self.rank = rank
        let (rows, columns) = (b.count / rank, a.count / rank)
        (self.rows, self.columns) = (rows, columns)
        storage = precision.storage
        self.a = memory
        self.b = memory + Self.aByteCount(rank, columns, precision)
        self.owner = owner
        var grouped = [Float](repeating: 0, count: Self.groups(of: rows) * 8 * rank)
        for row in 0..<rows {
            for index in 0..<rank {
                grouped[(row / 8 * rank + index) * 8 + row % 8] = b[row * rank + index]
            }
        }
        self.scale =
            scale * Self.write(a, precision, to: self.a)
            * Self.write(grouped, precision, to: self.b)
    }

    /// t = A x for some of the rows of A: writes `t[position · rank + row]`.
    package func reduce(
        _ x: UnsafePointer<Float>,
        positions: Int,
        ranks: Range<Int>,
        by instructions: Instructions,
        to t: UnsafeMutablePointer<Float>
    ) {
        ck_product_float(
            instructions.form,
            storage,
            a,
            columns,
            ranks.lowerBound,
            ranks.upperBound,
            x,
            positions,
            t,
            rank
        )
    }

    /// y += scale · B t for some groups of eight rows, `y` having `stride` values a position.
    package func add(
        _ t: UnsafePointer<Float>,
        positions: Int,
        groups: Range<Int>,
        by instructions: Instructions,
        to y: UnsafeMutablePointer<Float>,
        stride: Int
    ) {
        ck_add_low_rank(
            instructions.form,
            storage,
            b,
            rank,
            rows,
            groups.lowerBound,
            groups.upperBound,
            scale,
            t,
            positions,
            y,
            stride
        )
    }

    private static func groups(of rows: Int) -> Int { (rows + 7) / 8 }

    private static func line(_ bytes: Int) -> Int { (bytes + 63) / 64 * 64 }

    private static func aByteCount(_ rank: Int, _ columns: Int, _ precision: Precision) -> Int {
        line(rank * columns * precision.size)
    }

    /// Writes values; gives what a product with what was written must be multiplied by.
    private static func write(
        _ values: [Float],
        _ precision: Precision,
        to memory: UnsafeMutableRawPointer
    ) -> Float {
        guard precision == .half else {
            values.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                memory.copyMemory(from: start, byteCount: bytes.count)
            }
            return 1
        }
        // The largest comes to lie between 2^14 and 2^15: below what halves hold at most, far above what they hold least.
        let largest = values.reduce(0) { max($0, abs($1)) }
        let exponent = largest == 0 ? 0 : 14 - Int(largest.exponent)
        let scaled = values.map { Float(sign: .plus, exponent: exponent, significand: $0) }
        ck_floats_to_halves(
            Instructions.best.form,
            scaled,
            values.count,
            memory.assumingMemoryBound(to: UInt16.self)
        )
        return Float(sign: .plus, exponent: -exponent, significand: 1)
    }
}
