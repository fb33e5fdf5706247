import ArgumentParser
import Console

/// The manual page, made of the help texts and the console's command table.
enum ManualPage {
    /// The page in roff's man macros.
    static func text() -> String {
        var lines = [
            ".TH MARQUEE 1",
            ".SH NAME",
            "marquee \\- " + escaped(Marquee.configuration.abstract),
            ".SH SYNOPSIS",
            ".nf",
        ]
        lines += literal(Marquee.usageString())
        lines += [".fi", ".SH DESCRIPTION"]
        lines += literal(Marquee.configuration.discussion)
        lines += [".SH COMMANDS", ".nf"]
        for command in commands(of: Marquee.self) {
            lines += literal(Marquee.helpMessage(for: command, columns: 76)) + [""]
        }
        lines += [".fi", ".SH KEYS OF THE CONSOLE", ".nf"]
        lines += literal(CommandTable.manualSection())
        lines += [
            ".fi",
            ".SH FILES",
            ".nf",
            "$XDG_DATA_HOME/marquee/workspaces/default    the workspace that is used when none is named",
            "$XDG_DATA_HOME/marquee/models                the models",
            "$XDG_CACHE_HOME/marquee/prefixes             beginnings of prompts; may be deleted at any time",
            "$XDG_CONFIG_HOME/marquee/themes              themes of your own",
            ".fi",
            ".SH EXIT STATUS",
            "0 done, 1 the work failed, 64 the command line was wrong.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A command and all below it.
    private static func commands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type]
    {
        let configuration = command.configuration
        let below =
            configuration.ungroupedSubcommands
            + configuration.groupedSubcommands.flatMap(\.subcommands)
        return below.flatMap { [$0] + commands(of: $0) }
    }

    private static func literal(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { escaped(String($0)) }
    }

    /// A line that roff reads as text.
    private static func escaped(_ line: String) -> String {
        var text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        // A point or quote at the start would be a request.
        if let first = text.first, first == "." || first == "'" { text = "\\&" + text }
        return text
    }
}
