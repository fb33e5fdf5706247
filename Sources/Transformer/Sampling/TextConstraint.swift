/// What a text may be, asked a piece at a time: whether some bytes may come next, whether it may end here.
///
/// It is a value: what was taken is its state. From every state that can be reached by what it allows there is a way on.
package protocol TextConstraint: Sendable {
    /// Whether these bytes may come behind what was taken so far.
    func allows(_ bytes: ArraySlice<UInt8>) -> Bool
    /// Whether the text may end behind what was taken so far.
    var mayEnd: Bool { get }
    /// Takes bytes as written, allowed or not.
    mutating func take(_ bytes: ArraySlice<UInt8>)
}

/// What a constraint took from the distribution of one token.
package struct Refusal: Hashable, Sendable {
    /// The probability of the refused tokens that were looked at, before any other rule but the repetition penalty.
    package var removed: Float
    /// Whether the likeliest token was among them.
    package var isForced: Bool

    package init(removed: Float, isForced: Bool) {
        self.removed = removed
        self.isForced = isForced
    }

    /// Nothing was refused.
    package static let nothing = Refusal(removed: 0, isForced: false)
}
