import Foundation

// libFuzzer's two entries. `MARQUEE_FUZZ` names what is searched; scripts/fuzz builds and runs it.

private let target = ProcessInfo.processInfo.environment["MARQUEE_FUZZ"]
    .flatMap(FuzzTarget.init(rawValue:))

/// Writes the seeds into the folder `MARQUEE_FUZZ_SEEDS`, which the search reads afterwards.
@c(LLVMFuzzerInitialize)
package func openSearch(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    guard let target else { stop("MARQUEE_FUZZ names no target") }
    guard let folder = ProcessInfo.processInfo.environment["MARQUEE_FUZZ_SEEDS"] else { return 0 }
    do {
        for (name, bytes) in target.seeds {
            try Data(bytes).write(to: URL(filePath: folder).appending(path: name))
        }
    } catch {
        stop("the seeds cannot be written: \(error)")
    }
    return 0
}

/// Tries one input.
@c(LLVMFuzzerTestOneInput)
package func tryInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    if let fault = target?.fault([UInt8](UnsafeBufferPointer(start: start, count: count))) {
        stop(fault)
    }
    return 0
}

/// Ends as a crash does, so that the search keeps the input.
private func stop(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("fuzz: \(reason)\n".utf8))
    abort()
}
