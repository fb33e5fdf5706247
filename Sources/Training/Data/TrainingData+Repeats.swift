extension TrainingData {
    /// Lines that stand in two files where they should stand in one.
    package struct Repeats: Hashable, Sendable {
        /// Lines or pairs of this data that stand in the other too.
        package var count: Int
        /// Lines and pairs of this data.
        package var lines: Int
        /// The first of them, by file and line.
        package var examples: [String]

        /// What a person should know of it; nil where nothing repeats.
        package var warning: String? {
            guard count > 0 else { return nil }
            return
                "\(count) of \(lines) lines of the validation text stand in the training text too, "
                + "for example \(examples.joined(separator: "; ")). They make its loss look better than it is."
        }
    }

    /// The lines or pairs, word for word, that another text holds too: of validation text, those that are trained on.
    package func repeated(in training: TrainingData) -> Repeats {
        let known = Set(training.marks.map(\.fingerprint))
        let found = marks.filter { known.contains($0.fingerprint) }
        let examples = found.prefix(3).map { mark in
            "\(paths[Int(mark.file)]), line \(mark.line)"
        }
        return Repeats(count: found.count, lines: marks.count, examples: examples)
    }
}
