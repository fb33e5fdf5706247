import Foundation

/// A colour of the sRGB space.
package struct RGB: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rrggbb` or `#rgb`.
    package init?(hex: String) {
        guard hex.hasPrefix("#") else { return nil }
        let digits = hex.dropFirst()
        guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        switch digits.utf8.count {
        case 6: self.init(value)
        case 3:
            let parts = [value >> 8, value >> 4 & 15, value & 15].map { $0 * 17 }
            self.init(parts[0] << 16 | parts[1] << 8 | parts[2])
        default: return nil
        }
    }

    /// The colour of a number 0xRRGGBB.
    package init(_ value: UInt32) {
        self.init(
            red: UInt8(value >> 16 & 255),
            green: UInt8(value >> 8 & 255),
            blue: UInt8(value & 255)
        )
    }

    /// How light it is to the eye, 0 to 1 (WCAG's relative luminance).
    package var luminance: Double {
        let (red, green, blue) = linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, 1 to 21 (WCAG); text wants 4.5.
    package func contrast(to other: RGB) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// A colour between this and another.
    package func mixed(with other: RGB, _ share: Double) -> RGB {
        func mix(_ one: UInt8, _ two: UInt8) -> UInt8 {
            UInt8(max(0, min(255, Double(one) + (Double(two) - Double(one)) * share)).rounded())
        }
        return RGB(
            red: mix(red, other.red),
            green: mix(green, other.green),
            blue: mix(blue, other.blue)
        )
    }

    /// How far two colours are apart to the eye: the distance in OKLab.
    package func distance(to other: RGB) -> Double {
        Lab(self).distance(to: Lab(other))
    }

    /// The same colour, moved towards black or white until it has a contrast to a background.
    func legible(on background: RGB, contrast wanted: Double = 4.5) -> RGB {
        if contrast(to: background) >= wanted { return self }
        let white = RGB(0xFFFFFF)
        let black = RGB(0)
        let goal = white.contrast(to: background) >= black.contrast(to: background) ? white : black
        for step in 1..<16 {
            let color = mixed(with: goal, Double(step) / 16)
            if color.contrast(to: background) >= wanted { return color }
        }
        return goal
    }

    fileprivate var linear: (Double, Double, Double) {
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            return share <= 0.040_45 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return (linear(red), linear(green), linear(blue))
    }
}

/// A place in the OKLab space, in which distances are as the eye sees them (Björn Ottosson, 2020).
struct Lab: Hashable, Sendable {
    let lightness: Double
    let a: Double
    let b: Double

    init(_ color: RGB) {
        let (red, green, blue) = color.linear
        let l = cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
        let m = cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
        let s = cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
        lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s
        a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s
        b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s
    }

    func distance(to other: Lab) -> Double {
        let (light, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
        return (light * light + a * a + b * b).squareRoot()
    }
}
