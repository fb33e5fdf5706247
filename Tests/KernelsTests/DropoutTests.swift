import Kernels
import Testing

@Suite("Dropout, in every form")
struct DropoutTests {
    private func dropout(_ x: [Float], key: UInt32, rate: Float) -> [Float] {
        inEveryForm { form, places in
            let y = places.put(x.map { _ in .nan })
            form.dropout(places.put(x), count: x.count, key: key, rate: rate, to: y)
            return y.array(x.count)
        }
    }

    @Test("a value is left out or divided by the share that is kept", arguments: laneCounts)
    func values(count: Int) {
        var values = Values(seed: UInt32(count + 1))
        let x = values.array(count)
        for (value, kept) in zip(x, dropout(x, key: 7, rate: 0.25)) {
            #expect(kept == 0 || abs(kept / (value / 0.75) - 1) < 1e-6)
        }
        #expect(dropout(x, key: 7, rate: 0) == x)
    }

    @Test("in parts it is as in one", arguments: laneCounts)
    func parts(count: Int) {
        var values = Values(seed: UInt32(count + 2))
        let x = values.array(count)
        let whole = dropout(x, key: 3, rate: 0.5)
        let inParts = inEveryForm { form, places in
            let (from, y) = (places.put(x), places.put(x.map { _ in .nan }))
            for start in stride(from: 0, to: count, by: 7) {
                form.dropout(
                    from + start,
                    first: start,
                    count: min(7, count - start),
                    key: 3,
                    rate: 0.5,
                    to: y + start
                )
            }
            return y.array(count)
        }
        #expect(inParts == whole)
    }

    @Test("what is infinite and left out is 0")
    func infinite() {
        let found = dropout([Float](repeating: .infinity, count: 100), key: 1, rate: 0.5)
        #expect(Set(found) == [0, .infinity])
    }

    @Test("the share that is left out is the rate", arguments: [0.05, 0.5, 0.9] as [Float])
    func share(rate: Float) {
        let ones = [Float](repeating: 1, count: 100_000)
        for key: UInt32 in [0, 1, 12345, .max] {
            let left = dropout(ones, key: key, rate: rate).filter { $0 == 0 }.count
            #expect(abs(Float(left) / 100_000 - rate) < 0.01, "key \(key)")
        }
    }

    @Test("a key gives the same places each time, another key others that do not follow from them")
    func keys() {
        let ones = [Float](repeating: 1, count: 100_000)
        let first = dropout(ones, key: 41, rate: 0.5)
        #expect(first == dropout(ones, key: 41, rate: 0.5))
        for key: UInt32 in [0, 40, 42, 41 + 1 << 16] {
            let same = zip(first, dropout(ones, key: key, rate: 0.5)).filter { $0 == $1 }.count
            #expect(abs(Float(same) / 100_000 - 0.5) < 0.01, "key \(key)")
        }
    }

    @Test("neighbours are left out independently of each other", arguments: [1, 2, 64, 576])
    func neighbours(distance: Int) {
        let found = dropout([Float](repeating: 1, count: 100_000), key: 9, rate: 0.5)
        let same = zip(found, found.dropFirst(distance)).filter { $0 == $1 }.count
        #expect(abs(Float(same) / 100_000 - 0.5) < 0.01)
    }
}
