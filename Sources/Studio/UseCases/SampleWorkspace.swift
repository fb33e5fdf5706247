import Foundation
package import Shop
package import ShopStore

/// The workspace on which the console opens without a shop's own data: a made-up shop, imported on first use.
package enum SampleWorkspace {
    /// The folder that is used when none is named.
    package static func defaultPath(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        Workspace.defaultPath(named: "sample", environment: environment)
    }

    /// Opens the workspace in a folder, and fills it with the sample shop unless that was done.
    ///
    /// The shop's name is set last: a first use that was broken off is taken up again, since what is stored already
    /// changes nothing. `progress` is called while the records are read.
    package static func open(
        at path: String = SampleWorkspace.defaultPath(),
        shop: SampleShop? = nil,
        progress: (ImportProgress) -> Void = { _ in }
    ) throws -> Workspace {
        let workspace = try Workspace(path: path)
        var settings = try workspace.repository.settings()
        if settings.shopName != nil { return workspace }
        let input = path + "/sample-\(getpid()).json"
        defer { try? FileManager.default.removeItem(atPath: input) }
        try write(try shop ?? SampleShop(), to: input)
        let report = try Importer(workspace: workspace).run(files: [input], progress: progress)
        if let failure = report.failure { throw failure }
        settings.shopName = shopName
        settings.currency = "USD"
        try workspace.repository.save(settings)
        return workspace
    }

    /// The shop's name.
    private static let shopName = "Marlow & Finch"

    private static func write(_ shop: SampleShop, to path: String) throws(ShopError) {
        let file = creat(path, 0o600)
        guard file >= 0 else { throw unwritable(path, errno) }
        defer { close(file) }
        try shop.write { (piece) throws(ShopError) in
            var rest = piece[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = Foundation.write(file, part.baseAddress, part.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw unwritable(path, errno) }
                rest = rest.dropFirst(count)
            }
        }
    }

    private static func unwritable(_ path: String, _ number: Int32) -> ShopError {
        ShopError(
            code: number == ENOSPC || number == EDQUOT ? .full : .storage,
            subject: path,
            cause: "The sample shop cannot be written: \(String(cString: strerror(number))).",
            advice: "Make room on the disk, or choose another folder with --workspace DIR."
        )
    }
}
