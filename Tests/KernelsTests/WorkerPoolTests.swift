import Kernels
import Synchronization
import Testing

@Suite("The worker pool")
struct WorkerPoolTests {
    /// How often each index of a loop was worked on.
    private func counts(_ count: Int, grain: Int, on pool: WorkerPool) -> [Int] {
        let found = Mutex([Int](repeating: 0, count: max(count, 0)))
        pool.run(count, grain: grain) { range in
            found.withLock { for index in range { $0[index] += 1 } }
        }
        return found.withLock { $0 }
    }

    @Test("every index comes exactly once", arguments: [1, 2, 3, 8])
    func coversAll(threads: Int) {
        let pool = WorkerPool(threads: threads)
        #expect(pool.threads == threads)
        for count in [-1, 0, 1, 2, 7, 64, 1000] {
            for grain in [-1, 0, 1, 3, 64, 2000] {
                let found = counts(count, grain: grain, on: pool)
                #expect(found.allSatisfy { $0 == 1 }, "\(count) by \(grain)")
            }
        }
    }

    @Test("ranges are as long as the grain, but for the last")
    func rangesFollowGrain() {
        let pool = WorkerPool(threads: 2)
        let ranges = Mutex<[Range<Int>]>([])
        pool.run(23, grain: 5) { range in ranges.withLock { $0.append(range) } }
        let sorted = ranges.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
        #expect(sorted == [0..<5, 5..<10, 10..<15, 15..<20, 20..<23])
    }

    @Test("loop after loop, each is done when its call returns")
    func manyLoops() {
        let pool = WorkerPool(threads: 4)
        let sum = Atomic(0)
        for loop in 1...5000 {
            let count = loop % 13
            let before = sum.load(ordering: .relaxed)
            pool.run(count) { sum.wrappingAdd($0.count, ordering: .relaxed) }
            #expect(sum.load(ordering: .relaxed) == before + count)
        }
    }

    @Test("several callers at once take turns, and each gets all its work")
    func manyCallers() async {
        let pool = WorkerPool(threads: 3)
        await withTaskGroup(of: Bool.self) { group in
            for caller in 0..<4 {
                group.addTask {
                    (0..<300).allSatisfy { loop in
                        counts(10 + caller * 7 + loop % 5, grain: 2, on: pool)
                            .allSatisfy { $0 == 1 }
                    }
                }
            }
            for await isWhole in group { #expect(isWhole) }
        }
    }

    @Test("several pools work side by side")
    func manyPools() async {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let pool = WorkerPool(threads: 2)
                    return (0..<200).allSatisfy { _ in
                        counts(40, grain: 3, on: pool).allSatisfy { $0 == 1 }
                    }
                }
            }
            for await isWhole in group { #expect(isWhole) }
        }
    }

    @Test("a pool ends, whether it worked or never did")
    func ends() {
        for loop in 0..<200 {
            weak var ended: WorkerPool?
            do {
                let pool = WorkerPool(threads: 3)
                ended = pool
                if loop.isMultiple(of: 2) { #expect(counts(9, grain: 1, on: pool).count == 9) }
            }
            #expect(ended == nil)
        }
    }

    @Test("the number of threads is held to what makes sense")
    func limits() {
        #expect(WorkerPool(threads: 0).threads == 1)
        #expect(WorkerPool(threads: -5).threads == 1)
        #expect((1...8).contains(WorkerPool.defaultThreads))
        let pool = WorkerPool(threads: 3)
        #expect(pool.grain(of: 0) >= 1)
        #expect(pool.grain(of: 5, atLeast: 8) == 8)
        #expect(pool.grain(of: 1200) * pool.threads <= 1200)
    }

    @Test("reading memory gives the sum of what is there")
    func reading() throws {
        let pool = WorkerPool(threads: 2)
        let byteCount = 3 << 20
        let arena = try #require(MemoryArena(byteCount: byteCount, inLargePages: false))
        #expect(arena.read(byteCount: byteCount, on: pool) == 0)
        arena.fill(byteCount: byteCount, with: 1)
        let word: UInt64 = 0x0101_0101_0101_0101
        #expect(arena.read(byteCount: byteCount, on: pool) == word &* UInt64(byteCount / 8))
    }
}
