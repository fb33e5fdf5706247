import Foundation
package import Transformer

/// The model files on this machine: where they are, which one is opened, whether they are whole.
package struct ModelLibrary: Sendable {
    /// The folder of the model files.
    package let folder: String
    /// A file that is opened instead of the default one: the environment's `MARQUEE_MODEL`.
    package let override: String?
    /// The model that is fetched and verified.
    package let pinned: PinnedModel

    package init(folder: String, override: String? = nil, pinned: PinnedModel = .standard) {
        self.folder = folder
        self.override = override
        self.pinned = pinned
    }

    /// The library in `$XDG_DATA_HOME/marquee/models`, where `MARQUEE_MODEL` names another default.
    package init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        pinned: PinnedModel = .standard
    ) {
        // The specification has a relative path ignored.
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        self.init(
            folder: (data ?? home + "/.local/share") + "/marquee/models",
            override: environment["MARQUEE_MODEL"].flatMap { $0.isEmpty ? nil : $0 },
            pinned: pinned
        )
    }

    /// Where the pinned model's file belongs.
    package var pinnedPath: String { folder + "/" + pinned.fileName }

    /// The file to open: the named one (a path, or a file's name in the folder), else the override, else the pinned one.
    package func path(named name: String? = nil) -> String {
        guard let name = name ?? override else { return pinnedPath }
        let path = (name as NSString).expandingTildeInPath
        let inFolder = folder + "/" + path
        let isHere = FileManager.default.fileExists(atPath: path)
        if !isHere, !path.contains("/"), FileManager.default.fileExists(atPath: inFolder) {
            return inFolder
        }
        return path
    }

    /// Whether the file to open is the pinned model, by its name and length.
    package func isPinned(named name: String? = nil) -> Bool {
        let path = path(named: name)
        return URL(filePath: path).lastPathComponent == pinned.fileName
            && (try? Self.byteCount(of: path)) == pinned.byteCount
    }

    /// Opens a model file; throws `ModelError` where it is missing or cut off, else `GGUFError`.
    package func open(named name: String? = nil) throws -> Model {
        let path = path(named: name)
        guard FileManager.default.fileExists(atPath: path) else { throw ModelError.missing(path) }
        if path == pinnedPath {
            let count = try Self.byteCount(of: path)
            guard count == pinned.byteCount else {
                throw ModelError.wrongSize(path, count, expected: pinned.byteCount)
            }
        }
        return try Model(at: path)
    }

    /// The models and adapters in the folder by name, and the override where it lies elsewhere.
    package func models() throws(ModelError) -> [ModelFile] {
        var paths: [String] = []
        if FileManager.default.fileExists(atPath: folder) {
            do {
                let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                paths = names.filter { $0.hasSuffix(".gguf") }.sorted().map { folder + "/" + $0 }
            } catch {
                throw .file(folder, error)
            }
        }
        let chosen = path()
        if override != nil, !paths.contains(chosen) { paths.append(chosen) }
        return paths.map { path in file(at: path, isDefault: path == chosen) }
    }

    /// Copies a model's or an adapter's file into the folder, after it was opened and found whole; a file of its name is kept.
    package func add(_ path: String) throws -> ModelFile {
        let source = (path as NSString).expandingTildeInPath
        guard FileManager.default.fileExists(atPath: source) else {
            throw ModelError.missing(source)
        }
        let fileName = URL(filePath: source).lastPathComponent
        let file = try GGUFFile(at: source)
        if file.isAdapter { _ = try Adapter(file: file) } else { _ = try Model(file: file) }
        let target = folder + "/" + fileName
        guard !FileManager.default.fileExists(atPath: target) else { throw exists(target) }
        let staging = try StagingFolder(in: folder, purpose: "add")
        defer { staging.remove() }
        let copy = staging.path + "/" + fileName
        do {
            try FileManager.default.copyItem(atPath: source, toPath: copy)
        } catch {
            throw ModelError.file(copy, error)
        }
        // A hard link is refused where the name is taken meanwhile, a rename is not.
        guard link(copy, target) == 0 else {
            throw errno == EEXIST ? exists(target) : ModelError.system(target, errno)
        }
        return self.file(at: target, isDefault: target == self.path())
    }

    private func exists(_ path: String) -> ModelError {
        ModelError(
            code: .exists,
            subject: path,
            cause: "A model file of that name is there already.",
            advice: "Remove it first, or rename the new one."
        )
    }

    private func file(at path: String, isDefault: Bool) -> ModelFile {
        let content = Result { try inspect(path, isDefault: isDefault) }
            .mapError { Fault($0) }
        return ModelFile(
            path: path,
            byteCount: (try? Self.byteCount(of: path)) ?? 0,
            isDefault: isDefault,
            content: content
        )
    }

    /// What a file is; the one that is opened when none is named can only be a model.
    private func inspect(_ path: String, isDefault: Bool) throws -> ModelFile.Content {
        if !isDefault, let file = try? GGUFFile(at: path), file.isAdapter {
            return .adapter(try Adapter(file: file).summary)
        }
        return .model(try open(named: path).identity)
    }

    static func byteCount(of path: String) throws(ModelError) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT ? .missing(path) : .system(path, errno)
        }
        return Int(status.st_size)
    }
}
