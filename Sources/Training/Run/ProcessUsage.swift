import Foundation

/// What this process has used of the machine.
enum ProcessUsage {
    /// Seconds of all its threads on processors.
    static var processorSeconds: Double {
        var usage = rusage()
        guard getrusage(own, &usage) == 0 else { return 0 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// The most memory that it held at once.
    static var peakBytes: Int {
        var usage = rusage()
        guard getrusage(own, &usage) == 0 else { return 0 }
        // Linux counts in kilobytes, Darwin in bytes.
        #if os(Linux)
        return usage.ru_maxrss * 1024
        #else
        return usage.ru_maxrss
        #endif
    }

    /// Memory that a program may take without others being pushed out, or its container being stopped; all of the machine's
    /// where the system does not say.
    static var availableBytes: Int { min(machineBytes, containerBytes ?? .max) }

    /// What a control group (version 2) leaves; nil where it sets no limit.
    private static var containerBytes: Int? {
        func number(_ name: String) -> Int? {
            let text = try? String(contentsOfFile: "/sys/fs/cgroup/\(name)", encoding: .utf8)
            return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        guard let limit = number("memory.max"), let used = number("memory.current") else {
            return nil
        }
        return max(0, limit - used)
    }

    private static var machineBytes: Int {
        let all = Int(ProcessInfo.processInfo.physicalMemory)
        guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else {
            return all
        }
        for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
            let words = line.split(separator: " ")
            if words.count > 1, let kilobytes = Int(words[1]) { return kilobytes * 1024 }
        }
        return all
    }

    #if canImport(Glibc)
    private static let own = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
    private static let own = RUSAGE_SELF
    #endif

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
}
