/// The facts of a brief: all that the model may state.
package struct FactSheet: Hashable, Sendable, Codable {
    package var facts: [Fact]

    package init(facts: [Fact]) {
        self.facts = facts
    }
}
