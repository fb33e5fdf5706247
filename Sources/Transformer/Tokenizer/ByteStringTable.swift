/// From byte strings to token ids: open addressing over the vocabulary's own bytes, so that no string is copied.
struct ByteStringTable: Sendable {
    private let mask: Int
    /// A token id + 1 a slot; 0 is free.
    private var slots: [UInt32]

    init(count: Int) {
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = [UInt32](repeating: 0, count: capacity)
    }

    /// Adds a token's bytes; the first of equal ones stays.
    mutating func insert(_ id: Int, in store: ByteStringStore) {
        let mask = mask
        slots.withUnsafeMutableBufferPointer { slots in
            store.withBytes(of: id) { bytes in
                var slot = Int(Self.hash(bytes)) & mask
                while slots[slot] != 0 {
                    let equal = store.withBytes(of: Int(slots[slot]) - 1) { Self.equal($0, bytes) }
                    if equal { return }
                    slot = (slot + 1) & mask
                }
                slots[slot] = UInt32(id + 1)
            }
        }
    }

    /// The token of these bytes.
    func id(of bytes: UnsafeBufferPointer<UInt8>, in store: ByteStringStore) -> Int32? {
        slots.withUnsafeBufferPointer { slots in
            var slot = Int(Self.hash(bytes)) & mask
            while slots[slot] != 0 {
                let id = Int(slots[slot]) - 1
                if store.withBytes(of: id, { Self.equal($0, bytes) }) { return Int32(id) }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    /// FNV-1a with a final mix, since the low bits choose the slot.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash ^ hash >> 15
    }

    private static func equal(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index] != right[index] { return false }
        return true
    }
}

/// Byte strings by number, one after another in one array.
struct ByteStringStore: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]

    /// The number of strings.
    var count: Int { starts.count - 1 }

    mutating func reserve(count: Int, bytes byteCount: Int) {
        starts.reserveCapacity(count + 1)
        bytes.reserveCapacity(byteCount)
    }

    /// Adds the string that `body` appends.
    mutating func append(_ body: (inout [UInt8]) -> Void) {
        body(&bytes)
        starts.append(UInt32(bytes.count))
    }

    func withBytes<Result>(
        of id: Int,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        starts.withUnsafeBufferPointer { starts in
            let range = Int(starts[id])..<Int(starts[id + 1])
            return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
        }
    }

    subscript(id: Int) -> ArraySlice<UInt8> { bytes[Int(starts[id])..<Int(starts[id + 1])] }
}
