import Foundation
import Shop
import Testing

@Suite("JSON strings as they are written")
struct JSONWritingTests {
    @Test("Quotes, backslashes and what a terminal obeys are escaped")
    func escapes() {
        #expect(JSONWriting.quoted(#"a"b\c"#) == #""a\"b\\c""#)
        #expect(JSONWriting.quoted("a\n\r\tb") == #""a\n\r\tb""#)
        #expect(JSONWriting.quoted("\u{1B}[2J\u{202E}") == #""\u001b[2J\u202e""#)
        #expect(JSONWriting.quoted("Café 👩‍💻") == "\"Café 👩‍💻\"")
    }

    @Test("Another reader reads every scalar back")
    func roundTrip() throws {
        for start in stride(from: UInt32(0), to: 0x3000, by: 64) {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: (start..<start + 64).compactMap { Unicode.Scalar($0) })
            let data = Data("[\(JSONWriting.quoted(String(text)))]".utf8)
            let read = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
            #expect(read.first.map { Array($0.unicodeScalars) } == Array(text))
        }
    }
}
