import Kernels
import Testing

/// Puts arrays into memory so many floats behind an aligned address, and keeps them as long as itself.
final class Places {
    private let offset: Int
    private var kept: [UnalignedFloats] = []

    init(behind offset: Int) { self.offset = offset }

    func put(_ values: [Float]) -> UnsafeMutablePointer<Float> {
        let floats = UnalignedFloats(count: values.count, behind: offset)
        floats.start.update(from: values, count: values.count)
        kept.append(floats)
        return floats.start
    }
}

/// What every form makes of values wherever they lie: expected to be the same bits.
func inEveryForm(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (Instructions, Places) -> [Float]
) -> [Float] {
    let expected = withPlaces(behind: 0) { body(.scalar, $0) }
    for form in Instructions.available {
        for offset in [0, 1, 3] {
            let found = withPlaces(behind: offset) { body(form, $0) }
            #expect(
                found.map(\.bitPattern) == expected.map(\.bitPattern),
                "\(form.name), \(offset) behind",
                sourceLocation: sourceLocation
            )
        }
    }
    return expected
}

private func withPlaces(behind offset: Int, _ body: (Places) -> [Float]) -> [Float] {
    let places = Places(behind: offset)
    return withExtendedLifetime(places) { body(places) }
}

extension UnsafeMutablePointer<Float> {
    /// The first values from here on.
    func array(_ count: Int) -> [Float] { Array(UnsafeBufferPointer(start: self, count: count)) }
}

extension Values {
    /// Numbers of -3 ..< 3.
    mutating func array(_ count: Int) -> [Float] { (0..<count).map { _ in 3 * next() } }
}

/// Lengths around those of the lanes in which sums are kept.
let laneCounts = [0, 1, 15, 16, 17, 1000]

/// The slope of a function of one number, by a central difference.
func slope(at x: Double, _ function: (Double) -> Double) -> Double {
    let step = 1e-5 * max(1, abs(x))
    return (function(x + step) - function(x - step)) / (2 * step)
}

/// The slopes of a function along each of its numbers.
func slopes(at x: [Double], _ function: ([Double]) -> Double) -> [Float] {
    x.indices.map { index in
        var moved = x
        return Float(
            slope(at: x[index]) { value in
                moved[index] = value
                return function(moved)
            }
        )
    }
}
