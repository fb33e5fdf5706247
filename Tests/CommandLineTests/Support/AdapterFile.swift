import Foundation

/// A LoRA adapter of rank 1 for one matrix of the default model, written as GGUF.
struct AdapterFile {
    /// Every value of B; those of A are 1.
    var effect: Float = 0
    var target = "blk.0.attn_q.weight"
    /// The hash of the model that it says it was made for.
    var baseHash: String?

    private static let width = 576

    /// The file's bytes.
    var content: Data {
        var values = [
            ("general.type", "adapter"), ("general.architecture", "llama"),
            ("adapter.type", "lora"),
        ]
        if let baseHash { values.append(("marquee.base.sha256", baseHash)) }
        var file = Data("GGUF".utf8)
        file.append(number: UInt32(3))
        file.append(number: UInt64(2))
        file.append(number: UInt64(values.count))
        for (key, value) in values {
            file.append(text: key)
            file.append(number: UInt32(8))
            file.append(text: value)
        }
        let byteCount = UInt64(Self.width * 4)
        for (index, (suffix, shape)) in [
            (".lora_a", [Self.width, 1]), (".lora_b", [1, Self.width]),
        ].enumerated() {
            file.append(text: target + suffix)
            file.append(number: UInt32(2))
            for dimension in shape { file.append(number: UInt64(dimension)) }
            file.append(number: UInt32(0))
            file.append(number: UInt64(index) * byteCount)
        }
        while !file.count.isMultiple(of: 32) { file.append(0) }
        for value in [1, effect] {
            for _ in 0..<Self.width { file.append(number: value.bitPattern) }
        }
        return file
    }
}

extension Data {
    fileprivate mutating func append(number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }

    fileprivate mutating func append(text: String) {
        append(number: UInt64(text.utf8.count))
        append(contentsOf: text.utf8)
    }
}
