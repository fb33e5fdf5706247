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

    /// Reads the next token of each of some branches, in one pass; gives their logits, a row a branch in the order given.
    ///
    /// All branches that are read are equally long: one that was left out once is not read again.
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
    package private(set) var tokens: [Int32] = []
    private let configuration: ModelConfiguration
    private let weights: Weights<Ops.Matrix>
    private let ops: Ops
    private let cache: Ops.Cache
    /// Tokens that the branches have read.
    private var branchLength = 0

    package init(
        configuration: ModelConfiguration,
        weights: Weights<Ops.Matrix>,
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
        try require(new, at: tokens.count)
        defer { tokens.append(contentsOf: new) }
        return forward(
            new,
            at: Positions(tokens.count..<tokens.count + new.count),
            wanting: wanted.rows(of: new.count),
            model: weights,
            shape: configuration,
            cache: cache,
            ops: ops,
            listener: &listener
        )
    }

    /// Tokens of the vocabulary, and room for them.
    private func require(_ new: ArraySlice<Int32>, at position: Int) throws(EngineError) {
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
        branchLength = 0
        let room = min(room, capacity - tokens.count)
        if cache.branch(into: count, at: tokens.count, room: room) { return }
        throw EngineError.outOfMemory(context: count * room)
    }

    /// Reads the next token of each of some branches.
    package func evaluate<Listener: ForwardListener>(
        _ new: [Int32],
        of branches: [Int],
        listener: inout Listener
    ) throws(EngineError) -> Activations? {
        if new.isEmpty { return nil }
        let position = tokens.count + branchLength
        for token in new { try require([token], at: position) }
        branchLength += 1
        return forward(
            new[...],
            at: Positions(at: position, of: branches),
            wanting: 0..<new.count,
            model: weights,
            shape: configuration,
            cache: cache,
            ops: ops,
            listener: &listener
        )
    }

    /// Forgets the tokens from `count` on, and all branches.
    package func truncate(to count: Int) {
        cache.dropBranches()
        tokens.removeLast(max(tokens.count - max(count, 0), 0))
    }
}
