/// Copy that is harder to read than most people like, by its Flesch-Kincaid grade (Kincaid and others, 1975).
package struct ReadingLevelCheck: Check {
    package let name = "reading-level"

    package init() {}

    /// The years of school above which a text is warned of; plain-language guides ask for eight or nine.
    private static let hardGrade = 11.0
    /// Below so many words the grade says nothing.
    private static let fewestWords = 25

    /// One finding where the grade is high.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        // What the shop's names are made of is not the text's doing.
        let words = scanned.words.filter { !mentions.cover($0.range) }.map(\.folded)
        guard words.count >= Self.fewestWords, context.channel.isSent else { return [] }
        let sentences = max(1, scanned.words.count(where: scanned.beginsSentence))
        let grade = Self.grade(words: words, of: scanned.words.count, sentences: sentences)
        guard grade > Self.hardGrade else { return [] }
        return [
            Finding(
                check: name,
                level: .warn,
                span: scanned.all,
                message:
                    "It reads like school year \(Int(grade.rounded())). Shorter sentences would help."
            )
        ]
    }

    /// 0.39 · words a sentence + 11.8 · syllables a word − 15.59.
    static func grade(words: [String], of count: Int, sentences: Int) -> Double {
        let syllables = words.reduce(0) { $0 + Self.syllables(in: $1) }
        return 0.39 * Double(count) / Double(sentences)
            + 11.8 * Double(syllables) / Double(words.count) - 15.59
    }

    /// Groups of vowels, without a silent `e`: an estimate, right for some nine words of ten.
    package static func syllables(in word: String) -> Int {
        var count = 0
        var isInside = false
        for letter in word {
            let isVowel = "aeiouyáéíóúàèìòùäöü".contains(letter)
            if isVowel, !isInside { count += 1 }
            isInside = isVowel
        }
        if word.hasSuffix("e"), !word.hasSuffix("le"), count > 1 { count -= 1 }
        return max(count, 1)
    }
}
