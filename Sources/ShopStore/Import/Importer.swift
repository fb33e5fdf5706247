package import Shop

/// Reads files of records into a workspace.
///
/// The input is streamed, so a file may be larger than memory. Records are stored in whole batches: what ends an
/// import early (a break in the input, a full disk, the user) leaves every batch before it in place, and reading the
/// file again goes on from there, because a record that is stored already changes nothing.
package struct Importer: Sendable {
    private let workspace: Workspace
    private let batchSize: Int

    /// An importer that stores `batchSize` records in one transaction.
    ///
    /// The larger a batch, the fewer users are written more than once; two of the size given here, one being read
    /// and one being stored, take some 250 megabytes at most.
    package init(workspace: Workspace, batchSize: Int = 1 << 22) {
        self.workspace = workspace
        self.batchSize = batchSize
    }

    /// Reads the files in order, `-` being standard input; formats are told by their content.
    ///
    /// Throws when nothing could begin: another import runs, a file cannot be opened. What ends the import later
    /// stands in the report's `failure`. `progress` and `isCancelled` are called every few hundred kilobytes.
    package func run(
        files: [String],
        progress: (ImportProgress) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws(ShopError) -> ImportReport {
        for path in files where path != "-" { _ = try InputFile(path: path) }
        let lock = try ImportLock(path: workspace.importLockPath)
        return try lock.holding { () throws(ShopError) in
            let clock = ContinuousClock()
            let start = clock.now
            let run = try ImportRun(workspace: workspace, files: files, batchSize: batchSize)
            var report = run.run(progress: progress, isCancelled: isCancelled)
            report.seconds = (clock.now - start) / .seconds(1)
            return report
        }
    }
}
