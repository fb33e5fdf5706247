import Foundation
import Synchronization

/// Prefixes of one owner in a folder of files, which other engines and programs may share.
///
/// It is a cache: whatever goes wrong means only that something is not there. Files are written aside and renamed, so
/// that none is ever half there; what is wrong with one ends with its deletion. Links are not followed.
package final class PrefixFolder: Sendable {
    /// How the name of a prefix's file ends.
    static let suffix = ".prefix"
    /// Bytes that all files of a folder may take together, unless said otherwise.
    package static let defaultLimit = 256 << 20

    private let path: String
    private let limit: Int
    private let owner: PrefixOwner
    /// The tokens of the files that were looked at; none of a file that is of no use.
    private let index = Mutex<[String: [Int32]]>([:])

    package init(path: String, owner: PrefixOwner, limit: Int = PrefixFolder.defaultLimit) {
        self.path = path
        self.owner = owner
        self.limit = limit
    }

    /// The file that has most of a text's beginning, and how many tokens of it.
    func match(_ tokens: some Collection<Int32>) -> (name: String, count: Int)? {
        guard let directory = Directory(path) else { return nil }
        let names = directory.names().filter(isOwn)
        return index.withLock { index in
            index = index.filter { names.contains($0.key) }
            for name in names where index[name] == nil {
                index[name] = self.tokens(of: name, in: directory)
            }
            let best = index.map { ($0.key, $0.value.agreement(with: tokens)) }
                .max { ($0.1, $1.0) < ($1.1, $0.0) }
            return best.flatMap { $0.1 > 0 ? $0 : nil }
        }
    }

    /// The prefix in a file, which counts as used; a file that is not right is deleted.
    func load(_ name: String) -> Prefix? {
        guard let directory = Directory(path) else { return nil }
        let prefix = directory.withFile(name) { file, byteCount -> Prefix? in
            guard byteCount <= limit else { return nil }
            let prefix = PrefixFile.prefix(of: file, byteCount: byteCount, owner: owner)
            guard let prefix, owner.fileName(of: prefix.tokens) == name else { return nil }
            futimens(file, nil)
            return prefix
        }
        if prefix == nil {
            directory.remove(name)
            index.withLock { $0[name] = [] }
        }
        return prefix
    }

    /// Writes a prefix, and deletes those used least recently where all together take more than the limit.
    func store(_ prefix: Prefix) {
        let byteCount = PrefixFile.byteCount(tokens: prefix.tokens.count, owner: owner)
        guard let byteCount, byteCount <= limit else { return }
        guard let directory = Directory(making: path) else { return }
        let name = owner.fileName(of: prefix.tokens)
        let written = directory.replace(name) { PrefixFile.write(prefix, owner: owner, to: $0) }
        guard written else { return }
        index.withLock { $0[name] = prefix.tokens }
        shrink(directory, keeping: name)
    }

    private func isOwn(_ name: String) -> Bool {
        name.hasPrefix(owner.digest.hexadecimal) && name.hasSuffix(Self.suffix)
    }

    private func tokens(of name: String, in directory: Directory) -> [Int32] {
        let tokens = directory.withFile(name) { file, byteCount in
            PrefixFile.tokens(of: file, byteCount: byteCount, owner: owner)
        }
        if let tokens, owner.fileName(of: tokens) == name { return tokens }
        directory.remove(name)
        return []
    }

    /// Deletes the files used least recently, and what an ended program left half-written.
    private func shrink(_ directory: Directory, keeping newest: String) {
        var files = directory.names().compactMap { name in
            name.hasSuffix(Self.suffix) ? directory.entry(name) : nil
        }
        guard let now = files.first(where: { $0.name == newest })?.seconds else { return }
        for name in directory.names() where Directory.isAside(name, suffix: Self.suffix) {
            guard let entry = directory.entry(name), entry.seconds < now - 3600 else { continue }
            directory.remove(name)
        }
        files.sort { ($0.seconds, $0.nanoseconds) < ($1.seconds, $1.nanoseconds) }
        var total = files.reduce(0) { $0 + $1.byteCount }
        for file in files where total > limit && file.name != newest {
            directory.remove(file.name)
            total -= file.byteCount
        }
    }
}
