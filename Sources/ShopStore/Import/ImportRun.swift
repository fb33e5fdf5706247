import Shop

/// One import under way: reads records, checks them, gathers them in batches and hands these to the writer.
final class ImportRun {
    private let workspace: Workspace
    private let files: [String]
    private let batchSize: Int
    private let queue: BatchQueue
    private var rejects: RejectsFile
    private var report = ImportReport()
    private var batch = ImportBatch()
    private var fields = RecordFields()

    private var users = IDTable()
    private var products = IDTable()
    private var kinds = IDTable()
    /// Ids that were met in the current file, and those that came again.
    private var met = MetIDs()

    private var bytesDone = 0
    private var bytesTotal: Int?
    private var records = 0

    private static let chunk = 1 << 18
    private static let listedRejects = 10
    private static let listedWarnings = 20

    /// Ends the reading because the user wishes so.
    private struct Cancellation: Error {}

    init(workspace: Workspace, files: [String], batchSize: Int) throws(ShopError) {
        self.workspace = workspace
        self.batchSize = batchSize
        self.files = files
        queue = try BatchQueue(workspace.repository)
        rejects = RejectsFile(folder: workspace.rejectsPath)
        // The known kinds have their keys for numbers.
        for kind in BehaviorTable.knownKinds {
            var name = kind.rawValue
            name.withUTF8 { _ = kinds.number(of: UnsafeRawBufferPointer($0)) }
        }
        bytesTotal = files.reduce(0) { sum, path in
            guard let sum, let size = InputFile.size(ofFileAt: path) else { return nil }
            return sum + size
        }
    }

    func run(
        progress: (ImportProgress) -> Void,
        isCancelled: () -> Bool
    ) -> ImportReport {
        func step() throws {
            progress(
                ImportProgress(bytesDone: bytesDone, bytesTotal: bytesTotal, records: records)
            )
            if isCancelled() { throw Cancellation() }
        }
        do throws(any Error) {
            for path in files {
                let before = records
                do throws(any Error) {
                    try read(path, step)
                } catch let fault as InputFault {
                    note(fault, in: path)
                }
                if records == before, report.failure == nil {
                    warn("\(InputFile.name(path)) holds no records.")
                }
                met.warnings(in: InputFile.name(path)).forEach(warn)
                met = MetIDs()
            }
            try handOver()
        } catch is Cancellation {
            report.isCancelled = true
        } catch {
            report.failure = ShopError(error, subject: "import")
        }
        end()
        return report
    }

    /// Stores what is gathered, settles the sums and counts what stands.
    private func end() {
        let (counts, failure) = queue.finish()
        report.stored = counts.stored
        report.replaced = counts.replaced
        report.unchanged = counts.unchanged
        if let failure { report.failure = failure }
        do throws(ShopError) {
            try rejects.flush()
            try workspace.repository.settleSums()
        } catch {
            report.failure = report.failure ?? error
        }
        report.rejectsFile = rejects.path
    }

