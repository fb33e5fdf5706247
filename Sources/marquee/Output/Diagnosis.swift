import Foundation
import Shop
import ShopStore
import Studio
import Terminal
import TerminalCurses
import Transformer

/// What `doctor` looks at, one finding each.
enum Diagnosis {
    /// One thing that was looked at.
    struct Finding: Encodable {
        /// How it stands.
        enum State: String, Encodable {
            case good
            case limited
            case missing

            var sign: String {
                switch self {
                case .good: "✓"
                case .limited: "!"
                case .missing: "✗"
                }
            }
        }

        let subject: String
        let state: State
        let found: String
        var advice: String?
    }

    /// Looks at terminal, processor, model and workspace; makes and changes nothing.
    static func report(
        workspacePath: String,
        modelName: String?,
        environment: [String: String]
    ) -> [Finding] {
        [
            terminal(environment), colours(environment), characters(environment),
            processor(), model(modelName), cache(environment), workspace(workspacePath),
        ]
    }

    private static func terminal(_ environment: [String: String]) -> Finding {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            return Finding(
                subject: "terminal",
                state: .limited,
                found: "standard input or output is no terminal",
                advice: "Run the console from a terminal window."
            )
        }
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        let name = environment["TERM"] ?? "unknown"
        let found = isKnown ? "\(name), \(size.ws_col) × \(size.ws_row)" : name
        let isSmall = isKnown && (size.ws_col < 80 || size.ws_row < 24)
        return Finding(
            subject: "terminal",
            state: isSmall ? .limited : .good,
            found: Output.plain(found),
            advice: isSmall ? "80 × 24 shows everything; 160 × 48 is comfortable." : nil
        )
    }

    private static func colours(_ environment: [String: String]) -> Finding {
        guard let colors = DetectedColors(environment: environment) else {
            let name = environment["TERM"] ?? ""
            return Finding(
                subject: "colours",
                state: .missing,
                found: name.isEmpty
                    ? "TERM is not set" : Output.plain("no description of `\(name)` is installed"),
                advice:
                    "Set TERM to a known name, for example xterm-256color, or install ncurses-term."
            )
        }
        let isPlenty = colors.depth >= ColorDepth.palette256
        let isAsked = environment["NO_COLOR"]?.isEmpty == false
        return Finding(
            subject: "colours",
            state: isPlenty || isAsked ? .good : .limited,
            found: Output.plain(
                "\(colors.depth.words), by the description `\(colors.description)`"
                    + (isAsked ? "; NO_COLOR is set" : "")
            ),
            advice: isPlenty || isAsked
                ? nil : "If your terminal shows more, set COLORTERM=truecolor."
        )
    }

    private static func characters(_ environment: [String: String]) -> Finding {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let name = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let folded = name.lowercased()
        let isUTF8 = folded.contains("utf-8") || folded.contains("utf8")
        return Finding(
            subject: "characters",
            state: isUTF8 ? .good : .limited,
            found: name.isEmpty ? "no locale is set" : Output.plain(name),
            advice: isUTF8 ? nil : "Set a UTF-8 locale, for example LANG=C.UTF-8."
        )
    }

    private static func processor() -> Finding {
        let instructions = Engine.instructions
        return Finding(
            subject: "processor",
            state: instructions == "scalar" ? .limited : .good,
            found: "\(instructions) kernels, \(ProcessInfo.processInfo.activeProcessorCount) cores",
            advice: instructions == "scalar"
                ? "Without AVX2 or NEON the model writes slowly." : nil
        )
    }

    private static func model(_ name: String?) -> Finding {
        let library = ModelLibrary()
        do {
            let model = try library.open(named: name)
            let found = try library.verify(named: name)
            let words = found.isPinned ? "whole" : "opens"
            return Finding(
                subject: "model",
                state: .good,
                found: Output.plain("\(model.identity.name), \(words): \(found.path)")
            )
        } catch {
            let fault = Fault(error)
            return Finding(
                subject: "model",
                state: .missing,
                found: Output.plain(fault.cause),
                advice: Output.plain(fault.advice)
            )
        }
    }

    private static func cache(_ environment: [String: String]) -> Finding {
        let path = PrefixCache.path(environment: environment)
        let megabytes = (PrefixCache.byteCount(at: path) + 500_000) / 1_000_000
        return Finding(
            subject: "cache",
            state: .good,
            found: Output.plain("\(path): \(megabytes) MB of beginnings of prompts")
        )
    }

    private static func workspace(_ path: String) -> Finding {
        guard FileManager.default.fileExists(atPath: path) else {
            return Finding(
                subject: "workspace",
                state: .limited,
                found: Output.plain("\(path) is not there yet"),
                advice: "Read a shop into it: marquee import FILE; or look at one: marquee --sample"
            )
        }
        do {
            let counts = try Workspace(path: path).repository.counts()
            return Finding(
                subject: "workspace",
                state: counts.campaigns > 0 ? .good : .limited,
                found: Output.plain(
                    "\(path): \(counts.users) users, \(counts.products) products, "
                        + "\(counts.campaigns) campaigns, \(counts.behaviors) behaviors, "
                        + "\(counts.suggestions) suggestions"
                ),
                advice: counts.campaigns > 0 ? nil : "Read a shop into it: marquee import FILE"
            )
        } catch {
            let fault = Fault(error)
            return Finding(
                subject: "workspace",
                state: .missing,
                found: Output.plain("\(path): \(fault.cause)"),
                advice: Output.plain(fault.advice)
            )
        }
    }
}

extension ColorDepth {
    /// The depth in words.
    fileprivate var words: String {
        switch self {
        case .monochrome: "none"
        case .ansi16: "16"
        case .palette256: "256"
        case .trueColor: "true colour"
        }
    }
}
