/// A prompt as segments, so that text from records is never parsed for special tokens.
package enum PromptSegment: Hashable, Sendable, Codable {
    /// A special token by its text, for example `<|im_start|>`.
    case control(String)
    /// Words; whatever they hold is read as text.
    case text(String)
}

extension PromptSegment {
    private enum CodingKeys: String, CodingKey {
        case control
        case text
    }

    /// Reads `{"control":"<|im_start|>"}` or `{"text":"user"}`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let control = try container.decodeIfPresent(String.self, forKey: .control)
        let text = try container.decodeIfPresent(String.self, forKey: .text)
        switch (control, text) {
        case (let name?, nil): self = .control(name)
        case (nil, let text?): self = .text(text)
        default:
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: container.codingPath,
                    debugDescription: "A segment has either `control` or `text`."
                )
            )
        }
    }

    /// Writes an object with the one key that it is.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .control(let name): try container.encode(name, forKey: .control)
        case .text(let text): try container.encode(text, forKey: .text)
        }
    }
}

/// Where a part of a prompt ends.
package struct PromptPlace: Hashable, Sendable {
    /// The index of the segment.
    package var segment: Int
    /// Bytes of UTF-8 of the segment's text.
    package var utf8Offset: Int

    package init(segment: Int, utf8Offset: Int) {
        self.segment = segment
        self.utf8Offset = utf8Offset
    }
}

/// A token of a prompt and the bytes of its segment that it stands for.
package struct PromptToken: Hashable, Sendable {
    package var id: Int32
    /// The index of the segment.
    package var segment: Int
    /// Bytes of UTF-8 within the segment's text.
    package var utf8Range: Range<Int>
    /// The characters that are complete with this token; empty inside a character of several tokens.
    package var text: String

    package init(id: Int32, segment: Int, utf8Range: Range<Int>, text: String) {
        self.id = id
        self.segment = segment
        self.utf8Range = utf8Range
        self.text = text
    }
}

extension [PromptToken] {
    /// The ids of the tokens that lie wholly before a place; none without one.
    func ids(upTo place: PromptPlace?) -> [Int32] {
        guard let place else { return [] }
        return prefix {
            ($0.segment, $0.utf8Range.upperBound) <= (place.segment, place.utf8Offset)
        }.map(\.id)
    }
}
