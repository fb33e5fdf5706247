import Copywriting
import Foundation
import Studio
import Testing
import Training
import Transformer

@Suite("Training in the studio")
struct TrainingTests {
    /// A studio on a workspace folder, with a model file that is only there.
    private struct Place {
        let folder: TemporaryFolder
        let trainer: ScriptedTrainer
        let studio: Studio
        let log = EventLog()
        let textPath: String

        init(
            _ trainer: ScriptedTrainer,
            text: String = "A kettle for the kitchen.\n"
        ) throws {
            folder = try TemporaryFolder()
            self.trainer = trainer
            let model = try folder.file("model.gguf", "weights")
            textPath = try folder.file("copy.txt", text)
            let desk = Desk(repository: try TestShop.repository(), workspacePath: folder.path)
            studio = Studio(
                desk: desk,
                openGenerator: { ScriptedGenerator(answers: [TestShop.sentence]) },
                trainer: TrainerChoice(
                    trainer: trainer,
                    modelPath: model,
                    threads: 2,
                    openAdapted: { path in
                        guard path.hasSuffix("voice.gguf") else {
                            throw GGUFError(
                                code: .malformed,
                                subject: path,
                                cause: "It is no adapter.",
                                advice: "Name another."
                            )
                        }
                        return ScriptedGenerator(answers: ["In the shop's voice."])
                    }
                ),
                onEvent: { [log] event in log.append(event) }
            )
        }

        var form: TrainingForm { TrainingForm(text: textPath) }
    }

    @Test("a run is told from its beginning to its end, which comes once")
    func run() throws {
        let steps = (1...5).map(ScriptedTrainer.step)
        let place = try Place(ScriptedTrainer(steps + [.saved(step: 5)]))
        defer { place.studio.close() }
        place.studio.perform(.train(place.form))
        guard case .finished(let result)? = place.log.trainingEnd() else {
            Issue.record("no end")
            return
        }
        #expect(result.steps == 5)
        #expect(place.log.training.first == .preparing(place.form))
        let told = place.log.training.flatMap { news -> [Int] in
            guard case .stepped(let steps, _) = news else { return [] }
            return steps.map(\.step)
        }
        #expect(told == [1, 2, 3, 4, 5])
        #expect(place.log.training.contains(.saved(step: 5)))
        #expect(place.log.training.filter { !$0.isUnderWay }.count == 1)
        let request = try #require(place.trainer.requests.first)
        #expect(request.outputFolder == place.folder.path + "/training/voice")
        #expect(request.trainingPaths == [place.textPath])
        #expect(request.threads == 2 && request.name == "voice")
        #expect(!request.overwrites && !request.resumes)
        #expect(request.modelHash?.count == 64)
    }

    @Test("the settings are those that were typed, and the trainer fits the rest to the run")
    func settings() throws {
        let lines = (1...40).map { "{\"prompt\":\"\($0)\",\"completion\":\"kettle\"}" }
        let place = try Place(ScriptedTrainer([]))
        defer { place.studio.close() }
        var form = place.form
        form.text = try place.folder.file("pairs.jsonl", lines.joined(separator: "\n"))
        form.validation = place.textPath
        form.epochs = "2"
        form.batch = " 8 "
        form.block = "64"
        form.rank = "4"
        form.learningRate = "1e-3"
        form.earlier = .replace
        place.studio.perform(.train(form))
        #expect(place.log.trainingEnd() != nil)
        let request = try #require(place.trainer.requests.first)
        var shape = TrainingSettings.LowRank()
        shape.rank = 4
        shape.alpha = 8
        #expect(request.settings.method == .lowRank(shape))
        #expect(request.settings.epochs == 2 && request.settings.batch == 8)
        #expect(request.settings.block == 64 && request.settings.learningRate == 1e-3)
        #expect(request.validationPaths == [place.textPath])
        #expect(request.overwrites)
        #expect(request.settings.fitsSteps)
    }

