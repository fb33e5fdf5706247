import Kernels
package import Transformer

/// What a forward pass leaves for the way back: steps in the order of the pass, and the gradients as they come.
///
/// The way back takes the steps from the end, and lets go of each as it is done.
package final class Tape {
    private var steps: [any TapeStep] = []
    private var nodes: [ObjectIdentifier: TapeNode] = [:]

    init() {}

    /// Takes note that `y` was made, whether anything that is trained stands behind it, and how to make it again where that
    /// is cheaper than to keep it; gives its node.
    @discardableResult
    func made(
        _ y: Activations,
        needsGradient: Bool,
        remake: (() -> Activations)? = nil
    ) -> TapeNode {
        let node = TapeNode(y, needsGradient: needsGradient, remake: remake)
        // An identifier may be that of values that are gone: what is made last holds.
        nodes[ObjectIdentifier(y)] = node
        return node
    }

    /// The node of values that an operation of this tape made.
    func node(of x: Activations) -> TapeNode {
        nodes[ObjectIdentifier(x)] ?? made(x, needsGradient: false)
    }

    func record(_ step: some TapeStep) {
        steps.append(step)
    }

    /// x for the way back: kept, or the means to make it again.
    func kept(_ x: Activations) -> KeptActivations {
        node(of: x).remake.map(KeptActivations.remade) ?? .values(x)
    }

    /// Goes back from `gradient`, that of the loss by `y`, adding to the gradients of all that is trained.
    package func goBack(
        from y: Activations,
        gradient: Activations,
        ops: TapedOperations
    ) {
        node(of: y).gradient = gradient
        nodes = [:]
        while let step = steps.popLast() { step.goBack(ops) }
    }

    /// Forgets the pass.
    package func clear() {
        steps = []
        nodes = [:]
    }
}

/// An operation of a pass that knows its way back.
protocol TapeStep {
    /// From the gradient by what the operation gave, adds to those by what it was given.
    func goBack(_ ops: TapedOperations)
}

/// Values of a pass as the way back sees them: a shape, and in time a gradient.
final class TapeNode {
    let rows: Int
    let width: Int
    let needsGradient: Bool
    let remake: (() -> Activations)?
    /// Of the loss by these values; nil while nothing was added.
    var gradient: Activations?

    init(_ values: Activations, needsGradient: Bool, remake: (() -> Activations)?) {
        rows = values.rows
        width = values.width
        self.needsGradient = needsGradient
        self.remake = remake
    }

    /// The gradient, which is not needed again.
    func takeGradient() -> Activations? {
        defer { gradient = nil }
        return gradient
    }

    /// Calls `body` with where to write a gradient, or to add it where one is there.
    func addGradient(_ operations: RowOperations, _ body: (Activations, _ adding: Bool) -> Void) {
        guard needsGradient else { return }
        if let gradient {
            body(gradient, true)
        } else {
            let made = operations.make(rows: rows, width: width)
            body(made, false)
            gradient = made
        }
    }

    /// Adds a gradient that nobody else will change.
    func add(_ given: Activations, _ operations: RowOperations) {
        guard needsGradient else { return }
        if let gradient {
            let count = gradient.rows * gradient.width
            operations.instructions.add(
                gradient.values,
                given.values,
                count: count,
                to: gradient.values
            )
        } else {
            gradient = given
        }
    }
}

/// Values that the way back needs.
enum KeptActivations {
    case values(Activations)
    case remade(() -> Activations)

    func callAsFunction() -> Activations {
        switch self {
        case .values(let values): values
        case .remade(let make): make()
        }
    }
}
