import Synchronization

/// The beginnings of prompts that an engine read before: several in memory, and more in a folder.
///
/// Only what a request marks as shared by several prompts is kept.
package final class PrefixStore: Sendable {
    /// Bytes of keys and values that are kept in memory unless said otherwise.
    package static let defaultMemoryLimit = 24 << 20
    /// Tokens that a prefix must save to be worth copying.
    private static let leastGain = 8

    private let makeFolder: @Sendable () -> PrefixFolder?
    /// Made with its first use: naming the owner reads a part of the model's file.
    private let folder = Mutex<PrefixFolder??>(nil)
    private let memory: Mutex<PrefixMemory>

    /// A store of an engine's prefixes.
    ///
    /// - Parameters:
    ///   - path: A folder for files; nil to keep them in memory only.
    ///   - folderLimit: Bytes that the files of the folder may take.
    ///   - memoryLimit: Bytes that are kept in memory.
    ///   - owner: Whose prefixes they are.
    package init(
        path: String?,
        folderLimit: Int = PrefixFolder.defaultLimit,
        memoryLimit: Int = PrefixStore.defaultMemoryLimit,
        owner: @escaping @Sendable () -> PrefixOwner
    ) {
        makeFolder = { path.map { PrefixFolder(path: $0, owner: owner(), limit: folderLimit) } }
        memory = Mutex(PrefixMemory(limit: memoryLimit))
    }

    /// Puts the longest known beginning of a prompt into a session, unless it has it already.
    ///
    /// The prompt's last token is left out: it is read in any case.
    func restore(_ ids: [Int32], to session: any EvaluatingSession) {
        guard let copying = session as? any PrefixCopying else { return }
        let wanted = ids.dropLast()
        let known = session.tokens.agreement(with: wanted)
        let found = memory.withLock { $0.match(wanted) }
        var best = max(known, found?.count ?? 0)
        if wanted.count >= best + Self.leastGain, let folder = openFolder() {
            while let match = folder.match(wanted), match.count >= best + Self.leastGain {
                guard let prefix = folder.load(match.name) else { continue }
                best = prefix.agreement(with: wanted)
                memory.withLock { $0.use(prefix) }
                _ = copying.adopt(prefix, count: best)
                return
            }
        }
        guard let found, found.count >= known + Self.leastGain else { return }
        memory.withLock { $0.use(found.prefix) }
        _ = copying.adopt(found.prefix, count: found.count)
    }

    /// Keeps the beginning of what a session read, unless it is known.
    func keep(_ tokens: some Collection<Int32>, of session: any EvaluatingSession) {
        let count = tokens.count
        guard count >= Self.leastGain, session.tokens.agreement(with: tokens) == count,
            let copying = session as? any PrefixCopying
        else { return }
        if memory.withLock({ $0.match(tokens)?.count == count }) { return }
        let folder = openFolder()
        if folder?.match(tokens)?.count == count { return }
        guard let prefix = copying.prefix(count) else { return }
        memory.withLock { $0.use(prefix) }
        folder?.store(prefix)
    }

    private func openFolder() -> PrefixFolder? {
        folder.withLock { folder in
            if let folder { return folder }
            let made = makeFolder()
            folder = .some(made)
            return made
        }
    }
}
