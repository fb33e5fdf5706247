import Foundation

/// The bytes of a model file: mapped read-only, so that pages are read on demand and shared between processes.
///
/// Sendable without the compiler's proof because the bytes never change and the address is fixed until `deinit`.
package final class FileBytes: @unchecked Sendable {
    /// Every byte; valid while this object lives.
    package let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Maps the file at `path`.
    package init(mapping path: String) throws(GGUFError) {
        // Without O_NONBLOCK, opening a pipe by mistake would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw GGUFError(
                code: .unreadable,
                subject: path,
                cause: "It is not a regular file.",
                advice: "Give the path of a GGUF file."
            )
        }
        let count = Int(status.st_size)
        isMapped = count > 0
        guard count > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0),
            address != MAP_FAILED
        else { throw Self.unreadable(path, errno) }
        bytes = UnsafeRawBufferPointer(start: address, count: count)
    }

    /// Keeps a copy of `content`, for files that are in memory.
    package init(copying content: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 64)
        copy.copyBytes(from: content)
        bytes = UnsafeRawBufferPointer(copy)
        isMapped = false
    }

    deinit {
        if isMapped, let address = bytes.baseAddress {
            munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
        } else {
            bytes.deallocate()
        }
    }

    /// Lets the pages that lie wholly in `range` go from memory; reading brings them back from the file.
    func release(_ range: Range<Int>) {
        guard isMapped, let address = bytes.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = (range.lowerBound + page - 1) / page * page
        let end = range.upperBound / page * page
        if start >= end { return }
        madvise(UnsafeMutableRawPointer(mutating: address + start), end - start, MADV_DONTNEED)
    }

    private static func unreadable(_ path: String, _ number: Int32) -> GGUFError {
        GGUFError(
            code: .unreadable,
            subject: path,
            cause: String(cString: strerror(number)) + ".",
            advice: number == ENOENT
                ? "Fetch the default model with `marquee model fetch`, or give another path with --model."
                : "Check that the file may be read, or give another path with --model."
        )
    }
}
