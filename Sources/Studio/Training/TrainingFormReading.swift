import Foundation
import Shop
import Training

/// Reads a training form field by field, and keeps what is wrong with each in words.
struct TrainingFormReading {
    private var refusals: [String: String] = [:]
    private var words: [String] = []

    /// Nil for the accepted copy of the workspace.
    private(set) var textPath: String?
    private(set) var validationPath: String?
    let name: String
    private(set) var settings = TrainingSettings()

    init(_ form: TrainingForm) {
        name = form.name.trimmingCharacters(in: .whitespacesAndNewlines)
        textPath = path("Text", form.text)
        validationPath = path("Validation", form.validation)
        readName()
        settings.epochs = number("Epochs", form.epochs, 1...1_000) ?? settings.epochs
        settings.block = number("Block", form.block, 8...65_536) ?? settings.block
        settings.batch = number("Batch", form.batch, 1...1_024) ?? settings.batch
        settings.evaluationBatch = settings.batch
        settings.fitsSteps = true
        var shape = TrainingSettings.LowRank()
        shape.rank = number("Rank", form.rank, 1...256) ?? shape.rank
        shape.alpha = Float(2 * shape.rank)
        settings.method = .lowRank(shape)
        readLearningRate(form.learningRate)
    }

    /// Throws a `Fault` with every refusal, if there is any.
    func check() throws(Fault) {
        guard !words.isEmpty else { return }
        throw Fault(
            title: "The training cannot start",
            cause: words.joined(separator: " "),
            advice: "Correct the settings, then start it again.",
            fields: refusals
        )
    }

    private mutating func refuse(_ field: String, _ message: String) {
        words.append("\(field): \(message)")
        if refusals[field] == nil { refusals[field] = message }
    }

    private mutating func path(_ field: String, _ typed: String) -> String? {
        let trimmed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { return nil }
        let path = (trimmed as NSString).expandingTildeInPath
        var isFolder: ObjCBool = false
        if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            refuse(field, "There is no file `\(trimmed)`.")
        } else if isFolder.boolValue {
            refuse(field, "`\(trimmed)` is a folder; name a file.")
        }
        return path
    }

    private mutating func readName() {
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
                || "-_.".unicodeScalars.contains($0)
        }
        if name.isEmpty {
            refuse("Name", "Give it a name, for example voice.")
        } else if !isPlain || name.hasPrefix(".") || name.utf8.count > 60 {
            refuse("Name", "Use at most 60 letters a to z, digits, - and _.")
        }
    }

    private mutating func number(
        _ field: String,
        _ typed: String,
        _ range: ClosedRange<Int>
    ) -> Int? {
        let text = typed.filter { !$0.isWhitespace && $0 != "," }
        if let number = Int(text), range.contains(number) { return number }
        refuse(field, "Give a whole number from \(range.lowerBound) to \(range.upperBound).")
        return nil
    }

    private mutating func readLearningRate(_ typed: String) {
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let rate = Float(text), rate.isFinite, rate > 0, rate <= 1 else {
            refuse("Learning rate", "Give a number above 0 and at most 1, for example 0.0002.")
            return
        }
        settings.learningRate = rate
    }
}
