/// Fine-tunes a model with the engine's own page of the forward pass.
package struct FineTuning: Trainer {
    package init() {}

    package func train(
        _ request: TrainingRequest,
        control: TrainingControl,
        report: (TrainingEvent) -> Void
    ) throws(TrainingError) -> TrainingResult {
        let material = try TrainingMaterial(request)
        let folder = try OutputFolder(request)
        for warning in material.warnings { report(.warned(warning)) }
        let run = try TrainingRun(request, material, folder)
        return try run.perform(control: control, report: report)
    }
}
