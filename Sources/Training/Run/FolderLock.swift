import Foundation

/// Keeps a folder for one run: another that asks for it is refused.
///
/// The system lets go of it when the process ends, however it does.
final class FolderLock {
    private let descriptor: Int32

    /// Takes the folder; throws where another run has it, or nothing can be written there.
    init(folder: String) throws(TrainingError) {
        let path = folder + "/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw TrainingError(
                code: .unwritable,
                subject: "folder \(folder)",
                cause: String(cString: strerror(errno)),
                advice: "Give another --output folder."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw TrainingError(
                code: .outputExists,
                subject: "folder \(folder)",
                cause: "Another run is writing to it.",
                advice: "Wait for its end, or give another --output folder."
            )
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
