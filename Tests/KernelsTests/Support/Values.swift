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
    mutating func stored(_ storage: WeightStorage, rows: Int, columns: Int) -> [UInt8] {
        let bytes = rows * storage.rowBytes(columns: columns)
        if storage.rawValue == CK_F32.rawValue {
            return (0..<rows * columns).flatMap { _ in
                withUnsafeBytes(of: next().bitPattern.littleEndian) { Array($0) }
            }
        }
        if storage.rawValue == CK_F16.rawValue {
            return (0..<rows * columns).flatMap { _ in half(next()) }
        }
        var memory = (0..<bytes).map { _ in UInt8(truncatingIfNeeded: Int(128 + 127 * next())) }
        for block in stride(from: 0, to: bytes, by: storage.rowBytes(columns: 32)) {
            memory.replaceSubrange(block..<block + 2, with: half(next() / 16))
            if storage.rawValue == CK_Q4_1.rawValue {
                memory.replaceSubrange(block + 2..<block + 4, with: half(next()))
            }
        }
        return memory
    }

    private func half(_ value: Float) -> [UInt8] {
        var bits: UInt16 = 0
        ck_floats_to_halves(CK_SCALAR, [value], 1, &bits)
        return [UInt8(bits & 0xff), UInt8(bits >> 8)]
    }
}

/// Floats one behind an address that is aligned for the widest loads.
final class UnalignedFloats {
    let count: Int
    let start: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutableRawPointer

    init(count: Int) {
        self.count = count
        memory = .allocate(byteCount: (count + 1) * MemoryLayout<Float>.stride, alignment: 64)
        start = memory.bindMemory(to: Float.self, capacity: count + 1) + 1
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
        [CK_F32, CK_F16, CK_Q4_0, CK_Q4_1, CK_Q8_0].compactMap {
            WeightStorage(rawValue: $0.rawValue)
        }
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
