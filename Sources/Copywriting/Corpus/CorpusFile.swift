import Foundation

/// One file of the corpus: the copy of a category, by product.
package struct CorpusFile: Decodable, Sendable {
    /// Of the category's products; empty for the whole shop, `*` for texts that fit a product of any kind.
    package var category: String
    package var products: [Entry]

    static let anyCategory = "*"

    /// A kind of product with the copy for it; without titles, the category as a whole.
    package struct Entry: Decodable, Sendable {
        package var id: String
        /// Names of products of this kind; the copy is right for each.
        package var titles: [String]?
        /// What a product card says of it.
        package var about: String?
        /// The lowest and the highest plausible price, in whole units.
        package var price: [Int]?
        /// Other products whose buyers may want this one.
        package var bought: [String]?
        /// Never trained on: what comes out is evaluated by it.
        package var heldOut: Bool?
        package var texts: [Text]
    }

    /// A text with places for facts in braces, as `{product}`.
    package struct Text: Decodable, Sendable {
        package var channel: String
        package var tone: Tone
        package var to: CorpusAudience
        package var text: String
        /// Whether the sheet has no description.
        package var bare: Bool?
        /// Whether it says more than the description does: good copy, of which a small model only learns to make things up; it is
        /// not trained on.
        package var free: Bool?

        /// The names in braces.
        var slots: Set<String> {
            Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.output.1) })
        }
    }

    /// Reads the files of a folder, in the order of their names; throws `CopyError.invalid`.
    package static func read(folder: String) throws(CopyError) -> [CorpusFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .corpus(folder, "The folder cannot be read.")
        }
        var files: [CorpusFile] = []
        for name in names.sorted() where name.hasSuffix(".json") {
            files.append(try decoded("\(folder)/\(name)"))
        }
        guard !files.isEmpty else { throw .corpus(folder, "It holds no .json file.") }
        return files
    }

    static func decoded<Value: Decodable>(_ path: String) throws(CopyError) -> Value {
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            return try JSONDecoder().decode(Value.self, from: data)
        } catch let error as DecodingError {
            throw .corpus(path, CorpusFile.cause(of: error))
        } catch {
            throw .corpus(path, "The file cannot be read.")
        }
    }

    private static func cause(of error: DecodingError) -> String {
        let context: DecodingError.Context
        switch error {
        case .keyNotFound(let key, let found):
            return "`\(key.stringValue)` is missing at \(place(found))."
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            context = found
        @unknown default: return "It is not of the corpus's form."
        }
        return "\(context.debugDescription) At \(place(context))."
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let keys = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return keys.isEmpty ? "the top" : keys.joined(separator: ".")
    }
}

/// Whom a text of the corpus addresses.
package enum CorpusAudience: String, Hashable, Sendable, Codable, CaseIterable {
    case everyone
    /// Looked at the product.
    case viewed
    /// Has the product in the cart.
    case cart
    /// Bought another product of the category.
    case bought
    /// Bought this product before.
    case again
    /// Has not been there for a while.
    case away
    /// Is new to the shop.
    case new
}

/// Names that fill the corpus, those of the evaluation apart from those that are trained on.
package struct CorpusNames: Decodable, Sendable {
    package var training: Lists
    package var evaluation: Lists

    /// One side's names.
    package struct Lists: Decodable, Sendable {
        package var shops: [String]
        package var campaigns: [String]
        /// Words that codes begin with.
        package var codes: [String]
    }

    /// Reads the file at `path`; throws `CopyError.invalid`.
    package static func read(_ path: String) throws(CopyError) -> CorpusNames {
        let names: CorpusNames = try CorpusFile.decoded(path)
        for lists in [names.training, names.evaluation] {
            guard ![lists.shops, lists.campaigns, lists.codes].contains(where: \.isEmpty) else {
                throw .corpus(path, "A list of names is empty.")
            }
        }
        return names
    }
}

extension CopyError {
    static func corpus(_ path: String, _ cause: String) -> CopyError {
        CopyError(
            code: .invalid,
            subject: path,
            cause: cause,
            advice: "The form of the corpus is described in Corpus/README.md."
        )
    }
}
