import Foundation
import Transformer

/// `metrics.jsonl`: an object a line for each update and evaluation, for plots and scripts.
final class MetricsFile {
    private let path: String
    private let encoder: JSONEncoder
    private let file: FileHandle

    /// Begins the file anew, or goes on behind the lines of updates up to `step`.
    init(in folder: String, keepingUpTo step: Int) throws {
        path = folder + "/metrics.jsonl"
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let replacement = try FileReplacement(at: path)
        if step > 0 {
            for line in Self.lines(at: path, upTo: step) {
                try Array(line + [10]).withUnsafeBytes { try replacement.write($0) }
            }
        }
        try replacement.finish()
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw FileWritingError(path, errno)
        }
        self.file = file
        try file.seekToEnd()
    }

    deinit { try? file.close() }

    /// Appends an event of a run: updates and evaluations.
    func append(_ event: TrainingEvent) throws {
        switch event {
        case .stepped(let step): try write("step", step)
        case .evaluated(let evaluation): try write("evaluation", evaluation)
        default: break
        }
    }

    private func write<Value: Encodable>(_ kind: String, _ value: Value) throws {
        var line = try encoder.encode(Line(event: kind, value: value))
        line.append(10)
        do {
            try file.write(contentsOf: line)
        } catch {
            throw FileWritingError(path, errno)
        }
    }

    private struct Line<Value: Encodable>: Encodable {
        let event: String
        let value: Value

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(event, forKey: .event)
            try value.encode(to: encoder)
        }

        enum CodingKeys: String, CodingKey { case event }
    }

    /// What a killed run wrote after its last checkpoint, or half, is dropped: it comes again.
    private static func lines(at path: String, upTo step: Int) -> [Data] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        struct Numbered: Decodable { let step: Int }
        return data.split(separator: 10).map { Data($0) }.filter { line in
            guard let numbered = try? JSONDecoder().decode(Numbered.self, from: line) else {
                return false
            }
            return numbered.step <= step
        }
    }
}
