/// Where a run stands, besides the values themselves.
package struct CheckpointState: Hashable, Sendable, Codable {
    package var settings: TrainingSettings
    /// Hashes of what the run was begun with.
    package var model: UInt64
    package var data: UInt64
    /// Updates made.
    package var step: Int
    package var optimizerSteps: Int
    /// Updates made when the validation text was last measured by.
    package var evaluatedStep: Int?
    package var lastLoss: Double?
    package var firstValidationLoss: Double?
    package var lastValidationLoss: Double?
    package var bestValidationLoss: Double?
    /// Evaluations in a row without a lower loss.
    package var fruitless = 0
    package var tokens = 0
    package var seconds = 0.0
    package var processorSeconds = 0.0

    package init(settings: TrainingSettings, model: UInt64, data: UInt64) {
        self.settings = settings
        (self.model, self.data) = (model, data)
        step = 0
        optimizerSteps = 0
    }
}
