/// The facts of a brief: all that the model may state.
package struct FactSheet: Hashable, Sendable, Codable {
    package var facts: [Fact]

    package init(facts: [Fact]) {
        self.facts = facts
    }
}

extension FactSheet {
    /// The value of the first fact of a name.
    package func value(of name: String) -> String? {
        facts.first { $0.name == name }?.value
    }

    /// The place of the first fact of a name.
    package func index(of name: String) -> Int? {
        facts.firstIndex { $0.name == name }
    }
}
