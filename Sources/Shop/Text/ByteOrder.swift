/// A text ordered by the bytes of its UTF-8, as the database orders it.
package struct ByteOrder: Comparable, Hashable, Sendable {
    package let text: String

    package static func < (lhs: ByteOrder, rhs: ByteOrder) -> Bool {
        lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8)
    }

    package static func == (lhs: ByteOrder, rhs: ByteOrder) -> Bool {
        lhs.text.utf8.elementsEqual(rhs.text.utf8)
    }
}

extension String {
    /// The text with the order of its bytes.
    package var bytes: ByteOrder { ByteOrder(text: self) }
}
