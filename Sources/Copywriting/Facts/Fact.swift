/// One thing the copy may state: a name, a value, the forms it may take in a text, and its record.
package struct Fact: Hashable, Sendable, Codable {
    /// What the fact is, for example `product`, `price`, `sale_price`, `discount`, `campaign`, `ends`.
    package var name: String
    /// The value as the fact sheet states it.
    package var value: String
    /// Every written form that counts as stating the value.
    package var forms: [String]
    /// Where it came from, for example `product product_1`.
    package var record: String

    package init(name: String, value: String, forms: [String], record: String) {
        self.name = name
        self.value = value
        self.forms = forms
        self.record = record
    }
}
