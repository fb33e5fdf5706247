package import Copywriting
import Foundation
package import Shop

extension Desk {
    /// Rows of the suggestion list, newest first.
    package func suggestions(
        _ query: SuggestionQuery,
        range: Range<Int>
    ) throws -> Page<Suggestion> {
        let page = try repository.suggestions(
            ListQuery(filter: query.filter),
            state: query.state?.rawValue,
            channel: query.channel,
            range: range
        )
        return Page(
            rows: try page.rows.map(SuggestionArchive.suggestion),
            start: page.start,
            total: page.total
        )
    }

    /// One suggestion; throws `ShopError.unknown`.
    package func suggestion(_ id: String) throws -> Suggestion {
        try reviewDesk.suggestion(id)
    }

    /// Performs a review step and stores it; `expectedRevision` is what the person saw, nil takes the stored one.
    @discardableResult
    package func review(
        _ id: String,
        _ action: ReviewAction,
        expectedRevision: Int? = nil
    ) throws -> Suggestion {
        try reviewDesk.perform(action, on: id, expectedRevision: expectedRevision)
    }

    /// Takes back the newest review step of the workspace.
    @discardableResult
    package func undoReview() throws -> Suggestion {
        try reviewDesk.undoNewest()
    }

    /// Writes accepted copy to a file, and gives its full path and how many there are.
    ///
    /// A `~` at the start of the path is the person's home. Throws `ExportError.exists` unless `overwrite` is set.
    package func export(
        format: String,
        path: String,
        overwrite: Bool,
        channel: String? = nil
    ) throws -> (path: String, count: Int) {
        let path = try Self.exportPath(path, format: format)
        if let channel { _ = try Channels.named(channel) }
        let count = try Exporter(repository: repository).export(
            format: format,
            to: path,
            overwrite: overwrite,
            channel: channel
        )
        return (path, count)
    }

    /// The file that a typed path means.
    static func exportPath(_ typed: String, format: String) throws -> String {
        let trimmed = typed.trimmingCharacters(in: .whitespaces)
        let path = (trimmed as NSString).expandingTildeInPath
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !path.isEmpty, !trimmed.hasSuffix("/"), !(isThere && isFolder.boolValue) else {
            let fileExtension = try ExportFormats.named(format).fileExtension
            let folder = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
            throw ExportError(
                code: .unwritable,
                subject: path.isEmpty ? "export" : path,
                cause: path.isEmpty ? "No file is named." : "It is a folder.",
                advice: "Name a file, for example \(folder)copy.\(fileExtension)"
            )
        }
        return path
    }

    private var reviewDesk: ReviewDesk { ReviewDesk(repository: repository, asOf: asOf) }
}
