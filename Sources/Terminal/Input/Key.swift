/// A key as it was pressed, with its modifiers.
package struct Key: Hashable, Sendable {
    /// What was pressed without modifiers.
    package enum Base: Hashable, Sendable {
        case character(Character)
        case up
        case down
        case left
        case right
        case home
        case end
        case pageUp
        case pageDown
        case insert
        case delete
        case backspace
        case enter
        case escape
        case tab
        case function(Int)
    }

    /// What was held down; shift is only kept where it does not change the character.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let shift = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let control = Modifiers(rawValue: 4)
    }

    package var base: Base
    package var modifiers: Modifiers

    package init(_ base: Base, _ modifiers: Modifiers = []) {
        self.base = base
        self.modifiers = modifiers
    }

    package static let up = Key(.up)
    package static let down = Key(.down)
    package static let left = Key(.left)
    package static let right = Key(.right)
    package static let home = Key(.home)
    package static let end = Key(.end)
    package static let pageUp = Key(.pageUp)
    package static let pageDown = Key(.pageDown)
    package static let insert = Key(.insert)
    package static let delete = Key(.delete)
    package static let backspace = Key(.backspace)
    package static let enter = Key(.enter)
    package static let escape = Key(.escape)
    package static let tab = Key(.tab)
    package static let backTab = Key(.tab, .shift)
    package static let space = Key(.character(" "))

    /// A printable key.
    package static func char(_ character: Character) -> Key { Key(.character(character)) }

    /// A character with control held; letters are kept small.
    package static func ctrl(_ character: Character) -> Key {
        Key(.character(Character(character.lowercased().first.map(String.init) ?? " ")), .control)
    }

    /// A character with alt held.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }

    /// A function key, from 1.
    package static func function(_ number: Int) -> Key { Key(.function(number)) }

    /// A function key by its usual short name.
    package static func f(_ number: Int) -> Key { function(number) }

    /// The same key with more modifiers.
    package func with(_ more: Modifiers) -> Key { Key(base, modifiers.union(more)) }

    /// The character that this key types; nil for every key that types none.
    package var character: Character? {
        guard case .character(let character) = base,
            modifiers.isDisjoint(with: [.alt, .control])
        else { return nil }
        return character
    }
}
