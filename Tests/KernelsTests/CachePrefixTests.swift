import Kernels
import Testing

@Suite("A cache's first positions as bytes")
struct CachePrefixTests {
    private static let layers = 2
    private static let heads = 3
    private static let width = 6

    private func cache(_ positions: Int, capacity: Int = 64) throws -> HalfPrecisionCache {
        let cache = try #require(
            HalfPrecisionCache(
                layers: Self.layers,
                heads: Self.heads,
                headWidth: Self.width,
                capacity: capacity
            )
        )
        let row = Self.heads * Self.width
        let pool = WorkerPool(threads: 1)
        for layer in 0..<Self.layers {
            let values = (0..<max(positions, 1) * row).map { Float(layer * 1_000 + $0) / 64 }
            values.withUnsafeBufferPointer { values in
                guard let k = values.baseAddress, positions > 0 else { return }
                cache.append(
                    k,
                    k,
                    layer: layer,
                    at: Positions(0..<positions),
                    by: .best,
                    on: pool
                )
            }
        }
        return cache
    }

    private func bytes(of count: Int, in cache: HalfPrecisionCache) throws -> [UInt8] {
        let length = try #require(byteCount(count))
        var bytes = [UInt8](repeating: 0xff, count: length)
        #expect(bytes.withUnsafeMutableBytes { cache.writePrefix(of: count, to: $0) })
        return bytes
    }

    private func byteCount(_ count: Int) -> Int? {
        HalfPrecisionCache.prefixByteCount(
            of: count,
            layers: Self.layers,
            heads: Self.heads,
            headWidth: Self.width
        )
    }

    @Test(
        "what is put back is what was taken out, whole or in part",
        arguments: [1, 15, 16, 17, 40]
    )
    func roundTrip(count: Int) throws {
        let source = try cache(40)
        let taken = try bytes(of: count, in: source)
        let empty = try cache(0)
        #expect(taken.withUnsafeBytes { empty.readPrefix(of: count, among: count, from: $0) })
        #expect(try bytes(of: count, in: empty) == taken)
        for part in [1, 15, 16, 33] where part <= count {
            let empty = try cache(0)
            #expect(taken.withUnsafeBytes { empty.readPrefix(of: part, among: count, from: $0) })
            #expect(try bytes(of: part, in: empty) == bytes(of: part, in: source))
        }
    }

    @Test("of later positions nothing is in the bytes", arguments: [1, 15, 16, 17])
    func nothingBeyond(count: Int) throws {
        #expect(try bytes(of: count, in: cache(count)) == bytes(of: count, in: cache(40)))
    }

    @Test("what does not fit is refused and changes nothing")
    func bounds() throws {
        let cache = try cache(20, capacity: 32)
        let before = try bytes(of: 20, in: cache)
        let source = try self.cache(40)
        let taken = try bytes(of: 40, in: source)
        for (count, total) in [(33, 40), (0, 40), (-1, 40), (41, 40), (8, 39), (8, 0), (8, .max)] {
            #expect(
                !taken.withUnsafeBytes { cache.readPrefix(of: count, among: total, from: $0) }
            )
        }
        #expect(try bytes(of: 20, in: cache) == before)
        var short = [UInt8](repeating: 7, count: try #require(byteCount(16)) - 1)
        #expect(!short.withUnsafeMutableBytes { cache.writePrefix(of: 16, to: $0) })
        #expect(short.allSatisfy { $0 == 7 })
        var large = [UInt8](repeating: 7, count: try #require(byteCount(48)))
        #expect(!large.withUnsafeMutableBytes { cache.writePrefix(of: 48, to: $0) })
    }

    @Test("numbers that make no sense have no size")
    func sizes() {
        #expect(byteCount(0) == nil)
        #expect(byteCount(-5) == nil)
        #expect(byteCount(.max) == nil)
        #expect(byteCount(.max / 8) == nil)
        // One block of keys and one value, of six halves, for three heads of two layers.
        #expect(byteCount(1) == (16 + 1) * 6 * 2 * 3 * 2)
    }
}
