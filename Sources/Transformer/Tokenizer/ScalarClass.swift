/// The kinds of characters that pre-tokenisers tell apart.
package enum ScalarClass: UInt8, Sendable {
    /// Unicode's `\p{L}`.
    case letter
    /// Unicode's `\p{N}`.
    case number
    /// Unicode's `White_Space`.
    case whitespace
    case other

    init(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 {
            self = Self.ascii[Int(scalar.value)]
        } else {
            self.init(properties: scalar.properties)
        }
    }

    private init(properties: Unicode.Scalar.Properties) {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            self = .letter
        case .decimalNumber, .letterNumber, .otherNumber:
            self = .number
        default:
            self = properties.isWhitespace ? .whitespace : .other
        }
    }

    private static let ascii = (0..<0x80).map { value in
        ScalarClass(properties: Unicode.Scalar(UInt8(value)).properties)
    }
}

/// A text's characters with their classes and places, as pre-tokenisers read it.
package struct ClassifiedText {
    package let scalars: [Unicode.Scalar]
    package let classes: [ScalarClass]
    /// Where each scalar begins in UTF-8, and the end.
    package let offsets: [Int]

    package init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        var classes: [ScalarClass] = []
        var offsets: [Int] = []
        let count = text.utf8.count
        scalars.reserveCapacity(count)
        classes.reserveCapacity(count)
        offsets.reserveCapacity(count + 1)
        var offset = 0
        for scalar in text.unicodeScalars {
            scalars.append(scalar)
            classes.append(ScalarClass(scalar))
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.scalars = scalars
        self.classes = classes
        self.offsets = offsets
    }
}
