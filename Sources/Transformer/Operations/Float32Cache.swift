import Kernels

/// Keys and values of a session in float32.
///
/// Keys lie position by position, values the other way round, so that both halves of attention are dot products. A branch
/// has everything of its own.
final class Float32Cache: KeyValueCache {
    let capacity: Int
    private let layers: Int
    private let heads: Int
    private let headWidth: Int
    private let trunk: MemoryArena
    private var branches: [MemoryArena] = []

    /// The keys or values of a head, in the text itself or in one of its branches.
    struct Place {
        var layer: Int
        var head: Int
        var branch: Int?
    }

    /// Nil without the memory, which is taken as positions come.
    init?(configuration: ModelConfiguration, capacity: Int) {
        self.capacity = capacity
        layers = configuration.blockCount
        heads = configuration.keyValueHeadCount
        headWidth = configuration.headWidth
        guard let trunk = Self.arena(planes: 2 * layers * heads, headWidth * capacity) else {
            return nil
        }
        self.trunk = trunk
    }

    private static func arena(planes: Int, _ values: Int) -> MemoryArena? {
        MemoryArena(
            byteCount: planes * values * MemoryLayout<Float>.stride,
            inLargePages: false
        )
    }

    /// The first of a head's keys or values.
    private func plane(_ place: Place, values: Bool) -> UnsafeMutablePointer<Float> {
        let index = 2 * (place.layer * heads + place.head) + (values ? 1 : 0)
        return (place.branch.map { branches[$0] } ?? trunk)
            .address(of: index * capacity * headWidth * MemoryLayout<Float>.stride)
            .assumingMemoryBound(to: Float.self)
    }

    /// The key of one position.
    func key(at place: Place, position: Int) -> UnsafePointer<Float> {
        UnsafePointer(plane(place, values: false) + position * headWidth)
    }

    /// One of the values' components, position after position.
    func values(at place: Place, index: Int) -> UnsafePointer<Float> {
        UnsafePointer(plane(place, values: true) + index * capacity)
    }

    func append(_ k: Activations, _ v: Activations, layer: Int, at positions: Positions) {
        for head in 0..<heads {
            for row in 0..<k.rows {
                let place = Place(layer: layer, head: head, branch: positions.branch(of: row))
                let position = positions[row]
                let start = row * k.width + head * headWidth
                (plane(place, values: false) + position * headWidth)
                    .update(from: k.values + start, count: headWidth)
                let values = plane(place, values: true)
                for index in 0..<headWidth {
                    values[index * capacity + position] = v.values[start + index]
                }
            }
        }
    }

    func branch(into count: Int, at position: Int, room: Int) -> Bool {
        branches = []
        for _ in 0..<count {
            guard let arena = Self.arena(planes: 2 * layers * heads, headWidth * capacity) else {
                branches = []
                return false
            }
            branches.append(arena)
            copy(upTo: position, to: branches.count - 1)
        }
        return true
    }

    func dropBranches() {
        branches = []
    }

    private func copy(upTo position: Int, to branch: Int) {
        for layer in 0..<layers {
            for head in 0..<heads {
                let from = Place(layer: layer, head: head)
                let to = Place(layer: layer, head: head, branch: branch)
                plane(to, values: false).update(
                    from: plane(from, values: false),
                    count: position * headWidth
                )
                for index in 0..<headWidth {
                    (plane(to, values: true) + index * capacity).update(
                        from: plane(from, values: true) + index * capacity,
                        count: position
                    )
                }
            }
        }
    }
}
