import Kernels

/// The beginning of a text with its keys and values.
///
/// Sendable without the compiler's proof: the bytes are written before anyone else has it.
final class Prefix: @unchecked Sendable {
    let tokens: [Int32]
    private let arena: MemoryArena
    private let range: Range<Int>

    /// Takes the part `range` of an arena's bytes for the keys and values of `tokens`.
    init(tokens: [Int32], arena: MemoryArena, range: Range<Int>) {
        self.tokens = tokens
        self.arena = arena
        self.range = range
    }

    /// Keys and values, in half precision as the cache gives them; valid while this object lives.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: arena.address(of: range.lowerBound), count: range.count)
    }

    /// How many of a text's first tokens are those of this one.
    func agreement(with other: some Collection<Int32>) -> Int {
        tokens.agreement(with: other)
    }
}

extension Collection<Int32> {
    /// How many first tokens two texts have in common.
    package func agreement(with other: some Collection<Int32>) -> Int {
        zip(self, other).prefix { $0 == $1 }.count
    }
}

/// A session whose first positions can be taken out and put back.
protocol PrefixCopying: AnyObject {
    /// The first `count` tokens with their keys and values; nil where they are not there, or memory is short.
    func prefix(_ count: Int) -> Prefix?

    /// Goes on behind the first `count` tokens of a prefix in place of what was read; false where it does not fit, and
    /// nothing has changed.
    func adopt(_ prefix: Prefix, count: Int) -> Bool
}

extension Session: PrefixCopying where Ops.Cache == HalfPrecisionCache {
    func prefix(_ count: Int) -> Prefix? {
        guard count <= tokens.count,
            let byteCount = HalfPrecisionCache.prefixByteCount(
                of: count,
                layers: cache.layers,
                heads: cache.heads,
                headWidth: cache.headWidth
            ),
            let arena = MemoryArena(byteCount: byteCount, inLargePages: false)
        else { return nil }
        let bytes = UnsafeMutableRawBufferPointer(start: arena.address(of: 0), count: byteCount)
        guard cache.writePrefix(of: count, to: bytes) else { return nil }
        return Prefix(tokens: Array(tokens[..<count]), arena: arena, range: 0..<byteCount)
    }

    func adopt(_ prefix: Prefix, count: Int) -> Bool {
        guard count <= prefix.tokens.count else { return false }
        truncate(to: tokens.count)
        guard cache.readPrefix(of: count, among: prefix.tokens.count, from: prefix.bytes) else {
            return false
        }
        tokens = Array(prefix.tokens[..<count])
        return true
    }
}
