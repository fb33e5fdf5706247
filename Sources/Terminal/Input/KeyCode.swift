/// How terminals write keys in control sequences.
enum KeyCode {
    /// The key of a sequence; nil where it is none that is known.
    static func key(of csi: ControlSequence, final: UInt8) -> Key? {
        guard csi.prefix == nil, csi.intermediates.isEmpty else { return nil }
        // A kitty terminal also tells when a key is let go (3), which nothing asks for.
        if csi.number(1, part: 1) == 3 { return nil }
        let modifiers = modifiers(ofParameter: csi.number(1) ?? 1)
        switch final {
        case UInt8(ascii: "u"): return unicodeKey(csi.number(0), csi, modifiers)
        case UInt8(ascii: "~"):
            if csi.number(0) == 27 { return unicodeKey(csi.number(2), csi, modifiers) }
            guard let number = csi.number(0), let base = base(ofNumber: number) else { return nil }
            return Key(base, modifiers)
        case UInt8(ascii: "Z"): return Key(.tab, modifiers.union(.shift))
        default:
            guard let base = base(ofFinal: final) else { return nil }
            return Key(base, modifiers)
        }
    }

    /// The modifiers of a parameter: one more than their bits.
    static func modifiers(ofParameter parameter: Int) -> Key.Modifiers {
        let bits = max(0, parameter - 1)
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        // Meta is alt to a person.
        if bits & (2 | 32) != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    /// The key of the last byte of a sequence.
    static func base(ofFinal final: UInt8) -> Key.Base? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "R"): .function(3)
        case UInt8(ascii: "S"): .function(4)
        default: nil
        }
    }

    private static func base(ofNumber number: Int) -> Key.Base? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// The key of a code point, as kitty and xterm's modifyOtherKeys write it.
    private static func unicodeKey(
        _ code: Int?,
        _ csi: ControlSequence,
        _ modifiers: Key.Modifiers
    ) -> Key? {
        guard let code else { return nil }
        switch code {
        case 9: return Key(.tab, modifiers)
        case 13, 57414: return Key(.enter, modifiers)
        case 27: return Key(.escape, modifiers)
        case 8, 127: return Key(.backspace, modifiers)
        case 57399...57408: return .char(Character(Unicode.Scalar(UInt8(0x30 + code - 57399))))
        case 57417: return Key(.left, modifiers)
        case 57418: return Key(.right, modifiers)
        case 57419: return Key(.up, modifiers)
        case 57420: return Key(.down, modifiers)
        case 57421: return Key(.pageUp, modifiers)
        case 57422: return Key(.pageDown, modifiers)
        case 57423: return Key(.home, modifiers)
        case 57424: return Key(.end, modifiers)
        case 57425: return Key(.insert, modifiers)
        case 57426: return Key(.delete, modifiers)
        case 57344...63743: return nil
        default: break
        }
        guard code >= 0x20, let scalar = Unicode.Scalar(UInt32(code)),
            !(0x7F..<0xA0).contains(code)
        else { return nil }
        return typed(Character(scalar), shifted: csi.number(0, part: 1), modifiers)
    }

    /// A character with modifiers, where shift is what it does to the character.
    private static func typed(
        _ character: Character,
        shifted: Int?,
        _ modifiers: Key.Modifiers
    ) -> Key {
        let others = modifiers.subtracting(.shift)
        if modifiers.contains(.control) { return Key.ctrl(character).with(modifiers) }
        guard modifiers.contains(.shift) else { return Key(.character(character), others) }
        if let shifted, let scalar = Unicode.Scalar(UInt32(shifted)) {
            return Key(.character(Character(scalar)), others)
        }
        let upper = character.uppercased()
        return Key(.character(upper.count == 1 ? Character(upper) : character), others)
    }
}