    @Test("every field that cannot be is said at once, and nothing is trained")
    func refusals() throws {
        let place = try Place(ScriptedTrainer([]))
        defer { place.studio.close() }
        let form = TrainingForm(
            text: "/nowhere/copy.txt",
            validation: place.folder.path,
            name: "../voice",
            epochs: "none",
            block: "0",
            batch: "-1",
            rank: "",
            learningRate: "nan"
        )
        place.studio.perform(.train(form))
        guard case .failed(let fault, false)? = place.log.trainingEnd() else {
            Issue.record("it was not refused")
            return
        }
        #expect(
            Set(fault.fields.keys) == [
                "Text", "Validation", "Name", "Epochs", "Block", "Batch", "Rank", "Learning rate",
            ]
        )
        #expect(place.trainer.requests.isEmpty)
    }

    @Test("without a text of its own a run learns from the accepted copy, if there is any")
    func acceptedCopy() throws {
        let place = try Place(ScriptedTrainer([]))
        defer { place.studio.close() }
        place.studio.perform(.train(TrainingForm()))
        guard case .failed(let fault, false)? = place.log.trainingEnd() else {
            Issue.record("there was nothing to learn from")
            return
        }
        #expect(fault.advice.contains("Accept one under Review"))
        place.studio.perform(.write(TestShop.brief(), CopySettings()))
        let written = try #require(
            place.log.first { event -> Suggestion? in
                guard case .writing(.suggestion(_, let suggestion)) = event else { return nil }
                return suggestion
            }
        )
        place.studio.perform(.review(id: written.id, action: .accept, expectedRevision: 1))
        #expect(place.log.first { if case .reviewed = $0 { true } else { nil } } == true)
        place.studio.perform(.train(TrainingForm()))
        guard case .finished? = place.log.trainingEnd(ofRun: 2) else {
            Issue.record("it was not trained")
            return
        }
        let path = try #require(place.trainer.requests.first?.trainingPaths.first)
        #expect(path == place.folder.path + "/training/voice.jsonl")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("\"completion\":\"\(TestShop.sentence)\""))
        #expect(text.split(separator: "\n").count == 1)
    }

    @Test("an earlier run of the name is said, and what is told is safe to show")
    func failures() throws {
        let error = TrainingError(
            code: .outputExists,
            subject: "folder voice\u{1B}[2J",
            cause: "A run is there.",
            advice: "Replace it."
        )
        let sample = TrainingSample(prompt: "a\u{1B}]0;b\nc", text: "d\u{202E}e")
        let evaluation = TrainingEvaluation(
            step: 0,
            epoch: 0,
            loss: 3,
            isBest: true,
            samples: [sample]
        )
        let place = try Place(
            ScriptedTrainer([.warned("x\u{7}y"), .evaluated(evaluation)], failure: error)
        )
        defer { place.studio.close() }
        place.studio.perform(.train(place.form))
        guard case .failed(let fault, true)? = place.log.trainingEnd() else {
            Issue.record("it did not fail")
            return
        }
        #expect(fault.title == "Folder voice [2J")
        #expect(place.log.training.contains(.warned("x y")))
        let shown = place.log.training.compactMap { news -> TrainingSample? in
            guard case .evaluated(let evaluation) = news else { return nil }
            return evaluation.samples.first
        }
        #expect(shown == [TrainingSample(prompt: "a ]0;b\nc", text: "d e")])
    }

    @Test("one run at a time")
    func busy() throws {
        let place = try Place(ScriptedTrainer([.paused, .resumed], isHeld: true))
        defer { place.studio.close() }
        place.studio.perform(.train(place.form))
        place.trainer.allow(1)
        #expect(place.log.holds(.training(.paused)))
        place.studio.perform(.train(place.form))
        #expect(try #require(place.log.first(\.fault)).cause.contains("One run"))
        #expect(place.trainer.requests.count == 1)
    }

    @Test("stopping keeps what was learned; the next run may begin at once")
    func stop() throws {
        let steps = (1...3).map(ScriptedTrainer.step)
        let place = try Place(ScriptedTrainer(steps, isHeld: true))
        defer { place.studio.close() }
        place.studio.perform(.train(place.form))
        place.trainer.allow(1)
        #expect(place.log.first { _ in place.log.training.count >= 2 ? true : nil } == true)
        place.studio.perform(.steerTraining(.stop))
        guard case .finished(let result)? = place.log.trainingEnd() else {
            Issue.record("it did not end")
            return
        }
        #expect(result.ending == .stopped && result.steps == 1)
        place.trainer.allow(3)
        place.studio.perform(.train(place.form))
        guard case .finished(let second)? = place.log.trainingEnd(ofRun: 2) else {
            Issue.record("the second did not end")
            return
        }
        #expect(second.ending == .completed)
    }

    @Test("closing stops the run and waits until what was learned is kept")
    func close() throws {
        let trainer = ScriptedTrainer([ScriptedTrainer.step(1)], isHeld: true)
        let place = try Place(trainer)
        place.studio.perform(.train(place.form))
        #expect(place.log.holds(.training(.preparing(place.form))))
        place.studio.close()
        let count = place.log.all.count
        place.studio.perform(.train(place.form))
        #expect(place.log.all.count == count)
    }

    @Test("without a trainer training is refused")
    func none() throws {
        let (studio, log) = Studio.logged(try TestShop.desk())
        defer { studio.close() }
        studio.perform(.train(TrainingForm()))
        #expect(try #require(log.first(\.fault)).advice.contains("marquee train"))
    }

    @Test("writing goes on with a trained adapter; one that does not open changes nothing")
    func adapter() throws {
        let place = try Place(ScriptedTrainer([]))
        defer { place.studio.close() }
        place.studio.perform(.useAdapter(path: "/other.gguf"))
        #expect(try #require(place.log.first(\.fault)).cause.contains("no adapter"))
        place.studio.perform(.write(TestShop.brief(), CopySettings()))
        #expect(place.log.end() == .finished)
        #expect(place.log.text == TestShop.sentence)
        place.studio.perform(.useAdapter(path: "/voice.gguf"))
        #expect(place.log.holds(.adapterUsed(path: "/voice.gguf")))
        place.studio.perform(.write(TestShop.brief(), CopySettings()))
        #expect(place.log.end(ofRun: 2) == .finished)
        #expect(place.log.text.hasSuffix("In the shop's voice."))
    }
}
