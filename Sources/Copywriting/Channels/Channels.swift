/// The channels that there are.
package enum Channels {
    /// All channels, in the order in which they are offered.
    package static let all: [any Channel] = [
        StrategyChannel(),
        EmailSubjectChannel(),
        EmailBodyChannel(),
        SMSChannel(),
        PushChannel(),
        SocialPostChannel(),
    ]

    /// The channel of a name; throws `unknown` with the names that are near.
    package static func named(_ name: String) throws(CopyError) -> any Channel {
        guard let channel = all.first(where: { $0.name == name }) else {
            throw .unknown("channel", name, among: all.map(\.name))
        }
        return channel
    }
}
