import Testing
import Transformer

@Suite("Half precision")
struct HalfTests {
    @Test("every pattern comes back")
    func roundTrip() {
        for bits in UInt16.min...UInt16.max {
            let value = Half.float(bits)
            if value.isNaN { continue }
            #expect(Half.bits(value) == bits)
        }
    }

    @Test("values round to the nearest, ties to even")
    func rounding() {
        #expect(Half.bits(1) == 0x3c00)
        #expect(Half.bits(1 + 0x1p-11) == 0x3c00)
        #expect(Half.bits(1 + 0x1.8p-10) == 0x3c02)
        #expect(Half.bits(65519) == 0x7bff)
        #expect(Half.bits(65520) == 0x7c00)
        #expect(Half.bits(-0.0) == 0x8000)
        #expect(Half.bits(0x1p-25) == 0)
        #expect(Half.bits(0x1.8p-25) == 1)
        #expect(Half.float(Half.bits(.nan)).isNaN)
        #expect(Half.float(0x0001) == 0x1p-24)
    }
}
