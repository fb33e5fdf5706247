import Shop

/// All behaviors of one user, packed: a few bytes each, in the order of time.
///
/// An event is its distance in seconds from the one before, its product's key, a byte that says its kind and which
/// of the rest follow, then price, quantity and order id where it has them. Numbers are LEB128.
struct History {
    /// One behavior, its texts replaced by keys.
    struct Event: Hashable {
        var timestamp: Int64
        var product: UInt32
        var kind: UInt32
        /// Ten-thousandths; negative where the behavior carries none.
        var price: Int64 = -1
        /// Negative where the behavior carries none.
        var quantity: Int64 = -1
        /// Empty where the behavior carries none.
        var order: [UInt8] = []

        /// The order of time, ties broken by the rest of the identity.
        static func precedes(_ lhs: Event, _ rhs: Event) -> Bool {
            if lhs.timestamp != rhs.timestamp { return lhs.timestamp < rhs.timestamp }
            if lhs.kind != rhs.kind { return lhs.kind < rhs.kind }
            if lhs.product != rhs.product { return lhs.product < rhs.product }
            return lhs.order.lexicographicallyPrecedes(rhs.order)
        }

        /// Whether both are the same behavior of one user.
        func isSame(as other: Event) -> Bool {
            timestamp == other.timestamp && product == other.product && kind == other.kind
                && order == other.order
        }
    }

    /// The packed bytes are not what this program writes.
    struct Damage: Error {}

    private static let kindBits: UInt8 = 0x0F
    private static let hasPrice: UInt8 = 0x10
    private static let hasQuantity: UInt8 = 0x20
    private static let hasOrder: UInt8 = 0x40

    /// Packs events that are in order.
    static func pack(_ events: some Sequence<Event>, into bytes: inout [UInt8]) {
        var last: Int64 = 0
        for event in events {
            append(UInt64(event.timestamp - last), to: &bytes)
            last = event.timestamp
            append(UInt64(event.product), to: &bytes)
            var mark = UInt8(min(event.kind, UInt32(kindBits)))
            if event.price >= 0 { mark |= hasPrice }
            if event.quantity >= 0 { mark |= hasQuantity }
            if !event.order.isEmpty { mark |= hasOrder }
            bytes.append(mark)
            if event.kind >= UInt32(kindBits) { append(UInt64(event.kind), to: &bytes) }
            if event.price >= 0 { append(UInt64(event.price), to: &bytes) }
            if event.quantity >= 0 { append(UInt64(event.quantity), to: &bytes) }
            guard !event.order.isEmpty else { continue }
            append(UInt64(event.order.count), to: &bytes)
            bytes.append(contentsOf: event.order)
        }
    }

    /// Calls `body` with each event, oldest first.
    static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (Event) -> Void
    ) throws(Damage) {
        var index = 0
        var timestamp: Int64 = 0
        while index < bytes.count {
            let step = try number(bytes, &index)
            guard step <= 1 << 40, timestamp <= 1 << 40 else { throw Damage() }
            timestamp += Int64(step)
            let product = UInt32(truncatingIfNeeded: try number(bytes, &index))
            guard index < bytes.count else { throw Damage() }
            let mark = bytes[index]
            index += 1
            var event = Event(timestamp: timestamp, product: product, kind: UInt32(mark & kindBits))
            if mark & kindBits == kindBits {
                event.kind = UInt32(truncatingIfNeeded: try number(bytes, &index))
            }
            if mark & hasPrice != 0 {
                event.price = Int64(truncatingIfNeeded: try number(bytes, &index) & .max >> 1)
            }
            if mark & hasQuantity != 0 {
                event.quantity = Int64(truncatingIfNeeded: try number(bytes, &index) & .max >> 1)
            }
            if mark & hasOrder != 0 {
                let count = try number(bytes, &index)
                guard count <= UInt64(bytes.count - index) else { throw Damage() }
                event.order = [UInt8](bytes[index..<index + Int(count)])
                index += Int(count)
            }
            body(event)
        }
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    @inline(__always)
    private static func number(
        _ bytes: UnsafeRawBufferPointer,
        _ index: inout Int
    ) throws(Damage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Damage()
    }
}
