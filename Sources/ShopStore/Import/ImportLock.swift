import Foundation
import Shop

/// The lock that keeps a workspace to one import at a time; gone with the process that holds it.
struct ImportLock: ~Copyable {
    /// The lock's name in the workspace's folder.
    static let fileName = "import.lock"

    private let descriptor: Int32

    /// Takes the lock; throws `conflict` where another import holds it.
    init(path: String) throws(ShopError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ShopError(
                code: errno == ENOSPC ? .full : .storage,
                subject: path,
                cause: "The workspace cannot be written: \(String(cString: strerror(errno))).",
                advice: "Check the folder's permissions and the disk, or choose another workspace."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ShopError(
                code: .conflict,
                subject: "import",
                cause: "An import into this workspace is running.",
                advice: "Wait until it has ended, then try again."
            )
        }
    }

    /// Does something while the lock is held.
    borrowing func holding<Value>(
        _ body: () throws(ShopError) -> Value
    ) throws(ShopError) -> Value {
        try body()
    }

    deinit {
        close(descriptor)
    }
}
