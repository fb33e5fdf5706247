/// The export formats that there are.
package enum ExportFormats {
    /// All formats, in the order in which they are offered.
    package static let all: [any ExportFormat] = [
        CSVFormat(), JSONFormat(), MarkdownFormat(), TrainingFormat(), TextFormat(),
    ]

    /// The format of a name; throws `CopyError.unknown`.
    package static func named(_ name: String) throws(CopyError) -> any ExportFormat {
        guard let format = all.first(where: { $0.name == name }) else {
            throw .unknown("format", name, among: all.map(\.name))
        }
        return format
    }
}
