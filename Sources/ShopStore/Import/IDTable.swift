import Foundation

/// Gives every id that is met a small number, in the order of first meeting.
///
/// An open hash over the ids' bytes, which lie one after the other: half a million ids cost a few megabytes and
/// meeting a known one allocates nothing.
struct IDTable {
    private var text: [UInt8] = []
    /// Where an id's bytes end; they start where those before it end.
    private var ends: [Int] = []
    private var hashes: [UInt32] = []
    /// Numbers plus one by hash, 0 where free; the count is a power of two.
    private var slots = [UInt32](repeating: 0, count: 1 << 12)
    // A seed of its own for every table, so that no file can be made whose ids all collide.
    private let seed = UInt64.random(in: .min ... .max) | 1

    var count: Int { ends.count }

    /// The number of an id.
    mutating func number(of id: UnsafeRawBufferPointer) -> UInt32 {
        let hash = hash(id)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, isEqual(number, id) { return UInt32(number) }
            slot = (slot + 1) & mask
        }
        let number = UInt32(ends.count)
        slots[slot] = number + 1
        text.append(contentsOf: id)
        ends.append(text.count)
        hashes.append(hash)
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    /// An id by its number.
    subscript(number: Int) -> String {
        let start = number == 0 ? 0 : ends[number - 1]
        return String(decoding: text[start..<ends[number]], as: UTF8.self)
    }

    private func isEqual(_ number: Int, _ id: UnsafeRawBufferPointer) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == id.count, let other = id.baseAddress else { return false }
        return text.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return false }
            return memcmp(base + start, other, id.count) == 0
        }
    }

    private func hash(_ id: UnsafeRawBufferPointer) -> UInt32 {
        var state = seed
        var index = 0
        func mix(_ word: UInt64) {
            let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            state = product.high ^ product.low
        }
        while index + 8 <= id.count {
            mix(id.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var tail = UInt64(id.count)
        while index < id.count {
            tail = tail << 8 | UInt64(id[index])
            index += 1
        }
        mix(tail)
        mix(seed)
        return UInt32(truncatingIfNeeded: state)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number) + 1
        }
    }
}
