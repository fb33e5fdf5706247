import Kernels

/// A text that a model is reading: the tokens so far, with their keys and values.
package protocol EvaluatingSession: AnyObject, Sendable {
    /// The tokens that were read.
    var tokens: [Int32] { get }
    /// Tokens that there is room for.
    var capacity: Int { get }

    /// Reads tokens behind those before; gives the logits of some of them, `[row][token of the vocabulary]`.
    ///
    /// What is given is valid until the session reads on.
    func evaluate<Listener: ForwardListener>(
        _ tokens: ArraySlice<Int32>,
        wanting wanted: WantedLogits,
        listener: inout Listener
    ) throws(EngineError) -> Activations?

    /// Forgets the tokens from `count` on, and all branches.
    func truncate(to count: Int)

    /// Makes `count` branches that go on behind the tokens read so far, each with at most `room` tokens.
    ///
    /// While there are branches only they are read.
    func branch(into count: Int, room: Int) throws(EngineError)

    /// How many tokens a branch holds, those before it included.
    func length(ofBranch branch: Int) -> Int

    /// Reads tokens in one branch, as `evaluate` does in the text.
    func evaluate<Listener: ForwardListener>(
        _ tokens: ArraySlice<Int32>,
        inBranch branch: Int,
        wanting wanted: WantedLogits,
        listener: inout Listener
    ) throws(EngineError) -> Activations?

    /// Reads the next token of each of some branches, in one pass; gives their logits, a row a branch in the order given.
    func evaluate<Listener: ForwardListener>(
        _ tokens: [Int32],
        of branches: [Int],
        listener: inout Listener
    ) throws(EngineError) -> Activations?
}

/// Of which of the tokens that are read together logits are wanted.
package enum WantedLogits: Hashable, Sendable {
    case none
    case last
    case all

    /// The rows among `count`.
    func rows(of count: Int) -> Range<Int> {
        switch self {
        case .none: count..<count
        case .last: count - 1..<count
        case .all: 0..<count
        }
    }
}

extension EvaluatingSession {
    /// Reads tokens with nobody listening.
    package func evaluate(
        _ tokens: ArraySlice<Int32>,
        wanting wanted: WantedLogits
    ) throws(EngineError) -> Activations? {
        var listener = NoListener()
        return try evaluate(tokens, wanting: wanted, listener: &listener)
    }
}

/// A session with one set of operations.
///
/// Sendable without the compiler's proof: it goes from thread to thread through the engine's lock and is used by one at
/// a time.
package final class Session<Ops: Operations>: EvaluatingSession, @unchecked Sendable {
    package internal(set) var tokens: [Int32] = []
    private let configuration: ModelConfiguration
    private let weights: Weights<Ops.Matrix, Ops.Vector>
    private let ops: Ops
    let cache: Ops.Cache
    /// Tokens of each branch, those before it included.
    private var branchLengths: [Int] = []
    /// Positions that a branch has room for, those before it included.
    private var branchCapacity = 0

    package init(
        configuration: ModelConfiguration,
        weights: Weights<Ops.Matrix, Ops.Vector>,
        ops: Ops,
        cache: Ops.Cache
    ) {
        self.configuration = configuration
        self.weights = weights
        self.ops = ops
        self.cache = cache
    }

    package var capacity: Int { cache.capacity }

    /// Reads tokens behind those before.
    package func evaluate<Listener: ForwardListener>(
        _ new: ArraySlice<Int32>,
        wanting wanted: WantedLogits,
        listener: inout Listener
    ) throws(EngineError) -> Activations? {
        if new.isEmpty { return nil }
        try require(new, at: tokens.count, within: capacity)
        defer { tokens.append(contentsOf: new) }
        let positions = Positions(tokens.count..<tokens.count + new.count)
        return pass(new, at: positions, wanting: wanted.rows(of: new.count), &listener)
    }

    private func pass<Listener: ForwardListener>(
        _ new: ArraySlice<Int32>,
        at positions: Positions,
        wanting wanted: Range<Int>,
        _ listener: inout Listener
    ) -> Activations? {
        forward(
            new,
            at: positions,
            wanting: wanted,
            model: weights,
            shape: configuration,
            cache: cache,
            ops: ops,
            listener: &listener
        )
    }

    /// Tokens of the vocabulary, and room for them.
    private func require(
        _ new: ArraySlice<Int32>,
        at position: Int,
        within capacity: Int
    ) throws(EngineError) {
        if let unknown = new.first(where: { $0 < 0 || Int($0) >= configuration.vocabularyCount }) {
            throw EngineError(
                code: .unknownToken,
                subject: "token \(unknown)",
                cause: "The model has tokens 0 to \(configuration.vocabularyCount - 1).",
                advice: "Give tokens of this model; `marquee inspect tokens` lists those of a text."
            )
        }
        guard position + new.count <= capacity else {
            throw EngineError(
                code: .promptTooLong,
                subject: "\(position + new.count) tokens",
                cause: "The model's context has room for \(capacity).",
                advice: "Shorten the text."
            )
        }
    }

    /// Makes branches behind the tokens read so far.
    package func branch(into count: Int, room: Int) throws(EngineError) {
        let room = min(room, capacity - tokens.count)
        guard cache.branch(into: count, at: tokens.count, room: room) else {
            throw EngineError.outOfMemory(context: count * room)
        }
        branchLengths = [Int](repeating: tokens.count, count: count)
        branchCapacity = tokens.count + room
    }

    package func length(ofBranch branch: Int) -> Int { branchLengths[branch] }

    /// Reads tokens in one branch.
    package func evaluate<Listener: ForwardListener>(
        _ new: ArraySlice<Int32>,
        inBranch branch: Int,
        wanting wanted: WantedLogits,
        listener: inout Listener
    ) throws(EngineError) -> Activations? {
        if new.isEmpty { return nil }
        let start = branchLengths[branch]
        try require(new, at: start, within: branchCapacity)
        branchLengths[branch] += new.count
        let positions = Positions.run(start..<start + new.count, branch: branch)
        return pass(new, at: positions, wanting: wanted.rows(of: new.count), &listener)
    }

    /// Reads the next token of each of some branches.
    package func evaluate<Listener: ForwardListener>(
        _ new: [Int32],
        of branches: [Int],
        listener: inout Listener
    ) throws(EngineError) -> Activations? {
        if new.isEmpty { return nil }
        let places = branches.map { branchLengths[$0] }
        for (token, place) in zip(new, places) {
            try require([token], at: place, within: branchCapacity)
        }
        for branch in branches { branchLengths[branch] += 1 }
        let positions = Positions.step(branches: branches, positions: places)
        return pass(new[...], at: positions, wanting: 0..<new.count, &listener)
    }

    /// Forgets the tokens from `count` on, and all branches.
    package func truncate(to count: Int) {
        cache.dropBranches()
        branchLengths = []
        tokens.removeLast(max(tokens.count - max(count, 0), 0))
    }
}
