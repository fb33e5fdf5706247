/// Amounts of a training run as people say them.
package enum TrainingWords {
    /// A time: `45 s`, `12 min`, `2 h 05 min`.
    package static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e8 else { return "–" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        let minutes = Int((seconds / 60).rounded())
        if minutes < 60 { return "\(minutes) min" }
        let rest = minutes % 60
        return "\(minutes / 60) h " + (rest < 10 ? "0" : "") + "\(rest) min"
    }

    /// Bytes: `412 MB`, `1.3 GB`.
    package static func bytes(_ count: Int) -> String {
        let megabytes = Double(max(0, count)) / 1e6
        return megabytes < 1_000 ? megabytes.fixed(0) + " MB" : (megabytes / 1_000).fixed(1) + " GB"
    }

    /// A share of 0 to 1: `3.6%`.
    package static func percent(_ part: Int, of whole: Int) -> String {
        whole > 0 ? (Double(part) / Double(whole) * 100).fixed(1) + "%" : "–"
    }
}
