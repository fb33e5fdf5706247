import Foundation
import Kernels

/// Whose keys and values a prefix holds: to another model, adapter, form of the kernels or build they mean nothing.
package struct PrefixOwner: Hashable, Sendable {
    let digest: Digest
    let layers: Int
    /// Key/value heads.
    let heads: Int
    let headWidth: Int

    /// The owner of what an engine reads with a model.
    package init(model: Model, adapter: Adapter? = nil, instructions: String) {
        let configuration = model.configuration
        layers = configuration.blockCount
        heads = configuration.keyValueHeadCount
        headWidth = configuration.headWidth
        var digest = model.file.fingerprint
        if let adapter {
            let other = adapter.file.fingerprint
            digest = digest.followed(by: [other.first, other.second])
        }
        self.digest =
            digest
            .followed(by: instructions)
            .followed(by: [Int64(layers), Int64(heads), Int64(headWidth)] + Self.build)
    }

    /// The bytes that so many positions take; nil where they make no sense.
    func byteCount(of positions: Int) -> Int? {
        HalfPrecisionCache.prefixByteCount(
            of: positions,
            layers: layers,
            heads: heads,
            headWidth: headWidth
        )
    }

    /// The name of a prefix's file: the owner's digest, and one of owner and tokens.
    func fileName(of tokens: [Int32]) -> String {
        "\(digest.hexadecimal)-\(digest.followed(by: tokens).hexadecimal)\(PrefixFolder.suffix)"
    }

    /// What tells this build of the program from others, whose kernels may round otherwise.
    private static let build: [Int64] = Bundle.main.executablePath.map(GGUFFile.state) ?? []
}

extension GGUFFile {
    /// A digest that another file hardly has: of size and time, everything before the weights, and a sample of each tensor.
    ///
    /// The whole of a small file; of others a hash of every byte would take longer than what it serves.
    var fingerprint: Digest {
        var digest = Digest(first: 1, second: 2).followed(by: Self.state(path))
        if byteCount <= Self.smallFile { return Digest(bytes, after: digest) }
        let tensors = tensors.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
        let start = tensors.first?.range.lowerBound ?? byteCount
        digest = Digest(UnsafeRawBufferPointer(rebasing: bytes[..<start]), after: digest)
        for tensor in tensors {
            let range = tensor.range
            let length = min(range.count, Self.sampleLength)
            for place in [
                range.lowerBound, range.lowerBound + (range.count - length) / 2,
                range.upperBound - length,
            ] {
                let sample = bytes[place..<place + length]
                digest = Digest(UnsafeRawBufferPointer(rebasing: sample), after: digest)
            }
        }
        return digest
    }

    private static let smallFile = 1 << 20
    private static let sampleLength = 256

    /// Size and time of last change of a file, seconds and nanoseconds; empty for what is in memory.
    fileprivate static func state(_ path: String) -> [Int64] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        #if os(Linux)
        let time = status.st_mtim
        #else
        let time = status.st_mtimespec
        #endif
        return [Int64(status.st_size), Int64(time.tv_sec), Int64(time.tv_nsec)]
    }
}
