package import Kernels

/// Sequences as the rows of one pass.
///
/// A sequence needs no padding: attention knows where each text ends.
package struct Batch: Hashable, Sendable {
    package var tokens: [Int32] = []
    /// For each row the token that comes next, or `TrainingSequence.unmarked`.
    package var targets: [Int32] = []
    package private(set) var positions: Positions
    /// Targets that count.
    package var targetCount: Int { targets.count { $0 != TrainingSequence.unmarked } }

    package init(_ sequences: [TrainingSequence]) {
        var branches: [Int] = []
        var places: [Int] = []
        var document = 0
        for sequence in sequences {
            tokens += sequence.tokens
            targets += sequence.targets
            for length in sequence.documents {
                branches += Array(repeating: document, count: length)
                places += 0..<length
                document += 1
            }
        }
        positions = .step(branches: branches, positions: places)
    }
}
