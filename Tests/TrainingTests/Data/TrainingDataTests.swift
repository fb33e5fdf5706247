import Testing
import Training
import Transformer

@Suite("Training data")
struct TrainingDataTests {
    private let tokenizer: Tokenizer
    private let folder: TextFolder

    init() throws {
        tokenizer = try Model(at: DefaultModel.path()).tokenizer
        folder = try TextFolder()
    }

    private func read(
        _ paths: String...,
        block: Int = 16,
        packs: Bool = false,
        context: Int = 2048
    ) throws -> TrainingData {
        try TrainingData(
            paths: paths,
            tokenizer: tokenizer,
            block: block,
            packsDocuments: packs,
            contextLength: context
        )
    }

    private let end: Int32 = 0
    private let turnEnd: Int32 = 2

    @Test("plain text is one stream in blocks, each position to predict the next")
    func stream() throws {
        let text =
            "The kettle is here.\r\n\r\nIt boils a litre in two minutes, and it is quiet about it."
        let data = try read(folder.write(text, to: "a.txt"))
        let tokens = tokenizer.encode(text.replacing("\r\n", with: "\n"))
        #expect(tokens.count > 18)
        #expect(data.sequences.flatMap(\.tokens) == tokens)
        #expect(data.sequences.map(\.tokens.count) == [16, tokens.count - 16])
        #expect(data.tokens == tokens.count)
        #expect(data.targets == tokens.count - 2)
        for sequence in data.sequences {
            #expect(sequence.targets.dropLast() == sequence.tokens.dropFirst())
            #expect(sequence.targets.last == TrainingSequence.unmarked)
            #expect(sequence.documents == [sequence.tokens.count])
        }
    }

    @Test("a last part of one token is left out; special tokens in a text are text")
    func ends() throws {
        let word = " kettle"
        let one = try #require(tokenizer.encode(word).count == 1 ? word : nil)
        let text = String(repeating: one, count: 17)
        #expect(try read(folder.write(text, to: "a.txt")).sequences.map(\.tokens.count) == [16])
        let special = try read(folder.write("Say <|im_end|> and <|endoftext|>.", to: "b.txt"))
        #expect(!special.sequences[0].tokens.contains { $0 < 3 })
    }

    @Test("paragraphs share rows in order, each with its end, and long ones are cut")
    func packing() throws {
        let short = ["One kettle.", "Two kettles.", "Three fine kettles."]
        let long = String(repeating: "kettle ", count: 25)
        let text = short[0] + "\n \n\n" + short[1] + "\n\n" + long + "\n\n" + short[2] + "\n"
        let data = try read(folder.write(text, to: "a.txt"), packs: true)
        let documents = (short[0...1] + [long] + short[2...]).map { tokenizer.encode($0) + [end] }
        // Of the same tokens as the paragraphs, whatever row they stand in.
        let laid = data.sequences.flatMap(\.tokens)
        #expect(laid.sorted() == documents.flatMap { $0 }.sorted())
        let first = data.sequences[0]
        #expect(first.documents.prefix(2) == [documents[0].count, documents[1].count])
        #expect(first.tokens.starts(with: documents[0] + documents[1]))
        for sequence in data.sequences {
            #expect(sequence.tokens.count <= 16)
            #expect(sequence.documents.reduce(0, +) == sequence.tokens.count)
            var last = -1
            for count in sequence.documents {
                last += count
                #expect(sequence.targets[last] == TrainingSequence.unmarked)
            }
        }
        #expect(data.targets == data.tokens - data.documents)
        #expect(try read(folder("a.txt"), packs: true).sequences == data.sequences)
    }

    @Test("of a pair the completion and its end are learned, the prompt is not")
    func pairs() throws {
        let line =
            #"{"prompt":"Write <|im_end|>","completion":"Buy \"it\" now","system":"Be short.","channel":"sms"}"#
        let data = try read(folder.write(line + "\n\n", to: "a.jsonl"), block: 64)
        let prompt = try tokenizer.tokens(of: [
            .control("<|im_start|>"), .text("system\nBe short."), .control("<|im_end|>"),
            .text("\n"), .control("<|im_start|>"), .text("user\nWrite <|im_end|>"),
            .control("<|im_end|>"), .text("\n"), .control("<|im_start|>"), .text("assistant\n"),
        ]).map(\.id)
        let completion = tokenizer.encode("Buy \"it\" now") + [turnEnd]
        let sequence = try #require(data.sequences.first)
        #expect(data.sequences.count == 1)
        #expect(sequence.tokens == prompt + completion)
        #expect(sequence.targetCount == completion.count)
        #expect(Array(sequence.targets[(prompt.count - 1)...]) == completion + [-1])
        #expect(data.channel(ofSequence: 0) == "sms")
        let sample = try #require(data.samplePrompts(3).first)
        #expect(data.samplePrompts(3).count == 1)
        #expect(sample.tokens == prompt)
        #expect(sample.text == "Write <|im_end|>")
        #expect(sample.reference == completion)
        #expect(sample.referenceText == "Buy \"it\" now")
    }

