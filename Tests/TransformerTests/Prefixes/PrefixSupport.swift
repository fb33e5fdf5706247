import Foundation
import Testing
import Transformer

/// A folder for one test, which goes with it.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "prefixes-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names of all that lies in it.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// The path of the only file.
    func onlyFile() throws -> String {
        let names = try names()
        try #require(names.count == 1)
        return path + "/" + names[0]
    }

    func content(of path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// Writes a file as the program would: for the user alone.
    func write(_ bytes: [UInt8], to path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        try #require(
            FileManager.default.createFile(
                atPath: path,
                contents: Data(bytes),
                attributes: attributes
            )
        )
    }
}

/// A prompt with a part that others share.
func sharing(_ shared: String, _ rest: String, maxTokens: Int = 12) -> GenerationRequest {
    GenerationRequest(
        segments: [.control("<|im_start|>"), .text(shared + rest)],
        sampling: .greedy,
        maxTokens: maxTokens,
        sharedPrefixEnd: PromptPlace(segment: 1, utf8Offset: shared.utf8.count)
    )
}

extension Recording {
    /// Tokens of the prompt that were known before it was read, in blocks of `blockLength`.
    func known(blockLength: Int) -> Int? {
        guard let first = prefill.first else { return nil }
        return prefill.count == 1 ? nil : first.done - blockLength
    }
}
