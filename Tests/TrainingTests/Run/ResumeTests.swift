import Foundation
import Testing
import Training

@Suite("Resuming")
struct ResumeTests {
    @Test(
        "stopped anywhere and gone on with, a run ends with the same bytes",
        arguments: [1, 4, 6, 7]
    )
    func sameBytes(_ step: Int) throws {
        let bench = try Workbench()
        try train(bench.request("whole"))
        let log = EventLog()
        try train(bench.request("parts")) { event, control in
            if case .stepped(let made) = event, made.step == step { control.ask(.stop) }
        }
        var request = bench.request("parts")
        request.resumes = true
        let result = try train(request, log: log)
        #expect(result.ending == .completed)
        #expect(log.plan?.firstStep == step)
        #expect(try bench.bytes("whole/adapter.gguf") == bench.bytes("parts/adapter.gguf"))
        // Each update stands once in the metrics.
        let metrics = try String(
            contentsOfFile: bench.file("parts/metrics.jsonl"),
            encoding: .utf8
        )
        let steps = metrics.split(separator: "\n").filter { $0.contains("\"event\":\"step\"") }
        #expect(steps.count == result.steps)
    }

    @Test("stopped before it was evaluated, a run is evaluated first when it goes on")
    func evaluationIsMadeUpFor() throws {
        let bench = try Workbench()
        let whole = EventLog()
        try train(bench.request("whole"), log: whole)
        let stopped = EventLog()
        let first = try train(bench.request("parts"), log: stopped) { event, control in
            if case .stepped(let made) = event, made.step == 4 { control.ask(.stop) }
        }
        #expect(first.ending == .stopped)
        #expect(stopped.evaluations.map(\.step) == [0])
        var request = bench.request("parts")
        request.resumes = true
        let resumed = EventLog()
        try train(request, log: resumed)
        #expect(stopped.evaluations + resumed.evaluations == whole.evaluations)
    }

    @Test("stopped before anything was done, a run begins when it goes on")
    func stoppedAtOnce() throws {
        let bench = try Workbench()
        try train(bench.request("whole"))
        let log = EventLog()
        let first = try train(bench.request("parts"), log: log) { event, control in
            if case .began = event { control.ask(.stop) }
        }
        #expect(first.ending == .stopped)
        #expect(first.steps == 0)
        #expect(log.evaluations.isEmpty)
        var request = bench.request("parts")
        request.resumes = true
        try train(request)
        #expect(try bench.bytes("whole/adapter.gguf") == bench.bytes("parts/adapter.gguf"))
    }

    @Test("all weights too")
    func full() throws {
        let bench = try Workbench()
        func request(_ output: String) -> TrainingRequest {
            var request = bench.request(output)
            request.settings.method = .full
            request.settings.keepsBest = false
            return request
        }
        try train(request("whole"))
        try train(request("parts")) { event, control in
            if case .stepped(let made) = event, made.step == 4 { control.ask(.stop) }
        }
        var resumed = request("parts")
        resumed.resumes = true
        try train(resumed)
        #expect(try bench.bytes("whole/adapter.gguf") == bench.bytes("parts/adapter.gguf"))
    }

    @Test("a damaged checkpoint is passed over for the one before", arguments: [0.3, 0.99])
    func damaged(_ share: Double) throws {
        let bench = try Workbench()
        try train(bench.request("whole"))
        try train(bench.request("parts")) { event, control in
            if case .stepped(let made) = event, made.step == 7 { control.ask(.stop) }
        }
        let folder = CheckpointFolder(in: bench.file("parts"))
        #expect(folder.files.map(\.step) == [7, 6])
        var bytes = try Data(contentsOf: URL(filePath: folder.files[0].path))
        bytes[Int(Double(bytes.count) * share)] ^= 0x40
        try bytes.write(to: URL(filePath: folder.files[0].path))
        var request = bench.request("parts")
        request.resumes = true
        let log = EventLog()
        try train(request, log: log)
        #expect(log.plan?.firstStep == 6)
        #expect(try bench.bytes("whole/adapter.gguf") == bench.bytes("parts/adapter.gguf"))
    }

    @Test("a cut checkpoint is passed over at every length")
    func cut() throws {
        let bench = try Workbench()
        try train(bench.request())
        let folder = CheckpointFolder(in: bench.file("out"))
        let newest = try #require(folder.files.first)
        let bytes = try Data(contentsOf: URL(filePath: newest.path))
        for length in stride(from: 0, to: bytes.count, by: bytes.count / 37) {
            try bytes.prefix(length).write(to: URL(filePath: newest.path))
            #expect(throws: TrainingError.self) { try Checkpoint(at: newest.path) }
            #expect(try folder.newest()?.state.step == folder.files[1].step)
        }
    }

    @Test("what a run was begun with is asked for again")
    func otherRuns() throws {
        let bench = try Workbench()
        try train(bench.request()) { event, control in
            if case .stepped = event { control.ask(.stop) }
        }
        func resumed(_ change: (inout TrainingRequest) throws -> Void) throws -> TrainingError {
            var request = bench.request()
            request.resumes = true
            try change(&request)
            return try #require(throws: TrainingError.self) { try train(request) }
        }
        let settings = try resumed { $0.settings.seed = 6 }
        #expect(settings.cause.contains("other settings"))
        let text = try resumed { $0.trainingPaths = [bench.file("valid.txt")] }
        #expect(text.cause.contains("another text"))
        let model = try resumed {
            let path = bench.file("other.gguf")
            try Data(OddModel.bytes(.llama, seed: 4)).write(to: URL(filePath: path))
            $0.modelPath = path
        }
        #expect(model.cause.contains("another model"))
        let folder = try resumed { $0.outputFolder = bench.file("elsewhere") }
        #expect(folder.code == .nothingToResume)
    }

    @Test("an earlier run is neither lost nor mixed with a new one")
    func earlierRun() throws {
        let bench = try Workbench()
        try train(bench.request()) { event, control in
            if case .stepped = event { control.ask(.stop) }
        }
        let error = try #require(throws: TrainingError.self) { try train(bench.request()) }
        #expect(error.code == .outputExists)
        #expect(error.advice.contains("--overwrite"))
        var request = bench.request()
        request.overwrites = true
        let log = EventLog()
        try train(request, log: log)
        #expect(log.plan?.firstStep == 0)
    }
}
