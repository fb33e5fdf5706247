import Testing
import Transformer

@Suite("Text from bytes in pieces")
struct UTF8StreamDecoderTests {
    @Test("a character appears when it is complete")
    func holdsCutCharacters() {
        var decoder = UTF8StreamDecoder()
        #expect(decoder.append([0x61, 0xf0]) == "a")
        #expect(decoder.append([0x9f, 0x98]) == "")
        #expect(decoder.append([0x80, 0x62]) == "😀b")
        #expect(decoder.finish() == "")
    }

    @Test("what cannot become a character is replaced at once")
    func replacesBrokenParts() {
        var decoder = UTF8StreamDecoder()
        #expect(decoder.append([0xff]) == "\u{fffd}")
        #expect(decoder.append([0xe2]) == "")
        #expect(decoder.append([0x41]) == "\u{fffd}A")
        // A surrogate's second byte can never follow.
        #expect(decoder.append([0xed, 0xa0]) == "\u{fffd}\u{fffd}")
        #expect(decoder.append([0xc3]) == "")
        #expect(decoder.finish() == "\u{fffd}")
        #expect(decoder.finish() == "")
    }

    @Test("in whatever pieces random bytes come, the text is the same", arguments: 1...40)
    func piecesMakeNoDifference(seed: Int) {
        var random = Xoshiro256(seed: UInt64(seed))
        var bytes = Array("aé☕😀".utf8)
        for _ in 0..<60 {
            let common: [UInt8] = [0x41, 0x80, 0x9f, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xff]
            bytes.append(common[Int.random(in: common.indices, using: &random)])
        }
        var decoder = UTF8StreamDecoder()
        var text = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...4, using: &random)
            text += decoder.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        text += decoder.finish()
        #expect(text == String(decoding: bytes, as: UTF8.self))
    }
}
