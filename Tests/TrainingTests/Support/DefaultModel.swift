import Foundation
import Testing
import Transformer

/// The default model's file, which set-up fetches.
enum DefaultModel {
    /// Where `make model` puts it, unless `MARQUEE_MODEL` names another place.
    static func path() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let data =
            environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? NSHomeDirectory() + "/.local/share"
        let path =
            environment["MARQUEE_MODEL"]
            ?? data + "/marquee/models/SmolLM2-135M-Instruct.Q4_1.gguf"
        try #require(
            FileManager.default.fileExists(atPath: path),
            "The default model is not at \(path). Fetch it with: make model"
        )
        return path
    }

    static func open() throws -> Model { try Model(at: path()) }
}

/// A file of this target's fixtures.
func fixture(_ name: String) throws -> Data {
    let url = try #require(
        Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures")
    )
    return try Data(contentsOf: url)
}