    private func read(_ path: String, _ step: () throws -> Void) throws {
        let file = try InputFile(path: path)
        var head: [UInt8] = []
        while true {
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
            defer { room.deallocate() }
            let count = try file.read(into: room)
            head += room[..<count]
            bytesDone += count
            let format = try head.withUnsafeBytes { bytes in
                try InputFormat.detect(bytes, isWhole: count == 0)
            }
            switch format {
            case nil: continue
            case .json:
                let isLines = [".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
                var reader = JSONRecordReader(isLines: isLines)
                try feed(&reader, head, file, step)
            case .csv:
                var reader = CSVRecordReader()
                try feed(&reader, head, file, step)
            }
            return
        }
    }

    private func feed<Reader: RecordReader & ~Copyable>(
        _ reader: inout Reader,
        _ head: [UInt8],
        _ file: borrowing InputFile,
        _ step: () throws -> Void
    ) throws {
        reader.append(upTo: head.count) { room in
            room.copyBytes(from: head)
            return head.count
        }
        while true {
            switch try reader.next(&fields) {
            case .record(let kind):
                records += 1
                do throws(RecordFault) {
                    try take(kind)
                } catch {
                    try reject(error.reason, reader.place, file.name)
                }
                if batch.count >= batchSize { try handOver() }
            case .refused(let reason):
                records += 1
                try reject(reason, reader.place, file.name)
            case .warning(let text): warn("\(file.name): \(text)")
            case .needsBytes:
                try step()
                var count = 0
                try reader.append(upTo: Self.chunk) { (room) throws(ShopError) in
                    count = try file.read(into: room)
                    return count
                }
                bytesDone += count
                if count == 0 { reader.finish() }
            case .end: return
            }
        }
    }

    private func handOver() throws(ShopError) {
        guard batch.count > 0 else { return }
        let full = batch
        batch = ImportBatch()
        try queue.store(full)
    }

    // MARK: Records

    private func take(_ kind: RecordKind?) throws(RecordFault) {
        switch kind {
        case .behavior: stage(try fields.behavior())
        case .product:
            let product = try fields.product()
            met.meet(.product, product.productID)
            batch.products.append((number(ofProduct: product.productID), product))
        case .campaign:
            let campaign = try fields.campaign()
            met.meet(.campaign, campaign.campaignID)
            batch.campaigns.append(campaign)
        case .user:
            let person = try fields.personalData()
            met.meet(.user, person.userID)
            batch.people.append((number(ofUser: person.userID), person))
        case nil: throw RecordFault("its fields do not tell what kind of record it is")
        }
    }

    private func stage(_ behavior: RecordFields.PackedBehavior) {
        fields.withText { text in
            func number(
                _ range: Range<Int>,
                _ table: inout IDTable,
                _ new: inout [String]
            ) -> UInt32 {
                let known = table.count
                let number = table.number(of: UnsafeRawBufferPointer(rebasing: text[range]))
                if table.count > known { new.append(table[known]) }
                return number
            }
            var event = ImportBatch.StagedEvent(
                timestamp: behavior.timestamp.secondsSinceEpoch,
                user: number(behavior.userID, &users, &batch.newUsers),
                product: number(behavior.productID, &products, &batch.newProducts),
                kind: number(behavior.kind, &kinds, &batch.newKinds)
            )
            if behavior.price != nil || behavior.quantity != nil || !behavior.orderID.isEmpty {
                batch.extras.append(
                    ImportBatch.Extra(
                        price: behavior.price?.tenThousandths ?? -1,
                        quantity: behavior.quantity.map(Int64.init) ?? -1,
                        order: [UInt8](text[behavior.orderID])
                    )
                )
                event.extra = UInt32(batch.extras.count)
            }
            batch.events.append(event)
        }
    }

    private func number(ofUser id: String) -> UInt32 {
        var id = id
        let known = users.count
        let number = id.withUTF8 { users.number(of: UnsafeRawBufferPointer($0)) }
        if users.count > known { batch.newUsers.append(id) }
        return number
    }

    private func number(ofProduct id: String) -> UInt32 {
        var id = id
        let known = products.count
        let number = id.withUTF8 { products.number(of: UnsafeRawBufferPointer($0)) }
        if products.count > known { batch.newProducts.append(id) }
        return number
    }

    // MARK: What went wrong

    private func reject(
        _ reason: String,
        _ place: RecordPlace,
        _ file: String
    ) throws(ShopError) {
        report.rejected += 1
        let reject = RejectsFile.Reject(
            file: file,
            place: place,
            reason: reason,
            record: fields.json(limit: 1 << 16)
        )
        if report.firstRejects.count < Self.listedRejects {
            report.firstRejects.append(reject.sentence)
        }
        try rejects.append(reject)
    }

    private func note(_ fault: InputFault, in path: String) {
        let name = InputFile.name(path)
        let failure = ShopError(
            code: .unreadable,
            subject: "\(name), line \(fault.line), column \(fault.column)",
            cause: fault.cause,
            advice: "Mend the file there and import it again; what stands before it was read."
        )
        if report.failure == nil {
            report.failure = failure
        } else {
            warn("\(failure.subject): \(failure.cause)")
        }
    }

    private func warn(_ text: String) {
        if report.warnings.count < Self.listedWarnings { report.warnings.append(text) }
    }
}
