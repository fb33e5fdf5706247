/// What the status line says until the next key.
package struct Notice: Hashable, Sendable {
    /// How a notice is meant.
    package enum Kind: String, Hashable, Sendable {
        /// Something was done.
        case done
        /// Something to know.
        case hint
        /// Something cannot be done now, and why.
        case refused
    }

    package var kind: Kind
    package var text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
