/// A form in which accepted copy leaves the program; a new form is a new file and a line in `ExportFormats.all`.
package protocol ExportFormat: Sendable {
    /// The name of the `--format` flag, for example `csv`.
    var name: String { get }
    var fileExtension: String { get }
    /// The whole file for these suggestions, UTF-8.
    func encode(_ suggestions: [Suggestion]) throws -> String
}
