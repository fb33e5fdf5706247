package import Transformer

/// Reads files of text and of pairs as documents of tokens.
package struct DocumentReader {
    /// How a file of plain text is cut.
    package enum PlainText: Hashable, Sendable {
        /// The whole file is one stream, as in the TextDataset of Hugging Face's Transformers.
        case stream
        /// Paragraphs between blank lines, each with the model's end-of-text token behind it.
        case paragraphs
    }

    /// What was read so far, in the order of the files.
    package private(set) var documents: [TrainingDocument] = []
    /// Where the documents of each file begin.
    private(set) var files: [(path: String, firstDocument: Int)] = []
    private(set) var marks: [LineMark] = []
    /// The layouts that pairs say their prompts were made by.
    private(set) var layouts: Set<String> = []
    private let tokenizer: Tokenizer
    private let plainText: PlainText
    private let template: ChatTemplate?
    private var byteCount = 0

    package init(tokenizer: Tokenizer, plainText: PlainText) {
        self.tokenizer = tokenizer
        self.plainText = plainText
        template = ChatTemplate.of(tokenizer)
    }

    /// Reads one file more: `.jsonl` as pairs, any other as plain text.
    package mutating func read(_ path: String) throws(TrainingError) {
        let file = try TextFile(at: path, limit: TextFile.largestByteCount - byteCount)
        byteCount += file.bytes.count
        files.append((path, documents.count))
        if file.isLinesOfJSON {
            try readPairs(file)
        } else {
            readText(file)
        }
    }

    /// A document's file and line.
    func place(ofDocument index: Int) -> String {
        let file = files.last { $0.firstDocument <= index }
        return "\(file?.path ?? ""), line \(documents[index].line)"
    }

    private mutating func readText(_ file: TextFile) {
        var paragraph: (line: Int, bytes: Range<Int>)?
        for (number, line) in file.lines() {
            if TextFile.isBlank(line) {
                if let paragraph { append(paragraph, of: file) }
                paragraph = nil
                continue
            }
            marks.append(LineMark(line, file: files.count - 1, line: number))
            let start = paragraph?.bytes.lowerBound ?? line.startIndex
            paragraph = (paragraph?.line ?? number, start..<line.endIndex)
        }
        if let paragraph { append(paragraph, of: file) }
        if plainText == .stream {
            let text = String(decoding: file.bytes, as: UTF8.self)
            documents.append(TrainingDocument(tokens: tokenizer.encode(text)))
        }
    }

    private mutating func append(_ paragraph: (line: Int, bytes: Range<Int>), of file: TextFile) {
        guard plainText == .paragraphs else { return }
        let text = String(decoding: file.bytes[paragraph.bytes], as: UTF8.self)
        append(text: text, line: paragraph.line)
    }

    private mutating func append(text: String, line: Int, channel: String? = nil) {
        var tokens = tokenizer.encode(text)
        if let end = tokenizer.textEnd { tokens.append(end) }
        documents.append(TrainingDocument(tokens: tokens, channel: channel, line: line))
    }

    private mutating func readPairs(_ file: TextFile) throws(TrainingError) {
        for (number, bytes) in file.lines() where !TextFile.isBlank(bytes) {
            let place = "\(file.path), line \(number)"
            let line = try PairLine(bytes, at: place)
            var content: [UInt8]
            if let layout = line.layout { layouts.insert(layout) }
            if let completion = line.completion {
                try append(line, completion: completion, number: number, place: place)
                content = Array((line.prompt ?? "").utf8)
                for case .text(let text) in line.segments ?? [] { content += Array(text.utf8) }
                content.append(0)
                content += Array(completion.utf8)
            } else {
                let text = line.text ?? ""
                if text.allSatisfy(\.isWhitespace) {
                    throw PairLine.malformed(place, "The text is empty.")
                }
                append(text: text, line: number, channel: line.channel)
                content = Array(text.utf8)
            }
            marks.append(LineMark(content[...], file: files.count - 1, line: number))
        }
    }

    private mutating func append(
        _ line: PairLine,
        completion: String,
        number: Int,
        place: String
    ) throws(TrainingError) {
        let prompt = line.prompt ?? ""
        let segments =
            line.segments ?? template?.segments(system: line.system, prompt: prompt)
            ?? [.text((line.system.map { $0 + "\n\n" } ?? "") + prompt)]
        let tokens: [PromptToken]
        do {
            // Tokens do not reach over the edge of a segment: the completion begins as it does when it is written.
            tokens = try tokenizer.tokens(of: segments + [.text(completion)])
        } catch {
            throw PairLine.malformed(place, "\(error.subject): \(error.cause)")
        }
        let end = template.flatMap { tokenizer.token(named: $0.turnEnd) } ?? tokenizer.textEnd
        documents.append(
            TrainingDocument(
                tokens: tokens.map(\.id) + (end.map { [$0] } ?? []),
                promptCount: tokens.count { $0.segment < segments.count },
                channel: line.channel,
                prompt: line.prompt,
                line: number
            )
        )
    }
}
