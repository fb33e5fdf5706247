import CKernels
import Synchronization

extension MemoryArena {
    /// Reads the first `byteCount` bytes once with all threads; gives a sum of them, so that nothing is left out.
    @discardableResult
    package func read(byteCount: Int, on pool: WorkerPool) -> UInt64 {
        let words = address(of: 0).assumingMemoryBound(to: UInt64.self)
        let count = byteCount / MemoryLayout<UInt64>.stride
        let total = Atomic<UInt64>(0)
        pool.run(count, grain: 1 << 17) { range in
            let sum = ck_read(words + range.lowerBound, range.count)
            total.wrappingAdd(sum, ordering: .relaxed)
        }
        return total.load(ordering: .relaxed)
    }

    /// Writes every byte, so that each page has memory of its own.
    package func fill(byteCount: Int, with value: UInt8) {
        address(of: 0).initializeMemory(as: UInt8.self, repeating: value, count: byteCount)
    }
}
