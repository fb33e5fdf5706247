/// How much of a length one part asks for.
package enum Constraint: Hashable, Sendable {
    /// So many cells.
    case fixed(Int)
    /// A share of the whole length, 0…1.
    case fraction(Double)
    /// At least so many cells, and a share of what is left over.
    case min(Int)
    /// A share of what is left over, by weight.
    case flex(Int)
    /// Between so many cells and so many, growing with what is left over.
    case range(Int, Int)

    /// What is taken before anything is left over.
    fileprivate func base(of length: Int) -> Int {
        switch self {
        case .fixed(let cells), .min(let cells), .range(let cells, _): max(0, cells)
        case .fraction(let share): Int((Double(length) * Swift.min(1, max(0, share))).rounded())
        case .flex: 0
        }
    }

    fileprivate var weight: Int {
        switch self {
        case .fixed, .fraction: 0
        case .min, .range: 1
        case .flex(let weight): max(0, weight)
        }
    }

    fileprivate var limit: Int {
        if case .range(_, let most) = self { most } else { .max }
    }
}

/// Divides lengths between constraints.
package enum Layout {
    /// The parts of a length in order; where it does not suffice, later parts shrink first.
    package static func solve(
        _ constraints: [Constraint],
        length: Int,
        spacing: Int = 0
    ) -> [Range<Int>] {
        let gaps = spacing * max(0, constraints.count - 1)
        let available = max(0, length - gaps)
        var sizes = constraints.map { $0.base(of: available) }
        share(available - sizes.reduce(0, +), among: constraints, sizes: &sizes)
        var excess = sizes.reduce(0, +) - available
        for index in sizes.indices.reversed() where excess > 0 {
            let cut = min(excess, sizes[index])
            sizes[index] -= cut
            excess -= cut
        }
        var start = 0
        return sizes.map { size in
            let first = min(start, max(0, length))
            let end = min(first + size, max(0, length))
            start += size + spacing
            return first..<max(first, end)
        }
    }

    /// Gives what is left over to the parts that grow, by weight and up to their limits.
    private static func share(_ left: Int, among constraints: [Constraint], sizes: inout [Int]) {
        var left = left
        var growing = constraints.indices.filter {
            constraints[$0].weight > 0 && sizes[$0] < constraints[$0].limit
        }
        while left > 0, !growing.isEmpty {
            let round = left
            var weights = growing.reduce(0) { $0 + constraints[$1].weight }
            var rest = round
            for index in growing {
                let weight = constraints[index].weight
                let part = rest * weight / weights
                let taken = min(part, constraints[index].limit - sizes[index])
                sizes[index] += taken
                left -= taken
                rest -= part
                weights -= weight
            }
            growing.removeAll { sizes[$0] >= constraints[$0].limit }
            if left == round { break }
        }
    }
}

extension Rect {
    /// Divides it into rows from top to bottom.
    package func rows(_ constraints: [Constraint], spacing: Int = 0) -> [Rect] {
        Layout.solve(constraints, length: height, spacing: spacing).map {
            Rect(x: x, y: y + $0.lowerBound, width: width, height: $0.count)
        }
    }

    /// Divides it into columns from left to right.
    package func columns(_ constraints: [Constraint], spacing: Int = 0) -> [Rect] {
        Layout.solve(constraints, length: width, spacing: spacing).map {
            Rect(x: x + $0.lowerBound, y: y, width: $0.count, height: height)
        }
    }
}
