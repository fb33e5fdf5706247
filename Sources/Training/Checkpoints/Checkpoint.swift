import Foundation
import Transformer

/// A run's state as a GGUF file: the trained values, what the optimiser remembers, and where the run stands.
///
/// It is written aside and put in place when it is whole; a checksum finds what was damaged later.
package struct Checkpoint {
    /// Values by the name of their tensor.
    package typealias Values = [(name: String, values: UnsafeMutableBufferPointer<Float>)]

    private static let kind = "training-checkpoint"
    private static let stateKey = "marquee.training.state"
    private static let checksumKey = "marquee.training.checksum"

    /// Writes a state and its values.
    package static func write(
        _ state: CheckpointState,
        _ values: Values,
        to path: String
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(state), as: UTF8.self)
        let tensors = values.map { name, values in
            GGUFWriter.Tensor(name: name, dimensions: [values.count], type: .f32) { sink in
                try sink(UnsafeRawBufferPointer(values))
            }
        }
        try GGUFWriter(
            metadata: [
                ("general.type", GGUFEncodedValue(kind)),
                (stateKey, GGUFEncodedValue(json)),
                (checksumKey, GGUFEncodedValue(checksum(json, values.map { .init($0.values) }))),
            ],
            tensors: tensors
        ).write(to: path)
    }

    private static func checksum(_ json: String, _ values: [UnsafeRawBufferPointer]) -> UInt64 {
        let seed = Array(json.utf8).withUnsafeBytes { Checksum.hash($0) }
        return values.reduce(seed) { Checksum.hash($1, seed: $0) }
    }

    private let file: GGUFFile
    package let state: CheckpointState

    /// Opens a checkpoint.
    package init(at path: String) throws(TrainingError) {
        do throws(GGUFError) {
            file = try GGUFFile(at: path)
        } catch {
            throw Self.damaged(path, error.cause)
        }
        guard file.metadata["general.type"] == .string(Self.kind),
            case .string(let json)? = file.metadata[Self.stateKey],
            let state = try? JSONDecoder().decode(CheckpointState.self, from: Data(json.utf8))
        else { throw Self.damaged(path, "It is no checkpoint that this version reads.") }
        self.state = state
        guard case .unsigned(let expected)? = file.metadata[Self.checksumKey] else {
            throw Self.damaged(path, "It has no checksum.")
        }
        let stored = file.tensors.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard Self.checksum(json, stored.map { file.bytes(of: $0) }) == expected else {
            throw Self.damaged(path, "Its checksum is not that of its content.")
        }
    }

    /// Copies the values to where they belong; all of them must be there.
    package func restore(_ values: Values) throws(TrainingError) {
        for (name, values) in values {
            guard let tensor = file.tensors[name], tensor.type == .f32,
                tensor.elementCount == values.count
            else {
                throw Self.damaged(file.path, "It does not hold \(name) as this run has it.")
            }
            UnsafeMutableRawBufferPointer(values).copyMemory(from: file.bytes(of: tensor))
        }
    }

    private static func damaged(_ path: String, _ cause: String) -> TrainingError {
        TrainingError(
            code: .malformed,
            subject: "checkpoint \(path)",
            cause: cause,
            advice: "Remove the file, and resume from the one before it or begin anew."
        )
    }
}
