import Foundation
import Testing

@Suite("What a search for harmful input found")
struct FuzzCorpusTests {
    @Test("every seed keeps the promises", arguments: FuzzTarget.allCases)
    func seeds(target: FuzzTarget) {
        #expect(!target.seeds.isEmpty)
        for (name, bytes) in target.seeds {
            let fault = target.fault(bytes)
            #expect(fault == nil, "\(target) \(name): \(fault ?? "")")
        }
    }

    @Test("every file of the corpus keeps them too", arguments: FuzzTarget.allCases)
    func corpus(target: FuzzTarget) throws {
        let folder = try #require(
            Bundle.module.url(
                forResource: target.rawValue,
                withExtension: nil,
                subdirectory: "Fixtures/Fuzz"
            )
        )
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty)
        for name in files {
            let fault = target.fault([UInt8](try Data(contentsOf: folder.appending(path: name))))
            #expect(fault == nil, "\(target) \(name): \(fault ?? "")")
        }
    }
}
