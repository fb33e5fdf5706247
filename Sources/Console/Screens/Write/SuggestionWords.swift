package import Copywriting
package import Terminal

// How suggestions are spoken of on the screens.

extension Suggestion.State {
    /// The role that paints it, and gives the sign that says it without colour.
    package var role: Role {
        switch self {
        case .drafted: .reviewDrafted
        case .blocked: .reviewBlocked
        case .accepted: .reviewAccepted
        case .edited: .reviewEdited
        case .rejected: .reviewRejected
        }
    }

    /// Its sign and its word.
    package var badge: Span {
        Span("\(role.glyph ?? " ") \(rawValue)", Style(role))
    }
}

extension Suggestion {
    /// What its channel is called on screen.
    package var channelTitle: String { ChannelWords.title(of: brief.channel) }

    /// The campaign's title as the facts hold it, else its id.
    package var campaignTitle: String {
        facts.first { $0.name == "campaign" }?.value ?? brief.campaignID
    }

    /// Its text on one line.
    package var textOnOneLine: String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension Finding {
    /// The finding as a line that begins with how much it weighs: a sign, the check, the message.
    package var line: Line {
        let role: Role = level == .block ? .statusError : .statusWarn
        return Line([
            Span("\(role.glyph ?? "!") \(level == .block ? "blocked" : "look")  ", Style(role)),
            Span(message),
            Span(advice, .muted),
        ])
    }

    /// What would be right, where the message does not say it already.
    private var advice: String {
        guard let fix, fix.contains(where: { !$0.isWhitespace }), !message.contains(fix) else {
            return ""
        }
        return " Rather “\(fix)”."
    }
}

/// What channels are called on screen.
package enum ChannelWords {
    /// The title of a channel's name; the name where there is no such channel.
    package static func title(of name: String) -> String {
        Channels.all.first { $0.name == name }?.title ?? name
    }

    /// The channel after (or before) one, in the order in which they are offered.
    package static func neighbour(of name: String, by step: Int) -> String {
        let names = Channels.all.map(\.name)
        guard let index = names.firstIndex(of: name) else { return names.first ?? name }
        return names[(index + step + names.count) % names.count]
    }
}
