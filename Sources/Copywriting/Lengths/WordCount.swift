/// The number of words of a text, as an editor counts them: runs between white space that hold a letter or a digit.
package enum WordCount {
    /// The number of words of `text`.
    package static func of(_ text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace)
            .count { word in word.contains { $0.isLetter || $0.isNumber } }
    }
}
