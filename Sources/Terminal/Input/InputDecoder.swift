/// Makes events of the bytes that a terminal sends.
///
/// It holds what is not complete yet, and so may be fed in any pieces. What it does not know it passes over; a lone
/// escape waits until more comes or `flush` says that nothing does.
package struct InputDecoder: Sendable {
    private enum State: Sendable {
        case ground
        case escape
        case csi
        case ss3
        /// Inside a string that a terminal sends as an answer (OSC, DCS, APC, PM, SOS); passed over.
        case string
        case stringEscape
        case paste
        /// Two or three bytes of an X10 mouse report are still to come.
        case oldMouse
    }

    /// Longer sequences are none that a terminal sends.
    private static let longestSequence = 256
    private static let longestString = 1 << 16
    private static let largestPaste = 16 << 20
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private var state = State.ground
    private var hasAlt = false
    private var sequence: [UInt8] = []
    private var character = PartialCharacter()
    private var pasted: [UInt8] = []
    private var stringLength = 0
    private var clicks = ClickCounter()

    package init() {}

    /// Whether what came so far could go on: after a while without more, call `flush`.
    package var isWaiting: Bool {
        switch state {
        case .ground: character.isPartial
        case .paste: false
        default: true
        }
    }

    /// Takes bytes that were read at a time (of any clock that does not run backwards).
    package mutating func decode(_ bytes: some Sequence<UInt8>, at time: Duration) -> [Decoded] {
        var decoded: [Decoded] = []
        for byte in bytes { take(byte, at: time, &decoded) }
        return decoded
    }

    /// Ends what is not complete: an escape becomes the key, half a sequence is dropped.
    package mutating func flush() -> [Decoded] {
        var decoded: [Decoded] = []
        switch state {
        case .ground:
            if let broken = character.finish() { decoded.append(.input(.key(.char(broken)))) }
        case .escape:
            decoded.append(.input(.key(hasAlt ? Key(.escape, .alt) : .escape)))
        case .csi where sequence.isEmpty: decoded.append(.input(.key(.alt("["))))
        case .ss3: decoded.append(.input(.key(.alt("O"))))
        case .paste: return []
        case .csi, .string, .stringEscape, .oldMouse: break
        }
        rest()
        return decoded
    }

    private mutating func rest() {
        state = .ground
        hasAlt = false
        sequence.removeAll(keepingCapacity: true)
        stringLength = 0
    }

    private mutating func take(_ byte: UInt8, at time: Duration, _ decoded: inout [Decoded]) {
        switch state {
        case .ground: takeGround(byte, &decoded)
        case .escape: takeEscape(byte, &decoded)
        case .csi: takeSequence(byte, at: time, &decoded)
        case .ss3: takeSS3(byte, &decoded)
        case .string, .stringEscape: takeString(byte, &decoded)
        case .paste: takePaste(byte, &decoded)
        case .oldMouse:
            sequence.append(byte)
            if sequence.count == 3 { rest() }
        }
    }

    // MARK: - Characters

    private mutating func takeGround(_ byte: UInt8, _ decoded: inout [Decoded]) {
        if byte == 0x1B {
            if let broken = character.finish() { emit(.char(broken), &decoded) }
            state = .escape
            return
        }
        if byte < 0x80 {
            if let broken = character.finish() { emit(.char(broken), &decoded) }
            emit(Self.key(ofASCII: byte), &decoded)
            return
        }
        let (broken, whole) = character.take(byte)
        if let broken { emit(.char(broken), &decoded) }
        if let whole { emit(.char(Character(whole)), &decoded) }
    }

    private mutating func emit(_ key: Key, _ decoded: inout [Decoded]) {
        decoded.append(.input(.key(hasAlt ? key.with(.alt) : key)))
        hasAlt = false
    }

    /// The key of an ASCII byte.
    static func key(ofASCII byte: UInt8) -> Key {
        switch byte {
        case 0x00: .ctrl(" ")
        case 0x08: .ctrl("h")
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x01...0x1A: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .ctrl(Character(Unicode.Scalar(byte + 0x40)))
        case 0x7F: .backspace
        default: .char(Character(Unicode.Scalar(byte)))
        }
    }

    // MARK: - Escapes

    private mutating func takeEscape(_ byte: UInt8, _ decoded: inout [Decoded]) {
        switch byte {
        case 0x1B:
            // An escape before the escape of a sequence is alt in some terminals.
            if hasAlt { decoded.append(.input(.key(.escape))) }
            hasAlt = true
        case UInt8(ascii: "["): begin(.csi)
        case UInt8(ascii: "O"): begin(.ss3)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"):
            begin(.string)
            sequence = [byte]
        default:
            if hasAlt { decoded.append(.input(.key(.escape))) }
            state = .ground
            hasAlt = true
            takeGround(byte, &decoded)
        }
    }

    private mutating func begin(_ next: State) {
        state = next
        sequence.removeAll(keepingCapacity: true)
        stringLength = 0
    }

    private mutating func takeSS3(_ byte: UInt8, _ decoded: inout [Decoded]) {
        if byte == 0x1B {
            emit(.alt("O"), &decoded)
            rest()
            state = .escape
            return
        }
        // Some terminals put the modifiers between the O and the letter.
        if byte >= 0x30, byte <= 0x39, sequence.count < 4 {
            sequence.append(byte)
            return
        }
        if let base = KeyCode.base(ofFinal: byte) {
            let modifiers = KeyCode.modifiers(ofParameter: ControlSequence(sequence).number(0) ?? 1)
            emit(Key(base, modifiers), &decoded)
        } else if byte == UInt8(ascii: "M") {
            emit(.enter, &decoded)
        } else if sequence.isEmpty, byte >= 0x20, byte < 0x7F {
            emit(.alt("O"), &decoded)
            emit(Self.key(ofASCII: byte), &decoded)
        }
        rest()
    }

    // MARK: - Strings

    private mutating func takeString(_ byte: UInt8, _ decoded: inout [Decoded]) {
        stringLength += 1
        switch byte {
        case 0x07, 0x18, 0x1A: rest()
        case 0x1B where stringLength == 1:
            // Nothing followed: it was alt and a letter, and this is another escape.
            if let letter = sequence.first {
                emit(.alt(Character(Unicode.Scalar(letter))), &decoded)
            }
            rest()
            state = .escape
        case 0x1B: state = .stringEscape
        case UInt8(ascii: "\\") where state == .stringEscape: rest()
        default:
            if state == .stringEscape {
                rest()
                state = .escape
                takeEscape(byte, &decoded)
            } else if stringLength > Self.longestString {
                rest()
            }
        }
    }

    // MARK: - Control sequences

    private mutating func takeSequence(
        _ byte: UInt8,
        at time: Duration,
        _ decoded: inout [Decoded]
    ) {
        switch byte {
        case 0x1B:
            rest()
            state = .escape
        case 0x18, 0x1A: rest()
        case 0x20...0x3F where sequence.count < Self.longestSequence: sequence.append(byte)
        case UInt8(ascii: "[") where sequence.isEmpty:
            // The Linux console's F1 to F5 have a second bracket.
            sequence.append(byte)
        case 0x40...0x7E: finish(byte, at: time, &decoded)
        default: rest()
        }
    }

    private mutating func finish(_ final: UInt8, at time: Duration, _ decoded: inout [Decoded]) {
        let csi = ControlSequence(sequence)
        let isAlt = hasAlt
        rest()
        switch (csi.prefix, final) {
        case (UInt8(ascii: "["), UInt8(ascii: "A")...UInt8(ascii: "E")):
            let number = Int(final - UInt8(ascii: "A")) + 1
            decoded.append(.input(.key(.function(number))))
        case (nil, UInt8(ascii: "M")) where csi.isEmpty: begin(.oldMouse)
        case (nil, UInt8(ascii: "~")) where csi.number(0) == 200:
            state = .paste
            pasted.removeAll()
        case (nil, UInt8(ascii: "~")) where csi.number(0) == 201: break
        case (nil, UInt8(ascii: "I")): decoded.append(.input(.focus(true)))
        case (nil, UInt8(ascii: "O")): decoded.append(.input(.focus(false)))
        case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
            let isPress = final == UInt8(ascii: "M")
            guard let event = MouseReport(csi, isPress: isPress)?.event else { return }
            decoded.append(.input(.mouse(event)))
            if let second = clicks.second(of: event, at: time) {
                decoded.append(.input(.mouse(second)))
            }
        default:
            if let reply = TerminalReply(csi, final: final) {
                decoded.append(.reply(reply))
            } else if let key = KeyCode.key(of: csi, final: final) {
                decoded.append(.input(.key(isAlt ? key.with(.alt) : key)))
            }
        }
    }

    // MARK: - Paste

    private mutating func takePaste(_ byte: UInt8, _ decoded: inout [Decoded]) {
        pasted.append(byte)
        if pasted.count > Self.largestPaste {
            // The rest comes as a paste of its own.
            decoded.append(.input(.paste(Self.text(ofPasted: pasted))))
            pasted = []
            return
        }
        guard byte == UInt8(ascii: "~"), pasted.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
        else { return }
        pasted.removeLast(Self.pasteEnd.count)
        decoded.append(.input(.paste(Self.text(ofPasted: pasted))))
        pasted = []
        rest()
    }

    /// Pasted bytes as text: line ends become `\n`, and no control character but the tab is let through.
    private static func text(ofPasted bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x0A where previous == "\r": break
            case 0x0A, 0x0D: text.append("\n")
            case 0x09: text.append(scalar)
            case 0x00..<0x20, 0x7F..<0xA0: break
            default: text.append(scalar)
            }
            previous = scalar
        }
        return String(text)
    }
}
