/// A way of writing that is compared with others.
package enum CopySetup: String, Hashable, Sendable, Codable, CaseIterable {
    /// The model as it comes, with worked examples in its prompt.
    case bare
    /// With the adapter, nothing else.
    case adapter
    /// With the adapter, decoding that can only state facts, and texts that fail a check written again: what `suggest` does.
    case full

    /// Whether the model runs with its adapter.
    package var hasAdapter: Bool { self != .bare }

    /// The layout of the prompts.
    package var layout: any PromptLayout { hasAdapter ? CompactLayout() : FactSheetLayout() }

    /// The settings that texts are written with.
    func settings(seed: UInt64, temperature: Double?) -> CopySettings {
        var settings = CopySettings(count: 1, seed: seed, temperature: temperature)
        settings.grounded = self == .full
        if self != .full { settings.rewrites = 0 }
        return settings
    }
}
