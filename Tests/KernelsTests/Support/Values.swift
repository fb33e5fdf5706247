import CKernels
import Kernels

/// Numbers that look random and are the same in every run.
struct Values {
    private var state: UInt32

    init(seed: UInt32 = 1) { state = seed }

    /// A number of -1 ..< 1.
    mutating func next() -> Float {
        state = state &* 1_664_525 &+ 1_013_904_223
        return Float(state >> 8) / Float(1 << 23) - 1
    }

    /// Numbers of -3 ..< 3, one float behind an aligned address, so that wide loads meet unaligned input.
    mutating func floats(_ count: Int) -> UnalignedFloats {
        let floats = UnalignedFloats(count: count)
        for index in 0..<count { floats.start[index] = 3 * next() }
        return floats
    }

    /// A matrix stored as a model file stores it, with scales that are ordinary numbers.
    ///
    /// With `fill` every byte of the quants of a quantised type is that.
    mutating func stored(
        _ storage: WeightStorage,
        rows: Int,
        columns: Int,
        fill: UInt8? = nil
    ) -> [UInt8] {
        let numbers = rows * columns
        switch storage.storage {
        case CK_F32: return (0..<numbers).flatMap { _ in Array(bytes(of: next().bitPattern)) }
        case CK_BF16:
            return (0..<numbers).flatMap { _ in Array(bytes(of: next().bitPattern)[2...]) }
        case CK_F16: return (0..<numbers).flatMap { _ in half(next()) }
        default: break
        }
        let count = rows * storage.rowBytes(columns: columns)
        var memory = (0..<count).map { _ in UInt8(truncatingIfNeeded: Int(128 + 127 * next())) }
        let block = storage.rowBytes(columns: storage.blockColumns)
        // The small scales of types with a K are up to 63 or 127.
        let scale: Float = storage.blockColumns == 32 ? 1 / 16 : 1 / 512
        for start in stride(from: 0, to: count, by: block) {
            let offset = storage.storage == CK_Q6_K ? 208 : 0
            memory.replaceSubrange(start + offset..<start + offset + 2, with: half(scale * next()))
            let hasMinimum = Self.withMinimum.contains(storage.rawValue)
            if let fill {
                let first = storage.blockColumns == 256 ? 16 : hasMinimum ? 4 : 2
                let quants = storage.storage == CK_Q6_K ? 0..<192 : first..<block
                for index in quants { memory[start + index] = fill }
            }
            if hasMinimum {
                let minimum = half(16 * scale * next())
                memory.replaceSubrange(start + 2..<start + 4, with: minimum)
            }
        }
        return memory
    }

    private static let withMinimum = [CK_Q4_1, CK_Q5_1, CK_Q4_K, CK_Q5_K].map(\.rawValue)

    private func bytes(of bits: UInt32) -> [UInt8] {
        withUnsafeBytes(of: bits.littleEndian) { Array($0) }
    }

    private func half(_ value: Float) -> [UInt8] {
        var bits: UInt16 = 0
        ck_floats_to_halves(CK_SCALAR, [value], 1, &bits)
        return [UInt8(bits & 0xff), UInt8(bits >> 8)]
    }
}

/// Floats one behind an address that is aligned for the widest loads, or as many as it is told.
final class UnalignedFloats {
    let count: Int
    let start: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutableRawPointer

    init(count: Int, behind offset: Int = 1) {
        self.count = count
        let all = count + offset
        memory = .allocate(byteCount: all * MemoryLayout<Float>.stride, alignment: 64)
        start = memory.bindMemory(to: Float.self, capacity: all) + offset
        start.initialize(repeating: 0, count: count)
    }

    deinit { memory.deallocate() }

    var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

extension Instructions {
    /// The forms that this processor runs beside the plain one.
    static var wide: [Instructions] { available.filter { $0 != .scalar } }
}

extension WeightStorage {
    /// All types that there are kernels for.
    static var all: [WeightStorage] {
        (0..<64).compactMap { WeightStorage(rawValue: $0) }
    }

    /// The columns of a row of about as many: whole blocks of them.
    func rowColumns(_ columns: Int) -> Int {
        (columns + blockColumns - 1) / blockColumns * blockColumns
    }
}

/// The largest |a - b| / (1 + |a|); infinite where the counts differ or a value is no number.
func difference(_ a: [Float], _ b: [Float]) -> Float {
    if a.count != b.count { return .infinity }
    return zip(a, b).reduce(0) { largest, pair in
        let distance = abs(pair.0 - pair.1) / (1 + abs(pair.0))
        return distance <= largest ? largest : distance.isNaN ? .infinity : distance
    }
}

/// Lengths around those of vectors and blocks, and those of the default model.
let oddCounts = [0, 1, 3, 7, 8, 9, 31, 32, 33, 64, 100, 576, 1025]

/// The nearest number that half precision has.
func roundedToHalf(_ value: Float) -> Float {
    var bits: UInt16 = 0
    ck_floats_to_halves(CK_SCALAR, [value], 1, &bits)
    var rounded: Float = 0
    ck_halves_to_floats(CK_SCALAR, &bits, 1, &rounded)
    return rounded
}
