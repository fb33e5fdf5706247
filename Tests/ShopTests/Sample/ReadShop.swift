import Shop
import Testing

/// A sample shop as the program's own reader reads it back.
struct ReadShop {
    var behaviors: [Behavior] = []
    var products: [Product] = []
    var campaigns: [Campaign] = []
    var people: [PersonalData] = []

    init(_ shop: SampleShop) throws {
        try self.init(bytes: ReadShop.bytes(of: shop))
    }

    static func bytes(of shop: SampleShop) -> [UInt8] {
        var bytes: [UInt8] = []
        shop.write { bytes.append(contentsOf: $0) }
        return bytes
    }

    init(bytes: [UInt8]) throws {
        var reader = JSONRecordReader()
        reader.append(upTo: bytes.count) { room in
            room.copyBytes(from: bytes)
            return bytes.count
        }
        reader.finish()
        var fields = RecordFields()
        while true {
            switch try reader.next(&fields) {
            case .record(let kind): try add(try #require(kind), fields)
            case .refused(let reason), .warning(let reason): Issue.record("\(reason)")
            case .needsBytes, .end: return
            }
        }
    }

    private mutating func add(_ kind: RecordKind, _ fields: RecordFields) throws {
        switch kind {
        case .product: products.append(try fields.product())
        case .campaign: campaigns.append(try fields.campaign())
        case .user: people.append(try fields.personalData())
        case .behavior:
            let packed = try fields.behavior()
            func text(_ range: Range<Int>) -> String {
                fields.withText { String(decoding: $0[range], as: UTF8.self) }
            }
            behaviors.append(
                Behavior(
                    userID: text(packed.userID),
                    kind: BehaviorKind(rawValue: text(packed.kind)),
                    productID: text(packed.productID),
                    timestamp: packed.timestamp,
                    price: packed.price,
                    quantity: packed.quantity,
                    orderID: packed.orderID.isEmpty ? nil : text(packed.orderID)
                )
            )
        }
    }
}
