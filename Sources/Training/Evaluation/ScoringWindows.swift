/// The windows in which a text is read to be scored: each as long as allowed, the next one a stride further.
///
/// A token is scored in the first window that holds it, so that it is scored once, and has at least `window - stride` tokens
/// before it wherever the text has them (Hugging Face, "Perplexity of fixed-length models").
struct ScoringWindows: Sequence, IteratorProtocol {
    /// Tokens that are read together, and those among them that are scored.
    struct Window: Hashable {
        var tokens: Range<Int>
        var scored: Range<Int>
    }

    private let count: Int
    private let predicted: Range<Int>
    private let window: Int
    private let stride: Int
    private var start = 0
    private var end = 0

    /// Windows over `count` tokens, of which `predicted` are to be scored.
    init(count: Int, predicted: Range<Int>, window: Int, stride: Int) {
        self.count = count
        self.predicted = predicted
        self.window = window
        self.stride = stride
    }

    /// The next window with something to score.
    mutating func next() -> Window? {
        while end < count {
            let tokens = start..<Swift.min(start + window, count)
            // The first token of a window has nothing before it.
            let lower = Swift.max(end, start + 1, predicted.lowerBound)
            let upper = Swift.min(tokens.upperBound, predicted.upperBound)
            end = tokens.upperBound
            start += stride
            if lower < upper { return Window(tokens: tokens, scored: lower..<upper) }
        }
        return nil
    }
}
