/// One way in which a text so far may be read: as plain words, or as the beginning of forms of one role.
struct Reading: Hashable {
    /// Where the text stands in this reading.
    enum Place: UInt8 {
        /// Nothing is written.
        case start
        /// A word or form may begin.
        case open
        /// The same, at the start of a line.
        case line
        case word
        /// Behind a hyphen in a word: a letter must follow.
        case hyphen
        /// Behind an apostrophe in a word.
        case apostrophe
        /// Right behind a form.
        case formEnd
        /// Behind the apostrophe of a form.
        case possessive
        /// Behind a comma, a full stop or their like.
        case mark
        /// Behind a closing quote or bracket, or what closes a word like them.
        case closer
        /// Behind a dash or `&` that stands alone: a space must follow.
        case dash
        /// Behind an emoji or the like.
        case symbol
        /// In a form.
        case form
        /// Nothing may follow.
        case done
    }

    struct Flags: OptionSet, Hashable {
        let rawValue: UInt16

        /// The next word is the first of a sentence.
        static let startsSentence = Flags(rawValue: 1)
        /// The word under way is the first of a sentence.
        static let isFirstWord = Flags(rawValue: 2)
        /// A sentence has ended and none has begun.
        static let ended = Flags(rawValue: 4)
        /// An amount stands right before.
        static let afterAmount = Flags(rawValue: 8)
        /// An amount and an article: `$49 a`.
        static let afterArticle = Flags(rawValue: 16)
        static let afterPrice = Flags(rawValue: 32)
        static let afterProduct = Flags(rawValue: 64)
        static let afterLink = Flags(rawValue: 128)
        static let inBrackets = Flags(rawValue: 256)
        static let inQuotes = Flags(rawValue: 512)

        /// What holds for the next word alone.
        static let passing: Flags = [.afterAmount, .afterArticle, .afterPrice, .afterProduct]
        static let open: Flags = [.inBrackets, .inQuotes]
    }

    var place = Place.start
    var flags: Flags = .startsSentence
    /// Where the word under way begins.
    var wordStart = 0
    /// The forms that it may be, by their place among the grounding's, and how much of them is written.
    var forms = 0
    var run = 0..<0
    var depth = 0

    /// Whether a form may begin here.
    var isOpen: Bool { place == .start || place == .open || place == .line }
}
