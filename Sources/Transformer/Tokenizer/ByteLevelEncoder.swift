/// Byte-level byte-pair encoding with a model's own merges, within the words of a pre-tokeniser (GPT-2, Radford and others, 2019).
struct ByteLevelEncoder: TextEncoder {
    static let name = "gpt2"

    let vocabulary: Vocabulary
    private let preTokenizer: any PreTokenizer
    private let pairs: Pairs

    /// Reads the tokeniser of a model file.
    init(file: GGUFFile) throws(GGUFError) {
        let key = "tokenizer.ggml.pre"
        let name = try file.required(key, file.text(key))
        guard let preTokenizer = PreTokenizers.named(name) else {
            let known = PreTokenizers.all.flatMap { $0.names }
            throw GGUFError(unknownTokenizer: name, key: key, known: known)
        }
        self.preTokenizer = preTokenizer
        vocabulary = try Vocabulary(
            file: file,
            spelling: .byteLevel,
            addsBeginToken: preTokenizer.addsBeginToken
        )
        pairs = Pairs(
            merges: try Self.merges(in: file, vocabulary),
            byteTokens: Self.byteTokens(vocabulary)
        )
    }

    /// Calls `body` with each token of a text and its bytes' range; bytes that no token writes are left out.
    func forEachToken(of text: String, opens: Bool, _ body: (Int32, Range<Int>) -> Void) {
        var merger = SymbolMerger(pairs)
        let classified = ClassifiedText(text)
        var text = text
        text.withUTF8 { bytes in
            preTokenizer.forEachWord(in: classified) { word in
                let start = classified.offsets[word.lowerBound]
                let range = start..<classified.offsets[word.upperBound]
                let bytes = UnsafeBufferPointer(rebasing: bytes[range])
                if preTokenizer.takesWholeWords, let id = vocabulary.id(of: bytes) {
                    return body(id, range)
                }
                merger.merge(bytes) { token, range in
                    if let token {
                        body(token, start + range.lowerBound..<start + range.upperBound)
                    }
                }
            }
        }
    }

    /// Bytes that become the tokens of the merges.
    private struct Pairs: SymbolPairs {
        let merges: MergeTable
        let byteTokens: [Int32?]

        func symbol(
            at index: Int,
            of bytes: UnsafeBufferPointer<UInt8>
        ) -> (length: Int, token: Int32?) {
            (1, byteTokens[Int(bytes[index])])
        }

        func merge(
            _ left: Int32?,
            _ right: Int32?,
            _: UnsafeBufferPointer<UInt8>
        ) -> MergeTable.Merge? {
            guard let left, let right else { return nil }
            return merges[left, right]
        }
    }

    // MARK: Reading the file

    private static func merges(
        in file: GGUFFile,
        _ vocabulary: Vocabulary
    ) throws(GGUFError) -> MergeTable {
        let key = "tokenizer.ggml.merges"
        let lines = try file.required(key, file.textBytes(key))
        var table = MergeTable(count: lines.count)
        var scratch: [UInt8] = []
        for (rank, line) in lines.enumerated() {
            scratch.removeAll(keepingCapacity: true)
            guard let merge = merge(line, vocabulary, &scratch) else {
                throw GGUFError(
                    malformed: key,
                    "Entry \(rank) is not two tokens that make up a third."
                )
            }
            table.insert(
                merge.left,
                merge.right,
                MergeTable.Merge(rank: UInt32(rank), result: merge.result)
            )
        }
        return table
    }

    /// The tokens of a line `left right`, and the one of both together.
    private static func merge(
        _ line: UnsafeRawBufferPointer,
        _ vocabulary: Vocabulary,
        _ scratch: inout [UInt8]
    ) -> (left: Int32, right: Int32, result: Int32)? {
        guard let space = line.dropFirst().firstIndex(of: 0x20) else { return nil }
        let left = UnsafeRawBufferPointer(rebasing: line[..<space])
        let right = UnsafeRawBufferPointer(rebasing: line[(space + 1)...])
        guard ByteAlphabet.decode(left, into: &scratch) else { return nil }
        let middle = scratch.count
        guard ByteAlphabet.decode(right, into: &scratch) else { return nil }
        return scratch.withUnsafeBufferPointer { bytes in
            guard let leftID = vocabulary.id(of: UnsafeBufferPointer(rebasing: bytes[..<middle])),
                let rightID = vocabulary.id(of: UnsafeBufferPointer(rebasing: bytes[middle...])),
                let result = vocabulary.id(of: bytes)
            else { return nil }
            return (leftID, rightID, result)
        }
    }

    /// The token of every byte.
    ///
    /// Vocabularies leave out bytes that their training text never held, such as some control characters: text
    /// loses those, as in llama.cpp.
    private static func byteTokens(_ vocabulary: Vocabulary) -> [Int32?] {
        (UInt8.min...UInt8.max).map { vocabulary.id(of: $0) }
    }
}
