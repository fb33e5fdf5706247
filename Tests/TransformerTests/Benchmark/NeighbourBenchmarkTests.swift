import Testing
import Transformer

@Suite("What a thread beside the engine feels")
struct NeighbourBenchmarkTests {
    @Test("every tick is counted, and the figures are in order")
    func figures() throws {
        var writer = ModelSeed().writer
        writer.set("llama.context_length", .uint32(1024))
        let file = try GGUFFile(bytes: writer.bytes(), name: "seed")
        let engine = try Engine(model: Model(file: file), threads: 2)
        let figures = try NeighbourBenchmark.measure(engine, seconds: 0.2)
        for lateness in [figures.idle, figures.reading, figures.writing] {
            #expect(lateness.ticks == 12)
            #expect(lateness.median >= 0)
            #expect(lateness.median <= lateness.percentile99)
            #expect(lateness.percentile99 <= lateness.worst)
        }
    }

    @Test("where the engine cannot run, its error comes back")
    func failure() throws {
        // The context is shorter than the prompt that is read.
        let file = try GGUFFile(bytes: ModelSeed().writer.bytes(), name: "seed")
        let engine = try Engine(model: Model(file: file), threads: 1)
        #expect(throws: EngineError.self) { try NeighbourBenchmark.measure(engine, seconds: 0.1) }
    }
}
