/// A stream of numbers that depends on nothing but its seed: SplitMix64 (Steele, Lea and Flood, 2014).
struct SampleRandom {
    private var state: UInt64

    /// The stream of one purpose and one index; streams of different indexes are independent.
    init(seed: UInt64, purpose: Purpose, index: Int) {
        state = SampleRandom.mixed(seed ^ SampleRandom.mixed(purpose.rawValue))
        state = SampleRandom.mixed(state ^ UInt64(truncatingIfNeeded: index))
    }

    /// What a stream decides, so that no two decisions share one.
    enum Purpose: UInt64 {
        case product = 1
        case person
        case weight
        case habits
        case visits
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SampleRandom.mixed(state)
    }

    /// A number in 0..<count; 0 where there is nothing to choose from.
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(count, 1))).high)
    }

    /// True in `percent` of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
