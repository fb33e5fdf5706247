import Foundation
import Studio
import Testing
import Transformer

@Suite("The models on this machine")
struct ModelLibraryTests {
    private let folder: TemporaryFolder
    private let library: ModelLibrary

    /// A pinned model of five bytes.
    static let pinned = PinnedModel(
        name: "Small",
        licence: "none",
        fileName: "small.gguf",
        byteCount: 5,
        sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        packageName: "small-model",
        packageVersion: "1.0",
        wheelName: "small.whl",
        wheelSHA256: "00",
        wheelMember: "small/small.gguf"
    )

    init() throws {
        folder = try TemporaryFolder()
        library = ModelLibrary(folder: folder.path, pinned: Self.pinned)
    }

    private func code(_ body: () throws -> Void) -> ModelError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ModelError)?.code
        }
    }

    @Test("the folder is the data folder's, and MARQUEE_MODEL names another default")
    func environment() {
        let named = ModelLibrary(environment: ["XDG_DATA_HOME": "/data", "HOME": "/home/a"])
        #expect(named.folder == "/data/marquee/models")
        #expect(named.path() == "/data/marquee/models/SmolLM2-135M-Instruct.Q4_1.gguf")
        let home = ModelLibrary(environment: ["XDG_DATA_HOME": "relative", "HOME": "/home/a"])
        #expect(home.folder == "/home/a/.local/share/marquee/models")
        let other = ModelLibrary(environment: ["HOME": "/home/a", "MARQUEE_MODEL": "/m/x.gguf"])
        #expect(other.path() == "/m/x.gguf")
        #expect(other.path(named: "/m/y.gguf") == "/m/y.gguf")
    }

    @Test("a model is named by path, or by its file's name in the folder")
    func names() throws {
        let path = try folder.file("other.gguf", "x")
        #expect(library.path(named: "other.gguf") == path)
        #expect(library.path(named: "none.gguf") == "none.gguf")
    }

    @Test("verifying tells a missing, a truncated and a changed file apart")
    func verify() throws {
        #expect(code { _ = try library.verify() } == .missing)
        _ = try folder.file("small.gguf", "hell")
        #expect(code { _ = try library.verify() } == .wrongSize)
        _ = try folder.file("small.gguf", "hellO")
        #expect(code { _ = try library.verify() } == .wrongHash)
        let path = try folder.file("small.gguf", "hello")
        let verified = try library.verify()
        #expect(verified.path == path && verified.isPinned && verified.byteCount == 5)
        #expect(verified.sha256 == Self.pinned.sha256)
        #expect(code { _ = try library.verify(named: folder.path) } == .unusable)
    }

    @Test("opening says what is missing, cut off or no model")
    func open() throws {
        #expect(code { _ = try library.open() } == .missing)
        _ = try folder.file("small.gguf", "hell")
        #expect(code { _ = try library.open() } == .wrongSize)
        _ = try folder.file("small.gguf", "hello")
        #expect(throws: GGUFError.self) { try library.open() }
        // The pinned bytes under another name are no model either, and are verified as what they are.
        let copy = try folder.file("copy.gguf", "hello")
        #expect(try library.verify(named: copy).isPinned)
        let other = try folder.file("other.gguf", "GGUF")
        #expect(throws: GGUFError.self) { try library.verify(named: other) }
    }

    @Test("the list names each file, why one cannot be opened, and which is the default")
    func list() throws {
        #expect(try library.models().isEmpty)
        _ = try folder.file("small.gguf", "hello")
        let other = try folder.file("other.gguf", "GGUF")
        _ = try folder.file("readme.txt", "no model")
        let models = try library.models()
        #expect(models.map(\.fileName) == ["other.gguf", "small.gguf"])
        #expect(models.map(\.isDefault) == [false, true])
        #expect(models.map(\.byteCount) == [4, 5])
        for model in models {
            guard case .failure(let fault) = model.content else {
                Issue.record("\(model.fileName) opened")
                continue
            }
            #expect(!fault.advice.isEmpty)
        }
        let overridden = ModelLibrary(folder: folder.path, override: "/away/x.gguf")
        #expect(try overridden.models().map(\.path).last == "/away/x.gguf")
        #expect(ModelLibrary(folder: folder.path, override: other).path() == other)
    }

    @Test("what is no model is not added, and leaves nothing behind")
    func addRefused() throws {
        let broken = try folder.file("broken.gguf", "GGUF")
        let empty = ModelLibrary(folder: folder.path + "/models", pinned: Self.pinned)
        #expect(throws: GGUFError.self) { try empty.add(broken) }
        #expect(code { _ = try empty.add(folder.path + "/none.gguf") } == .missing)
        #expect(folder.names(in: "models").isEmpty)
    }

    @Test("a model that opens is added once, under its own name")
    func add() throws {
        let standard = ModelLibrary()
        try #require(
            FileManager.default.fileExists(atPath: standard.path()),
            "The default model is missing. Fetch it with: make model"
        )
        let added = try library.add(standard.path())
        #expect(added.path == folder.path + "/" + added.fileName)
        guard case .success(.model(let identity)) = added.content else {
            Issue.record("\(added.content)")
            return
        }
        #expect(identity.architecture == "llama")
        #expect(try Model(at: added.path).identity.byteCount == added.byteCount)
        #expect(code { _ = try library.add(standard.path()) } == .exists)
        #expect(folder.names() == [added.fileName])
    }
}
