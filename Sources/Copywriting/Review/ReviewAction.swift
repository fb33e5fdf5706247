/// What a marketer decides about a suggestion.
package enum ReviewAction: Hashable, Sendable {
    /// Refused while a blocking finding stands.
    case accept
    /// Replaces the text and runs the checks again.
    case edit(text: String)
    case reject(reason: String)
    /// Takes back the suggestion's last step.
    case undo
}
