/// The parameters of a control sequence (CSI), without what follows them.
struct ControlSequence {
    /// `?`, `<`, `=`, `>` or `[` before the parameters.
    let prefix: UInt8?
    /// Groups between semicolons, each of numbers between colons; nil for a number that is left out.
    let groups: [[Int?]]
    /// What stands between the parameters and the last byte.
    let intermediates: [UInt8]

    /// Larger numbers mean nothing that a terminal could say.
    private static let largest = 1 << 24

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if let first = rest.first, (0x3C...0x3F).contains(first) || first == UInt8(ascii: "[") {
            prefix = first
            rest = rest.dropFirst()
        } else {
            prefix = nil
        }
        let end = rest.firstIndex { (0x20...0x2F).contains($0) } ?? rest.endIndex
        intermediates = Array(rest[end...])
        groups = rest[..<end].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { group in
                group.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                    .map(Self.number)
            }
    }

    var isEmpty: Bool { groups.allSatisfy { $0.allSatisfy { $0 == nil } } }

    /// The first number of a group.
    func number(_ index: Int) -> Int? {
        groups.indices.contains(index) ? groups[index].first ?? nil : nil
    }

    /// A further number of a group.
    func number(_ index: Int, part: Int) -> Int? {
        guard groups.indices.contains(index), groups[index].indices.contains(part) else {
            return nil
        }
        return groups[index][part]
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit), value < largest else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}

extension TerminalReply {
    /// Reads an answer; nil where the sequence is none.
    init?(_ csi: ControlSequence, final: UInt8) {
        switch (csi.prefix, final) {
        case (UInt8(ascii: "?"), UInt8(ascii: "y")) where csi.intermediates == [0x24]:
            guard let number = csi.number(0), let state = csi.number(1) else { return nil }
            self = .mode(number: number, state: state)
        case (UInt8(ascii: "?"), UInt8(ascii: "c")):
            self = .attributes(csi.groups.compactMap { $0.first ?? nil })
        case (UInt8(ascii: "?"), UInt8(ascii: "u")): self = .keyboard(csi.number(0) ?? 0)
        case (nil, UInt8(ascii: "R")) where csi.groups.count == 2 && csi.number(0) != 1,
            (UInt8(ascii: "?"), UInt8(ascii: "R")):
            // A report from the first row reads as F3 with modifiers, and is taken as that.
            guard let row = csi.number(0), let column = csi.number(1) else { return nil }
            self = .cursor(Point(x: max(0, column - 1), y: max(0, row - 1)))
        default: return nil
        }
    }
}
