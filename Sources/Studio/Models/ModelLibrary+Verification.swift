extension ModelLibrary {
    /// Size and hash of a model file that is what it should be.
    package struct Verification: Hashable, Sendable {
        package var path: String
        package var byteCount: Int
        /// Hexadecimal.
        package var sha256: String
        /// Whether the program knows the hash that this file should have; else it was only computed.
        package var isPinned: Bool
    }

    /// Computes the hash of a model file and compares it; throws `wrongSize` or `wrongHash` for the pinned one.
    ///
    /// Of any other file the hash is computed, and the file opened, so that one that is cut off or hostile is refused.
    package func verify(named name: String? = nil) throws -> Verification {
        let path = path(named: name)
        let (count, hash) = try FileHash.sha256(of: path)
        let isPinned = path == pinnedPath || hash == pinned.sha256
        if isPinned {
            try require(path, count, hash)
        } else {
            _ = try open(named: path)
        }
        return Verification(path: path, byteCount: count, sha256: hash, isPinned: isPinned)
    }

    /// Throws where a file is not the pinned model.
    func requirePinned(_ path: String) throws(ModelError) {
        let count = try Self.byteCount(of: path)
        guard count == pinned.byteCount else {
            throw .wrongSize(path, count, expected: pinned.byteCount)
        }
        try require(path, count, try FileHash.sha256(of: path).hash)
    }

    private func require(_ path: String, _ count: Int, _ hash: String) throws(ModelError) {
        guard count == pinned.byteCount else {
            throw .wrongSize(path, count, expected: pinned.byteCount)
        }
        guard hash == pinned.sha256 else {
            throw .wrongHash(path, hash, expected: pinned.sha256)
        }
    }
}
