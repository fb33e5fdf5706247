import Foundation
import Testing
import Transformer

@Suite("Kept beginnings of prompts, in memory and in files")
struct PrefixFileTests {
    private static let blockLength = 4
    private static let shared = "hello wo, hello hello? wo: "
    private static let first = sharing(shared, "and one more")
    private static let second = sharing(shared, "but others")
    private static let other = sharing("something else, all of it.", "!!")

    private func engine(_ folder: String?, seed: UInt64 = 7) throws -> Engine {
        let file = try GGUFFile(bytes: TinyModel.writer(seed: seed).bytes(), name: "tiny.gguf")
        return try Engine(
            model: Model(file: file),
            threads: 2,
            blockLength: Self.blockLength,
            prefixFolder: folder
        )
    }

    private func alone(_ request: GenerationRequest, seed: UInt64 = 7) throws -> Recording {
        try Recording(engine(nil, seed: seed), request)
    }

    private func expect(_ run: Recording, like other: Recording) {
        #expect(run.ids == other.ids)
        #expect(run.tokens.map(\.logprob.bitPattern) == other.tokens.map(\.logprob.bitPattern))
    }

    /// How many of the prompt's first tokens are marked as shared.
    private func markedCount(_ run: Recording) throws -> Int {
        try #require(run.prompt).count {
            $0.segment == 0 || $0.utf8Range.upperBound <= Self.shared.utf8.count
        }
    }

    @Test("another engine goes on from the file, and writes what it writes alone")
    func fromDisk() throws {
        let folder = try ScratchFolder()
        let first = try Recording(engine(folder.path), Self.first)
        #expect(first.known(blockLength: Self.blockLength) == 0)
        let second = try Recording(engine(folder.path), Self.second)
        #expect(try second.known(blockLength: Self.blockLength) == markedCount(second))
        expect(second, like: try alone(Self.second))
    }

    @Test("without a folder a prefix is kept beside the last text")
    func fromMemory() throws {
        let engine = try engine(nil)
        for request in [Self.first, Self.other] { _ = try Recording(engine, request) }
        let second = try Recording(engine, Self.second)
        #expect(try second.known(blockLength: Self.blockLength) == markedCount(second))
        expect(second, like: try alone(Self.second))
    }

    @Test("a part of a prefix serves a prompt that goes on otherwise")
    func partial() throws {
        let folder = try ScratchFolder()
        let first = try #require(Recording(engine(folder.path), Self.first).prompt)
        let request = sharing("hello wo, hello hello! and then", " it ends")
        let run = try Recording(engine(folder.path), request)
        let common = zip(first, try #require(run.prompt)).prefix { $0.id == $1.id }.count
        #expect(common >= 8)
        #expect(try common < markedCount(run))
        #expect(run.known(blockLength: Self.blockLength) == common)
        expect(run, like: try alone(request))
    }

    @Test("nothing behind the mark is in the file, which only the user may read")
    func onlyWhatIsShared() throws {
        let folder = try ScratchFolder()
        let run = try Recording(engine(folder.path), Self.first)
        let path = try folder.onlyFile()
        let count = try markedCount(run)
        let bytes = try folder.content(of: path)
        let tokens = (0..<count).map { index in
            bytes.withUnsafeBytes {
                $0.loadUnaligned(fromByteOffset: 64 + 4 * index, as: Int32.self)
            }
        }
        #expect(tokens == run.prompt?.prefix(count).map(\.id))
        // Keys come in whole blocks of 16 positions.
        let positions = (count + 15) / 16 * 16 + count
        let content =
            positions * TinyModel.headWidth * TinyModel.keyValueHeads * TinyModel.blocks * 2
        #expect(bytes.count == 64 + 4 * count + content + 8)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let other = try ScratchFolder()
        _ = try Recording(engine(other.path), sharing(Self.shared, "quite another end"))
        #expect(try other.content(of: other.onlyFile()) == bytes)
    }

    @Test("a request that marks nothing leaves nothing")
    func unmarked() throws {
        let folder = try ScratchFolder()
        var request = Self.first
        request.sharedPrefixEnd = nil
        _ = try Recording(engine(folder.path), request)
        #expect(try folder.names().isEmpty)
    }

    @Test("files that are cut, changed, empty or longer are not believed, and made anew")
    func badFiles() throws {
        let folder = try ScratchFolder()
        _ = try Recording(engine(folder.path), Self.first)
        let path = try folder.onlyFile()
        let good = try folder.content(of: path)
        let alone = try alone(Self.second)
        var bad: [[UInt8]] = [[], good + [0], good + good]
        for length in [1, 8, 63, 64, 65, 100, good.count / 2, good.count - 8, good.count - 1] {
            bad.append(Array(good[..<length]))
        }
        for place in [
            0, 9, 17, 25, 33, 41, 49, 57, 63, 64, 70, 120, good.count / 2, good.count - 1,
        ] {
            var changed = good
            changed[place] ^= 0x41
            bad.append(changed)
        }
        var huge = good
        for place in 56..<64 { huge[place] = 0x7f }
        bad.append(huge)
        for bytes in bad {
            try folder.write(bytes, to: path)
            let run = try Recording(engine(folder.path), Self.second)
            #expect(run.known(blockLength: Self.blockLength) == 0)
            expect(run, like: alone)
            #expect(try folder.content(of: folder.onlyFile()) == good)
        }
    }

    @Test("another model's file is not used, whatever its name")
    func foreign() throws {
        let folder = try ScratchFolder()
        _ = try Recording(engine(folder.path), Self.first)
        let own = try folder.onlyFile()
        _ = try Recording(engine(folder.path, seed: 8), Self.first)
        #expect(try folder.names().count == 2)
        let name = try #require(try folder.names().first { !own.hasSuffix($0) })
        let foreign = try folder.content(of: folder.path + "/" + name)
        try folder.write(foreign, to: own)
        let run = try Recording(engine(folder.path), Self.second)
        #expect(run.known(blockLength: Self.blockLength) == 0)
        expect(run, like: try alone(Self.second))
    }

    @Test("links are not followed")
    func links() throws {
        let folder = try ScratchFolder()
        let elsewhere = try ScratchFolder()
        _ = try Recording(engine(folder.path), Self.first)
        let path = try folder.onlyFile()
        let target = elsewhere.path + "/target"
        try FileManager.default.moveItem(atPath: path, toPath: target)
        let bytes = try elsewhere.content(of: target)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        let run = try Recording(engine(folder.path), Self.second)
        #expect(run.known(blockLength: Self.blockLength) == 0)
        #expect(try elsewhere.content(of: target) == bytes)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.type] as? FileAttributeType == .typeRegular)

        let link = elsewhere.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        let linked = try Recording(engine(link), Self.second)
        #expect(linked.known(blockLength: Self.blockLength) == 0)
    }

    @Test("a folder that others may write to, or that cannot be made, means no files and no fault")
    func badFolders() throws {
        let folder = try ScratchFolder()
        _ = try Recording(engine(folder.path), Self.first)
        let file = try folder.onlyFile()
        let alone = try alone(Self.second)
        expect(try Recording(engine(file), Self.second), like: alone)
        expect(try Recording(engine(file + "/below"), Self.second), like: alone)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let run = try Recording(engine(folder.path), Self.second)
        #expect(run.known(blockLength: Self.blockLength) == 0)
        expect(run, like: alone)
    }

    @Test("a folder that is not there is made, for the user alone")
    func newFolder() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/not/yet"
        _ = try Recording(engine(path), Self.first)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        let second = try Recording(engine(path), Self.second)
        #expect(try second.known(blockLength: Self.blockLength) == markedCount(second))
    }

    @Test("a folder keeps to its limit, and what was used least recently goes first")
    func limit() throws {
        let folder = try ScratchFolder()
        let model = try Model(
            file: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf")
        )
        let plain = try engine(nil)
        let owner = PrefixOwner(model: model, instructions: Engine.instructions)
        func run(_ shared: String, _ rest: String = "yes", limit: Int) throws {
            let store = PrefixStore(path: folder.path, folderLimit: limit) { owner }
            let engine = Engine(
                model: model,
                kernels: .fast,
                blockLength: Self.blockLength,
                prefixes: store,
                makeSession: { () throws(EngineError) in try plain.newSession() }
            )
            _ = try Recording(engine, sharing(shared, rest))
        }
        // The times of files are set, so that none is a matter of luck.
        func age() throws {
            for name in try folder.names() {
                let path = folder.path + "/" + name
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                let time = try #require(attributes[.modificationDate] as? Date)
                let date = time.addingTimeInterval(-10)
                try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
            }
        }
        // A token is a byte: all take as much.
        let texts = ["abcdabcdabcdabcd", "ijkijkijkijkijki", "uvwxuvwxuvwxuvwx"]
        try run(texts[0], limit: .max)
        let limit = try folder.content(of: folder.onlyFile()).count * 5 / 2
        let oldest = try folder.names()
        try age()
        try run(texts[1], limit: limit)
        let both = try folder.names()
        #expect(both.count == 2)
        try age()
        // Using the oldest makes it the newest.
        try run(texts[0], "no", limit: limit)
        try age()
        try run(texts[2], limit: limit)
        let last = try folder.names()
        #expect(last.count == 2)
        #expect(Set(last).intersection(both) == Set(oldest))
        // What is larger than the limit is not kept at all.
        try run("mnopmnopmnopmnop", limit: 100)
        #expect(try folder.names() == last)
    }

    @Test("engines that share a folder at once write what they write alone")
    func together() async throws {
        let folder = try ScratchFolder()
        let requests = [Self.first, Self.second, Self.other]
        let alone = try requests.map { try self.alone($0).ids }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for turn in 0..<6 {
                let engine = try engine(folder.path)
                group.addTask {
                    for step in 0..<6 {
                        let index = (turn + step) % requests.count
                        let ids = try Recording(engine, requests[index]).ids
                        #expect(ids == alone[index])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.names().count == 2)
        #expect(try folder.names().allSatisfy { $0.hasSuffix(".prefix") })
    }

    @Test("a run that is cancelled early keeps nothing wrong")
    func cancelled() throws {
        let folder = try ScratchFolder()
        let engine = try engine(folder.path)
        _ = try Recording(engine, Self.other)
        _ = try Recording(engine, Self.first, cancelAfterTokens: 0)
        #expect(try folder.names().count == 1)
        expect(try Recording(engine, Self.second), like: try alone(Self.second))
    }
}
