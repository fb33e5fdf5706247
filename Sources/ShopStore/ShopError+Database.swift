import Foundation
import GRDB
import Shop

extension ShopError {
    /// A fault of the database, said with what can be done about it.
    init(_ error: any Error, subject: String) {
        if let error = error as? ShopError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(
                code: .storage,
                subject: subject,
                cause: error.localizedDescription,
                advice: "Check the workspace folder's permissions and the disk."
            )
            return
        }
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        let (code, cause, advice): (Code, String, String) =
            switch error.resultCode {
            case .SQLITE_FULL:
                (
                    .full, "The disk is full.",
                    "Free some space and try again; what was stored before is safe."
                )
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                (
                    .conflict, "Another program is writing to this workspace.",
                    "Try again in a moment."
                )
            case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                (
                    .unreadable, "The file is damaged or is no database of Marquee (\(detail)).",
                    "Put back a copy of it, or choose another workspace with --workspace DIR."
                )
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
                (
                    .storage, "The workspace cannot be written (\(detail)).",
                    "Check the folder's permissions, or choose another with --workspace DIR."
                )
            case .SQLITE_TOOBIG:
                (.invalid, "A text is too long to be stored.", "Shorten it.")
            default:
                (
                    .storage, "The database failed: \(detail).",
                    "Try again; if it stays, copy the workspace folder away and look at the disk."
                )
            }
        self.init(code: code, subject: subject, cause: cause, advice: advice)
    }

    /// The fault of a database that a newer program wrote.
    static func newerSchema(_ path: String) -> ShopError {
        ShopError(
            code: .unreadable,
            subject: path,
            cause: "A newer version of Marquee wrote this workspace.",
            advice: "Update Marquee, or choose another workspace with --workspace DIR."
        )
    }
}