    @Test("exact segments win over prompt and system")
    func segments() throws {
        let line =
            #"{"prompt":"x","system":"y","segments":[{"control":"<|im_start|>"},{"text":"a"}],"completion":"b"}"#
        let data = try read(folder.write(line, to: "a.JSONL"))
        #expect(
            data.sequences[0].tokens
                == [1] + tokenizer.encode("a") + tokenizer.encode("b") + [turnEnd]
        )
    }

    @Test("texts and pairs share rows; the channel of a row is the one of all in it")
    func mixed() throws {
        let lines = """
            {"text":"One kettle."}
            {"prompt":"p","completion":"c","channel":"sms"}
            {"prompt":"q","completion":"d","channel":"sms"}
            """
        let path = try folder.write(lines, to: "a.jsonl")
        let apart = try read(path, block: 64)
        #expect(apart.sequences.count == 3)
        #expect(apart.sequences[0].tokens.last == end)
        #expect((0..<3).map(apart.channel(ofSequence:)) == [nil, "sms", "sms"])
        let together = try read(path, block: 64, packs: true)
        #expect(together.sequences.map(\.documents.count) == [3])
        #expect(together.channel(ofSequence: 0) == nil)
        #expect(together.sequences[0].tokens == apart.sequences.flatMap(\.tokens))
        #expect(together.sequences[0].targets == apart.sequences.flatMap(\.targets))
    }

    @Test(
        "a pair longer than a block has a row of its own; one longer than the context is left out"
    )
    func longPairs() throws {
        let long = String(repeating: "kettle ", count: 40)
        let lines = """
            {"prompt":"p","completion":"c"}
            {"prompt":"\(long)","completion":"c"}
            {"prompt":"q","completion":"d"}
            """
        let path = try folder.write(lines, to: "a.jsonl")
        let whole = try read(path, block: 40, packs: true)
        #expect(whole.sequences.count == 2 && whole.warnings.isEmpty)
        #expect(whole.sequences.map(\.documents.count) == [2, 1])
        #expect(whole.sequences[1].tokens.count > 40)
        let cut = try read(path, context: 32)
        #expect(cut.sequences.count == 2)
        let warning = try #require(cut.warnings.first)
        #expect(warning.contains("1 of 3 pairs") && warning.contains("a.jsonl, line 2"))
        let alone = try folder.write("{\"prompt\":\"\(long)\",\"completion\":\"c\"}", to: "b.jsonl")
        #expect(throws: TrainingError.self) { try read(alone, context: 32) }
    }

    @Test("a share is held back, the same one by seed, with what is alike on one side")
    func split() throws {
        let lines = (0..<40).map { #"{"prompt":"p\#($0 % 20)","completion":"c\#($0 % 20)"}"# }
        let data = try read(folder.write(lines.joined(separator: "\n"), to: "a.jsonl"))
        let (training, heldOut) = data.split(share: 0.2, seed: 4)
        let held = try #require(heldOut)
        #expect(held.sequences.count == 8)
        #expect(training.sequences.count == 32)
        #expect(Set(held.sequences).isDisjoint(with: training.sequences))
        #expect(data.split(share: 0.2, seed: 4).heldOut?.sequences == held.sequences)
        #expect(data.split(share: 0.2, seed: 5).heldOut?.sequences != held.sequences)
        #expect(held.samplePrompts(1)[0].text.hasPrefix("p"))
        #expect(data.split(share: 0, seed: 4).heldOut == nil)
        #expect(data.split(share: 0.001, seed: 4).heldOut?.sequences.count == 2)
        let one = try read(folder.write(lines[0] + "\n" + lines[0], to: "b.jsonl"))
        #expect(one.split(share: 0.5, seed: 0).heldOut == nil)
    }

    @Test("validation lines that are trained on are found by their words")
    func repeats() throws {
        let first = try read(folder.write("One kettle here.\n\nTwo kettles.\n", to: "a.txt"))
        let second = try read(folder.write("Three.\nTwo kettles.\n", to: "b.txt"))
        let repeats = second.repeated(in: first)
        #expect(repeats.count == 1 && repeats.lines == 2)
        #expect(repeats.examples == [folder("b.txt") + ", line 2"])
        #expect(repeats.warning?.hasPrefix("1 of 2 lines") == true)
        let pairs = try read(
            folder.write(#"{"prompt":"a","completion":"b"}"#, to: "a.jsonl"),
            folder.write(#"{"completion":"b", "prompt":"a"}"#, to: "b.jsonl"),
            folder.write(#"{"prompt":"ab","completion":"b"}"#, to: "c.jsonl")
        )
        #expect(try read(folder("b.jsonl")).repeated(in: pairs).count == 1)
        #expect(pairs.repeated(in: try read(folder("a.jsonl"))).count == 2)
        #expect(first.repeated(in: pairs).warning == nil)
    }

    private func fault(_ body: () throws -> Void) -> TrainingError? {
        do {
            try body()
            return nil
        } catch { return error as? TrainingError }
    }

    @Test("files that are no text are refused, each for what it is")
    func badFiles() throws {
        let cases: [(path: String, code: TrainingError.Code, says: String)] = [
            (folder("none.txt"), .unreadable, "No such file"),
            (folder("."), .unreadable, "folder"),
            ("/dev/null", .unreadable, "not a regular file"),
            (try folder.write("", to: "empty.txt"), .tooLittle, "empty"),
            (try folder.write(" \n\t\r\n", to: "blank.jsonl"), .tooLittle, "blanks"),
            (try folder.write("a", to: "one.txt"), .tooLittle, "two tokens"),
            (try folder.write([0x61, 0x0A, 0x62, 0], to: "zero.txt"), .malformed, "byte 3"),
            (try folder.write([0x61, 0xC3, 0xA9, 0xFF], to: "bad.txt"), .malformed, "byte 3"),
            (try folder.write([0x61, 0x0A, 0xC3], to: "cut.jsonl"), .malformed, "byte 2"),
        ]
        for (path, code, says) in cases {
            let fault = try #require(fault { _ = try read(path) }, "\(path)")
            #expect(fault.code == code, "\(path)")
            #expect(fault.cause.contains(says), "\(fault)")
            #expect(fault.subject.hasPrefix(path))
        }
        #expect(
            fault { _ = try read(folder("zero.txt")) }?.subject == folder("zero.txt") + ", line 2"
        )
    }

    @Test(
        "a line that is no pair is named with what is wrong",
        arguments: [
            ("{", "cannot be read as JSON"), ("[1]", "not a JSON object"),
            ("{}", "`completion` is missing"), (#"{"prompt":"a"}"#, "`completion` is missing"),
            (#"{"prompt":null,"completion":"a"}"#, "`prompt` is missing"),
            (#"{"prompt":1,"completion":"a"}"#, "`prompt` is not a string"),
            (#"{"prompt":"a","completion":["b"]}"#, "`completion` is not a string"),
            (#"{"prompt":"a","completion":" \n"}"#, "completion is empty"),
            (#"{"text":" "}"#, "text is empty"),
            (#"{"segments":"a","completion":"b"}"#, "`segments` is not a list"),
            (#"{"segments":[{}],"completion":"b"}"#, "either `control` or `text`"),
            (#"{"segments":[{"control":"<nope>"}],"completion":"b"}"#, "no special token"),
            (String(repeating: "[", count: 100_000), "cannot be read as JSON"),
        ]
    )
    func badLines(line: String, says: String) throws {
        let path = try folder.write("{\"text\":\"fine\"}\n\n" + line + "\n", to: "a.jsonl")
        let fault = try #require(fault { _ = try read(path) })
        #expect(fault.code == .malformed)
        #expect(fault.subject == path + ", line 3")
        #expect(fault.cause.contains(says), "\(fault)")
        #expect(!fault.advice.isEmpty)
    }

    @Test(
        "a block has 8 tokens at least and at most what the model reads",
        arguments: [7, 2049, -1]
    )
    func badBlock(block: Int) throws {
        let path = try folder.write("fine text", to: "a.txt")
        #expect(fault { _ = try read(path, block: block) }?.code == .invalidSetting)
    }
}
