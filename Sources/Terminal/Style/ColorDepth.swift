/// How many colours a terminal shows.
package enum ColorDepth: String, Hashable, Sendable, CaseIterable, Comparable {
    /// None: bold, underline and reverse only.
    case monochrome
    case ansi16
    case palette256
    case trueColor

    package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
        left.order < right.order
    }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
