import Console
import Foundation
import ShopStore
import Studio
import Terminal
import TerminalCurses
import Training
import Transformer

/// Puts the console together: workspace, studio, terminal and themes, and runs it to its end.
struct ConsoleComposition {
    let workspace: WorkspaceOptions
    let engine: EngineOptions
    let isSample: Bool

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        // The shop is opened first: what is wrong with it is said on a terminal that is as it was.
        let opened = try openWorkspace()
        let backend = try openTerminal(environment)
        defer { backend.release() }
        let mailbox = EventMailbox(wake: { [waker = BackendWaker(backend)] in waker.wake() })
        let studio = Studio(
            desk: Desk(workspace: opened, asOf: workspace.asOf?.day),
            openGenerator: { [engine = EngineChoice(forCopy: engine)] in try engine.open() },
            trainer: TrainerChoice(
                trainer: FineTuning(),
                modelPath: ModelLibrary().path(named: engine.model),
                threads: engine.threads,
                openAdapted: { [engine = EngineChoice(engine)] in
                    try engine.open(adapter: $0)
                }
            ),
            onEvent: mailbox.put
        )
        defer { studio.close() }
        ConsoleLoop(
            backend: backend,
            studio: studio,
            mailbox: mailbox,
            themes: ConsoleThemes(environment: environment, depth: backend.colorDepth)
        )
        .run()
    }

    private func openWorkspace() throws -> Workspace {
        guard isSample else { return try workspace.open() }
        return try SampleWorkspace.open(at: workspace.workspace ?? SampleWorkspace.defaultPath())
    }

    private func openTerminal(_ environment: [String: String]) throws(Fault) -> CursesBackend {
        do {
            return try CursesBackend(environment: environment)
        } catch {
            throw Fault(title: error.subject, cause: error.cause, advice: error.advice)
        }
    }
}

/// The backend as other threads may use it.
///
/// Sendable without the compiler's proof: nothing but `wake` is called, which may be called from any thread.
private struct BackendWaker: @unchecked Sendable {
    private let backend: CursesBackend

    init(_ backend: CursesBackend) { self.backend = backend }

    func wake() { backend.wake() }
}
