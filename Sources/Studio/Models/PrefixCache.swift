import Foundation

/// Where the beginnings of prompts are kept from one run of the program to the next.
///
/// They hold facts of campaigns, none of a person, and may be deleted at any time.
package enum PrefixCache {
    /// The folder `$XDG_CACHE_HOME/marquee/prefixes`.
    package static func path(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        // The specification has a relative path ignored.
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return (cache ?? home + "/.cache") + "/marquee/prefixes"
    }

    /// Bytes of the files in the folder.
    package static func byteCount(at path: String) -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.reduce(0) { total, name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
            return total + (attributes?[.size] as? Int ?? 0)
        }
    }
}
