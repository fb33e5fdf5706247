import Dispatch
import Studio
import Synchronization
import Testing

@Suite("The lane of a list")
struct ListLaneTests {
    @Test("pages of a superseded query are neither read nor told; those of the newest all are")
    func superseded() {
        let lane = ListLane<String>("test")
        let read = Mutex<[String]>([])
        let told = Mutex<[String]>([])
        let isReading = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)
        func ask(_ query: String, _ page: Int, scope: String = "", waits: Bool = false) {
            lane.read(
                query,
                scope: scope,
                {
                    if waits {
                        isReading.signal()
                        mayEnd.wait()
                    }
                    read.withLock { $0.append("\(query)\(page)") }
                    return "\(query)\(page)"
                },
                then: { answer in told.withLock { $0.append(answer) } }
            )
        }
        ask("a", 0, waits: true)
        isReading.wait()
        ask("b", 0)
        ask("x", 0, scope: "other")
        ask("c", 0)
        ask("c", 1)
        mayEnd.signal()
        lane.join()
        #expect(read.withLock { $0 } == ["a0", "x0", "c0", "c1"])
        #expect(told.withLock { $0 } == ["x0", "c0", "c1"])
    }
}
