import Foundation
import Transformer

/// A line of a JSONL file: a prompt with its completion, or a text.
struct PairLine: Decodable {
    private(set) var prompt: String?
    private(set) var completion: String?
    private(set) var system: String?
    private(set) var channel: String?
    /// The name of the layout that the prompt was made by.
    private(set) var layout: String?
    private(set) var text: String?
    /// The prompt as it is given to the model, exactly.
    private(set) var segments: [PromptSegment]?

    /// Reads a line; `place` names it in errors.
    init(_ bytes: ArraySlice<UInt8>, at place: String) throws(TrainingError) {
        do {
            self = try JSONDecoder().decode(PairLine.self, from: Data(bytes))
        } catch {
            throw Self.malformed(place, Self.cause(of: error))
        }
        if text != nil, prompt == nil, completion == nil, segments == nil { return }
        guard let completion else {
            throw Self.malformed(place, "The key `completion` is missing.")
        }
        if prompt == nil, segments == nil {
            throw Self.malformed(place, "The key `prompt` is missing.")
        }
        if completion.allSatisfy(\.isWhitespace) {
            throw Self.malformed(place, "The completion is empty.")
        }
    }

    static func malformed(_ place: String, _ cause: String) -> TrainingError {
        TrainingError(
            code: .malformed,
            subject: place,
            cause: cause,
            advice: "Each line is one object, for example "
                + #"{"prompt":"…","completion":"…"} or {"text":"…"}."#
        )
    }

    private static func cause(of error: any Error) -> String {
        switch error {
        case DecodingError.typeMismatch(_, let context):
            guard let key = context.codingPath.first?.stringValue else {
                return "It is not a JSON object."
            }
            return key == "segments"
                ? "`segments` is not a list of objects with `control` or `text`."
                : "The value of `\(key)` is not a string."
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            return context.debugDescription
        default: return "It cannot be read as JSON."
        }
    }
}
