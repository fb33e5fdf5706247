import Foundation
import Studio

/// Edits a text in the person's own editor, in a file that only they can read.
struct ExternalEditor {
    /// The command as the person set it, with its arguments: `code --wait`.
    let command: String

    /// `VISUAL`, else `EDITOR`, else the system's.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let chosen = ["VISUAL", "EDITOR"].lazy
            .compactMap { environment[$0] }
            .first { !$0.allSatisfy(\.isWhitespace) }
        command = chosen ?? "editor"
    }

    /// What no text of a channel comes near; a larger file was not meant.
    private static let largestText = 1 << 20

    /// Waits for the editor; nil when the text was left as it is.
    ///
    /// The terminal is to be given back before.
    func edit(_ text: String) throws(Fault) -> String? {
        let folder = try Self.makeFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/suggestion.txt"
        let isMade = FileManager.default.createFile(
            atPath: path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw Self.noFile(path) }
        let status = try run(on: path)
        guard status == 0 else {
            throw Fault(
                title: "The text was not edited",
                cause: "`\(command)` ended with code \(status).",
                advice: "Set VISUAL or EDITOR to an editor that is installed, or edit in place."
            )
        }
        guard let data = FileManager.default.contents(atPath: path),
            data.count <= Self.largestText,
            var edited = String(data: data, encoding: .utf8)
        else {
            throw Fault(
                title: "The text was not taken over",
                cause: "What `\(command)` saved is no text in UTF-8, or is longer than 1 MiB.",
                advice: "Save it as UTF-8, or edit in place."
            )
        }
        // Editors end a file with a line end of their own.
        if edited.last == "\n", text.last != "\n" { edited.removeLast() }
        return edited == text ? nil : edited
    }

    private static func makeFolder() throws(Fault) -> String {
        let parent = FileManager.default.temporaryDirectory.path
        var template = Array((parent + "/marquee-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw noFile(parent) }
        return String(
            decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
    }

    private static func noFile(_ path: String) -> Fault {
        Fault(
            title: "The text was not edited",
            cause: "\(path) cannot be written: \(String(cString: strerror(errno))).",
            advice: "Make room there, or set TMPDIR to a folder that can be written."
        )
    }

    /// Runs the editor in the foreground; what it answers at its end, as a shell counts it.
    private func run(on path: String) throws(Fault) -> Int32 {
        // Keys that interrupt are for the editor, which gets them back as they were.
        let ignored = [SIGINT, SIGQUIT]
        let before = ignored.map { signal($0, SIG_IGN) }
        defer { for (number, handler) in zip(ignored, before) { signal(number, handler) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in ignored { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        // The shell takes the command apart; the path is handed over beside it and never read as one.
        let words = ["sh", "-c", command + " \"$@\"", command, path]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var child: pid_t = 0
        let code = posix_spawn(&child, "/bin/sh", nil, &attributes, arguments, environ)
        guard code == 0 else {
            throw Fault(
                title: "The text was not edited",
                cause: "No program can be started: \(String(cString: strerror(code))).",
                advice: "Edit in place, or close other programs and try again."
            )
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        let fatal = status & 0x7F
        return fatal == 0 ? (status >> 8) & 0xFF : 128 + fatal
    }
}
