/// Tags that the programs which send copy fill in for each reader.
package enum MergeTags {
    /// The tags that a text may hold: the reader's first name alone, which Marquee itself never sees.
    package static let all = ["{{first_name}}"]
}
