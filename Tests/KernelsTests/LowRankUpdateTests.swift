import Kernels
import Testing

@Suite("Low-rank updates of products, in every form")
struct LowRankUpdateTests {
    /// A shape of update and activations.
    struct Shape: CustomTestStringConvertible {
        var rank: Int
        var rows: Int
        var columns: Int
        var positions: Int

        var testDescription: String { "\(rows) × \(rank) × \(columns), \(positions) positions" }
    }

    private static let shapes =
        (0..<10).map { Shape(rank: 4, rows: 13, columns: 33, positions: $0) } + [
            Shape(rank: 1, rows: 1, columns: 1, positions: 1),
            Shape(rank: 3, rows: 7, columns: 100, positions: 2),
            Shape(rank: 16, rows: 192, columns: 576, positions: 1),
            Shape(rank: 19, rows: 40, columns: 64, positions: 5),
        ]

    private static let scale: Float = 0.75

    private func update(
        _ shape: Shape,
        a: [Float],
        b: [Float],
        _ precision: LowRankUpdate.Precision
    ) throws -> LowRankUpdate {
        let count = LowRankUpdate.byteCount(
            rank: shape.rank,
            rows: shape.rows,
            columns: shape.columns,
            precision: precision
        )
        let memory = try #require(MemoryArena(byteCount: count, inLargePages: false))
        return LowRankUpdate(
            a: a,
            b: b,
            rank: shape.rank,
            scale: Self.scale,
            precision: precision,
            at: memory.address(of: 0),
            owner: memory
        )
    }

    /// What is in `y` after the update of `x` was added, each row with two values behind it that are not its own.
    private func added(
        _ update: LowRankUpdate,
        to y: [Float],
        _ x: UnalignedFloats,
        positions: Int,
        by form: Instructions,
        piece: Int = .max
    ) -> [Float] {
        let t = UnalignedFloats(count: positions * update.rank)
        update.reduce(x.start, positions: positions, ranks: 0..<update.rank, by: form, to: t.start)
        let result = UnalignedFloats(count: y.count)
        result.start.update(from: y, count: y.count)
        let groups = (update.rows + 7) / 8
        for start in stride(from: 0, to: groups, by: min(piece, groups)) {
            update.add(
                t.start,
                positions: positions,
                groups: start..<min(groups, piece == .max ? groups : start + piece),
                by: form,
                to: result.start,
                stride: update.rows + 2
            )
        }
        return result.array
    }

    @Test("what is added is scale · B A x, in every form and precision", arguments: shapes)
    func sums(shape: Shape) throws {
        var values = Values()
        let a = (0..<shape.rank * shape.columns).map { _ in roundedToHalf(values.next()) }
        let b = (0..<shape.rank * shape.rows).map { _ in roundedToHalf(values.next() / 1000) }
        let x = values.floats(shape.positions * shape.columns)
        let stride = shape.rows + 2
        let y = values.floats(shape.positions * stride).array
        var expected = y
        for position in 0..<shape.positions {
            for row in 0..<shape.rows {
                var sum = 0.0
                for index in 0..<shape.rank {
                    let t = (0..<shape.columns).reduce(0.0) { sum, column in
                        sum + Double(a[index * shape.columns + column])
                            * Double(x.start[position * shape.columns + column])
                    }
                    sum += Double(b[row * shape.rank + index]) * t
                }
                expected[position * stride + row] += Self.scale * Float(sum)
            }
        }
        for precision: LowRankUpdate.Precision in [.half, .single] {
            let update = try update(shape, a: a, b: b, precision)
            #expect(update.rows == shape.rows && update.columns == shape.columns)
            for form in Instructions.available {
                let sum = added(update, to: y, x, positions: shape.positions, by: form)
                #expect(difference(sum, expected) < 1e-5, "\(form.name), \(precision)")
            }
        }
    }

    @Test("a position's sums have the same bits alone and among others, whole and in pieces")
    func invariance() throws {
        let shape = Shape(rank: 5, rows: 21, columns: 40, positions: 7)
        var values = Values(seed: 3)
        let a = values.floats(shape.rank * shape.columns).array
        let b = values.floats(shape.rank * shape.rows).array
        let x = values.floats(shape.positions * shape.columns)
        let stride = shape.rows + 2
        let y = values.floats(shape.positions * stride).array
        for precision: LowRankUpdate.Precision in [.half, .single] {
            let update = try update(shape, a: a, b: b, precision)
            for form in Instructions.available {
                let whole = added(update, to: y, x, positions: shape.positions, by: form)
                let pieces = added(update, to: y, x, positions: shape.positions, by: form, piece: 1)
                #expect(pieces == whole)
                for position in 0..<shape.positions {
                    let one = UnalignedFloats(count: shape.columns)
                    one.start.update(
                        from: x.start + position * shape.columns,
                        count: shape.columns
                    )
                    let own = Array(y[position * stride..<(position + 1) * stride])
                    let alone = added(update, to: own, one, positions: 1, by: form)
                    #expect(alone == Array(whole[position * stride..<(position + 1) * stride]))
                }
            }
        }
    }

    @Test("a B of zeros changes nothing; values far beyond halves' range are kept as halves")
    func extremes() throws {
        let shape = Shape(rank: 2, rows: 9, columns: 8, positions: 1)
        var values = Values(seed: 5)
        let x = values.floats(shape.columns)
        let y = values.floats(shape.rows + 2).array
        let a = values.floats(shape.rank * shape.columns).array
        let zeros = try update(shape, a: a, b: [Float](repeating: 0, count: 18), .half)
        #expect(added(zeros, to: y, x, positions: 1, by: .best) == y)

        let b = values.floats(18).array
        let plain = try update(shape, a: a, b: b, .half)
        let shifted = try update(shape, a: a.map { $0 * 0x1p40 }, b: b.map { $0 * 0x1p-40 }, .half)
        let sum = added(plain, to: y, x, positions: 1, by: .best)
        #expect(sum != y)
        #expect(added(shifted, to: y, x, positions: 1, by: .best) == sum)
    }
}
