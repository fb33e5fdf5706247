/// Words that claim something and need a record that says so, and why.
package struct ClaimGroup: Sendable {
    /// What kind of claim it is, as a finding tells it.
    package var kind: String
    package var level: Finding.Level
    /// Words or phrases in lower case.
    ///
    /// The last word counts with its endings (`guarantee`, `guaranteed`), behind a `=` only as it stands; hyphens and spaces
    /// are the same.
    package var phrases: [String]
}
