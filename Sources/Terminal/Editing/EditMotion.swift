/// What a key does in an editor; the same keys in the line editor and in the text editor.
enum EditMotion {
    case left
    case right
    case wordLeft
    case wordRight
    case lineStart
    case lineEnd

    /// The motion of a key; shift is for whoever selects.
    init?(_ key: Key) {
        let isWord = !key.modifiers.isDisjoint(with: [.control, .alt])
        switch key.base {
        case .left: self = isWord ? .wordLeft : .left
        case .right: self = isWord ? .wordRight : .right
        case .home where !isWord: self = .lineStart
        case .end where !isWord: self = .lineEnd
        case .character("b"), .character("B"): self.init(letter: "b", key.modifiers)
        case .character("f"), .character("F"): self.init(letter: "f", key.modifiers)
        case .character("a") where key.modifiers == .control: self = .lineStart
        case .character("e") where key.modifiers == .control: self = .lineEnd
        default: return nil
        }
    }

    private init?(letter: Character, _ modifiers: Key.Modifiers) {
        switch (letter, modifiers) {
        case ("b", .control): self = .left
        case ("f", .control): self = .right
        case ("b", .alt): self = .wordLeft
        case ("f", .alt): self = .wordRight
        default: return nil
        }
    }
}

/// What a key takes out of the text in an editor.
enum EditDeletion {
    case characterBefore
    case characterAfter
    case wordBefore
    case wordAfter
    case toLineStart
    case toLineEnd

    init?(_ key: Key) {
        let isWord = !key.modifiers.isDisjoint(with: [.control, .alt])
        switch key.base {
        case .backspace: self = isWord ? .wordBefore : .characterBefore
        case .delete: self = isWord ? .wordAfter : .characterAfter
        case .character(let letter) where key.modifiers == .control:
            switch letter {
            case "h": self = .characterBefore
            case "d": self = .characterAfter
            case "w": self = .wordBefore
            case "u": self = .toLineStart
            case "k": self = .toLineEnd
            default: return nil
            }
        case .character("d") where key.modifiers == .alt: self = .wordAfter
        default: return nil
        }
    }
}
