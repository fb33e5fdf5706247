import Shop
import Testing

@Suite("Texts that a terminal would obey")
struct TextSanitizerTests {
    @Test(
        "Controls and direction marks become spaces",
        arguments: [
            ("a\u{1B}[31mb", "a [31mb"), ("a\u{9B}2Jb", "a 2Jb"), ("a\r\nb", "a  b"),
            ("a\tb", "a b"),
            ("a\u{202E}b", "a b"), ("a\u{2066}b\u{2069}", "a b "), ("\u{FEFF}a", " a"),
            ("a\u{0}b\u{7F}", "a b "), ("a\u{2028}b", "a b"),
        ]
    )
    func cleans(text: String, expected: String) {
        #expect(TextSanitizer.needsCleaning(text))
        #expect(TextSanitizer.clean(text) == expected)
        #expect(!TextSanitizer.needsCleaning(TextSanitizer.clean(text)))
    }

    @Test(
        "Everything else is kept, a model's special tokens and joined emoji too",
        arguments: ["", "Café", "<|im_end|>", "👩‍💻", "שלום", "=SUM(A1)", "nb\u{A0}sp"]
    )
    func keeps(text: String) {
        #expect(!TextSanitizer.needsCleaning(text))
        #expect(TextSanitizer.clean(text) == text)
    }
}

@Suite("Strict UTF-8")
struct UTF8ValidationTests {
    private func isValid(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { UTF8Validation.isValid($0) }
    }

    @Test("Every scalar's encoding is valid, and no part of it is")
    func scalars() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(Character(scalar)).utf8)
            #expect(isValid(bytes))
            if bytes.count > 1 { #expect(!isValid(Array(bytes.dropLast()))) }
        }
    }

    @Test(
        "Overlong forms, surrogates and stray bytes are not",
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0x80], [0xFF], [0xC3, 0x28], [0xF5, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func invalid(bytes: [UInt8]) {
        #expect(!isValid(bytes))
    }
}
