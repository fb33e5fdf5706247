import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing
import Training

@Suite("Train")
struct TrainingScreenTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 160, height: 48)]
    private static let query = SuggestionQuery(state: .accepted)

    /// A console on Train, where so many suggestions are accepted.
    private func walk(accepted: Int = 12, size: Size = sizes[0]) -> Walkthrough {
        let walk = Walkthrough(size: size, screen: "train")
        walk.expect([.perform(.suggestions(Self.query, range: 0..<1))])
        let page = Page(rows: [Suggestion](), start: 0, total: accepted)
        walk.send(.event(.suggestions(Self.query, page)))
        return walk
    }

    /// The same after so many updates of a run.
    private func running(to step: Int, size: Size = sizes[0]) -> Walkthrough {
        let walk = walk(size: size)
        for message in TestTraining.messages(to: step) { walk.send(message) }
        walk.expect([.startTicking])
        return walk
    }

    private func ended(
        _ result: TrainingResult = TestTraining.result(),
        size: Size = sizes[0]
    )
        -> Walkthrough
    {
        let walk = running(to: 240, size: size)
        walk.send(TestTraining.news(.finished(result)))
        walk.expect([.stopTicking])
        return walk
    }

    private func screen(_ walk: Walkthrough) throws -> TrainingScreen {
        try #require(walk.state.screen(TrainingScreen.self))
    }

    // MARK: - Before the run

    @Test("t trains with what the form says")
    func start() throws {
        let walk = walk()
        #expect(walk.shows("the accepted copy of this workspace (12)"))
        walk.press("j", "j", "enter")
        #expect(walk.state.isTyping)
        walk.type("-2q")
        walk.press("tab")
        for _ in 0..<3 { walk.press("backspace") }
        walk.type("7")
        walk.press("enter")
        #expect(!walk.state.isTyping)
        walk.press("t")
        walk.expect([.perform(.train(TrainingForm(name: "voice-2q", epochs: "7")))])
        walk.press("t")
        #expect(walk.state.session.notice?.text == "It is training already.")
        walk.expect([])
    }

    @Test("typing takes the keys only while a setting is changed")
    func keys() {
        let walk = walk()
        walk.press("enter")
        walk.type("8/t?")
        #expect(walk.state.session.dialogs.isEmpty)
        walk.press("esc", "?")
        #expect(walk.state.session.dialogs.count == 1)
        walk.press("esc", "7")
        #expect(walk.state.session.screen == "export")
        _ = walk.takeEffects()
    }

    @Test("with nothing accepted and no text named it says what to do")
    func nothing() {
        let walk = walk(accepted: 0)
        #expect(walk.shows("Nothing is accepted yet"))
        walk.press("t")
        #expect(walk.state.session.notice?.kind == .refused)
        walk.press("enter")
        walk.type("copy.txt")
        walk.press("ctrl-s")
        walk.expect([.perform(.train(TrainingForm(text: "copy.txt")))])
    }

    @Test("a refusal stands at its field, in place of a dialog")
    func refused() throws {
        let walk = walk()
        walk.press("t")
        _ = walk.takeEffects()
        walk.send(TestTraining.news(.preparing(TestTraining.form)))
        let fault = Fault(
            title: "The training cannot start",
            cause: "Rank.",
            advice: "Correct it.",
            fields: ["Rank": "Give a whole number from 1 to 1024."]
        )
        walk.send(TestTraining.news(.failed(fault, hasEarlierRun: false)))
        #expect(walk.shows("✗ Give a whole number from 1 to 1024."))
        #expect(walk.state.session.dialogs.isEmpty)
        #expect(try screen(walk).progress == nil)
        walk.expect([.startTicking, .stopTicking])
    }

    @Test("an earlier run of the name is gone on with, or replaced when that is confirmed")
    func earlier() {
        let walk = walk()
        let fault = Fault(title: "Voice", cause: "A run is there.", advice: "Resume or replace.")
        func refuse() {
            walk.send(TestTraining.news(.failed(fault, hasEarlierRun: true)))
            _ = walk.takeEffects()
        }
        walk.press("t")
        refuse()
        #expect(walk.shows("o go on with it"))
        #expect(walk.shows("o goes on with it, x replaces it"))
        walk.press("o")
        walk.expect([.perform(.train(TrainingForm(earlier: .resume)))])
        refuse()
        walk.press("x", "n")
        walk.expect([])
        walk.press("x", "y")
        walk.expect([.perform(.train(TrainingForm(earlier: .replace)))])
    }

    // MARK: - While it goes on

    @Test("the run is seen as it goes on", arguments: sizes)
    func running(size: Size) throws {
        let walk = running(to: 90, size: size)
        #expect(walk.shows("90 of 240 updates"))
        #expect(walk.shows("epoch 1.13 of 3"))
        #expect(walk.shows("left 5 min"))
        #expect(walk.shows("◆"))
        #expect(walk.shows("Only until July 4."))
        #expect(try screen(walk).progress?.saved == 80)
        let before = walk.text
        walk.send(TestTraining.steps(91...100))
        #expect(walk.text != before)
    }

    @Test("p pauses and lets it go on")
    func pause() {
        let walk = running(to: 10)
        walk.press("p")
        walk.expect([.perform(.steerTraining(.pause))])
        walk.send(TestTraining.news(.paused))
        walk.expect([.stopTicking])
        #expect(walk.shows("‖ paused"))
        walk.press("p")
        walk.expect([.perform(.steerTraining(.go))])
        walk.send(TestTraining.news(.resumed))
        walk.expect([.startTicking])
    }

    @Test("s asks, then stops and keeps")
    func stop() {
        let walk = running(to: 50)
        walk.press("s")
        #expect(walk.shows("Stop the training?"))
        walk.press("n")
        walk.expect([])
        walk.press("s", "y")
        walk.expect([.perform(.steerTraining(.stop))])
        #expect(walk.shows("stopping at the next batch"))
        walk.press("s")
        #expect(walk.state.session.notice?.kind == .refused)
        walk.send(TestTraining.news(.finished(TestTraining.result(.stopped))))
        walk.expect([.stopTicking])
        #expect(walk.shows("stopped, kept"))
    }

    @Test("samples of earlier evaluations are a key away")
    func samples() throws {
        let walk = running(to: 120)
        #expect(try screen(walk).evaluation?.step == 120)
        walk.press("left", "left", "left", "left", "left")
        #expect(try screen(walk).evaluation?.step == 0)
        #expect(walk.shows("1 of 4"))
        walk.send(TestTraining.news(.evaluated(TestTraining.evaluation(160))))
        #expect(try screen(walk).evaluation?.step == 0)
        walk.press("esc")
        #expect(try screen(walk).evaluation?.step == 160)
        walk.press("tab")
        #expect(walk.shows("Checkpoint"))
        walk.expect([])
    }

    @Test("a run that fails on its way keeps its curves and says what went wrong")
    func failure() {
        let walk = running(to: 90)
        let fault = Fault(
            title: "Update 91",
            cause: "Its loss is nan.",
            advice: "The checkpoint after update 80 is kept."
        )
        walk.send(TestTraining.news(.failed(fault, hasEarlierRun: false)))
        walk.expect([.stopTicking])
        #expect(walk.shows("✗ Update 91: Its loss is nan."))
        #expect(walk.shows("The checkpoint after update 80 is kept."))
        #expect(walk.state.session.dialogs.isEmpty)
        walk.press("a")
        #expect(walk.state.session.notice?.text == "This run made no adapter.")
        walk.press("n")
        walk.expect([.perform(.suggestions(Self.query, range: 0..<1))])
    }

    @Test("elsewhere the header says how far it is, and a fault comes as a dialog")
    func elsewhere() {
        let walk = running(to: 90, size: Self.sizes[1])
        walk.press("3")
        #expect(walk.shows("training 37%"))
        let fault = Fault(title: "Disk", cause: "It is full.", advice: "Make room.")
        walk.send(TestTraining.news(.failed(fault, hasEarlierRun: false)))
        #expect(walk.state.session.dialogs == [.fault(fault)])
        #expect(!walk.shows("training 37%"))
        _ = walk.takeEffects()
    }

    // MARK: - Leaving

    @Test("leaving while training asks, stops the run and waits for its end")
    func leave() {
        let walk = running(to: 90)
        walk.press("Q", "n")
        walk.expect([])
        walk.press("Q")
        #expect(walk.shows("Leave while a model is being trained?"))
        walk.press("y")
        walk.expect([.perform(.steerTraining(.stop))])
        #expect(walk.shows("Leaving as soon as the batch is done"))
        walk.send(TestTraining.news(.finished(TestTraining.result(.stopped))))
        walk.expect([.quit, .stopTicking])
    }

    @Test("who does not want to wait leaves at once, and is told what stays")
    func leaveAtOnce() {
        let walk = running(to: 90)
        walk.press("Q", "y")
        _ = walk.takeEffects()
        walk.press("Q")
        #expect(walk.shows("the checkpoint of update 80"))
        walk.press("y")
        walk.expect([.perform(.abandonTraining), .quit])
    }

    // MARK: - After it

    @Test("the adapter is used by a key")
    func use() {
        let walk = ended()
        walk.press("a")
        walk.expect([.perform(.useAdapter(path: TestTraining.plan.outputPath))])
        walk.press("a")
        #expect(walk.state.session.notice?.text == "It is being opened.")
        walk.send(.event(.adapterUsed(path: TestTraining.plan.outputPath)))
        #expect(walk.shows("✓ What is written now is written with it."))
        walk.press("a")
        #expect(walk.state.session.notice?.text == "It is in use already.")
        walk.expect([])
    }

    @Test("an adapter that does not open can be tried again")
    func unusable() {
        let walk = ended()
        let request = Request.useAdapter(path: TestTraining.plan.outputPath)
        walk.press("a")
        walk.expect([.perform(request)])
        walk.send(.event(.failed(request, Fault(title: "No", cause: "Broken.", advice: "Mend."))))
        walk.press("esc", "a")
        walk.expect([.perform(request)])
    }

    @Test("no size and no news make it stumble")
    func bounds() {
        for width in stride(from: 40, through: 200, by: 20) {
            for height in [10, 14, 20, 33, 60] {
                let walk = ended(size: Size(width: width, height: height))
                walk.send(
                    TestTraining.news(
                        .evaluated(
                            TrainingEvaluation(
                                step: .max,
                                epoch: .nan,
                                loss: .infinity,
                                isBest: false,
                                samples: [TrainingSample(prompt: "", text: "\u{1B}[2J\n\n")]
                            )
                        )
                    )
                )
                walk.press("tab", "G", "j", "tab", "ctrl-d", "left", "right")
                #expect(!walk.text.contains("\u{1B}"))
                walk.expect([])
            }
        }
    }

    @Test("frames", arguments: sizes)
    func frames(size: Size) {
        func expect(_ walk: Walkthrough, _ name: String) {
            FrameSnapshot.expect(walk.state.paint(), "\(name)-\(size.width)x\(size.height)")
        }
        let setup = walk(size: size)
        setup.press("j")
        expect(setup, "train-setup")
        let early = running(to: 12, size: size)
        expect(early, "train-early")
        let late = running(to: 210, size: size)
        expect(late, "train-running")
        let ended = ended(size: size)
        ended.press("tab")
        expect(ended, "train-ended")
    }
}
