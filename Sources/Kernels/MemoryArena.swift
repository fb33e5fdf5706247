import Foundation

/// Memory for weights, keys and values: one mapping, which goes back to the system as a whole.
///
/// Sendable without the compiler's proof: the address is fixed, and its parts are written before they are shared.
package final class MemoryArena: @unchecked Sendable {
    private let base: UnsafeMutableRawPointer
    private let byteCount: Int

    /// Maps `byteCount` bytes of zeros; nil where the system does not have them.
    ///
    /// In large pages the memory counts as used at once, in small ones as it is written.
    package init?(byteCount: Int, inLargePages isLarge: Bool) {
        self.byteCount = max(byteCount, 1)
        let address = mmap(
            nil,
            self.byteCount,
            PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS,
            -1,
            0
        )
        guard let address, address != MAP_FAILED else { return nil }
        base = address
        #if os(Linux)
        if isLarge { madvise(base, self.byteCount, MADV_HUGEPAGE) }
        #endif
    }

    deinit { munmap(base, byteCount) }

    /// The address of a byte.
    package func address(of offset: Int) -> UnsafeMutableRawPointer { base + offset }
}
