import Studio
import Training

// Leaving the program while something is under way.

extension ConsoleState {
    /// What is asked before the program is left.
    var leaveConfirmation: Confirmation? {
        let writing = "What is being written now is not kept. Finished suggestions are."
        if session.leavesAfterTraining, let training = session.training {
            let kept = training.saved.map { "the checkpoint of update \($0)" } ?? "nothing of it"
            return Confirmation(
                title: "Leave at once?",
                text: "The batch under way is being finished, and then what was learned is kept. "
                    + "Without waiting for it, \(kept) is what stays.",
                yes: "Leave at once",
                command: "console.leave"
            )
        }
        if session.training != nil {
            return Confirmation(
                title: "Leave while a model is being trained?",
                text: "Training stops at its next batch. What was learned so far is kept, and can "
                    + "be gone on with." + (session.isWriting ? "\n" + writing : ""),
                yes: "Stop and leave",
                command: "console.leave"
            )
        }
        guard session.isWriting else { return nil }
        return Confirmation(
            title: "Leave while a suggestion is being written?",
            text: "What was written of it so far is not kept. Finished suggestions are.",
            yes: "Leave",
            command: "console.leave"
        )
    }

    /// Leaves; a training run is stopped first, and its end waited for.
    mutating func leave() -> [Effect] {
        var effects: [Effect] = session.isWriting ? [.perform(.cancelWriting)] : []
        guard session.training != nil else { return effects + [.quit] }
        if session.leavesAfterTraining { return effects + [.perform(.abandonTraining), .quit] }
        session.leavesAfterTraining = true
        session.say("Leaving as soon as the batch is done and what was learned is kept.", .hint)
        effects.append(.perform(.steerTraining(.stop)))
        return effects
    }
}
