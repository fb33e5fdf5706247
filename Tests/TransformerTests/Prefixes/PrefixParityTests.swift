import Testing
import Transformer

@Suite("Kept beginnings of prompts, on the default model")
struct PrefixParityTests {
    private static let facts =
        "Facts of the campaign.\nshop: Ashby Home\ncampaign: Harvest Days\ndiscount: 15% off\n"
        + "code: HARVEST15\nfrom: October 2\nuntil: October 9\n"
    private static let first = sharing(
        facts,
        "product: Willow Reading Lamp\nprice: $60.00\n\nWrite."
    )
    private static let second = sharing(
        facts,
        "product: Otter Swim Goggles\nprice: $22.00\n\nWrite."
    )
    private static let other = sharing("Something else stands here, for a while.", " And ends.")

    private func engine(_ folder: ScratchFolder) throws -> Engine {
        try Engine(
            model: Model(at: DefaultModel.path()),
            threads: 2,
            blockLength: 16,
            prefixFolder: folder.path
        )
    }

    @Test("fresh, from memory and from disk: the same text and log-probabilities, to the bit")
    func sameBits() throws {
        let folder = try ScratchFolder()
        // In one block: how a prompt is cut changes nothing either.
        let fresh = try Recording(Engine(at: DefaultModel.path(), threads: 2), Self.second)
        let engine = try engine(folder)
        for request in [Self.first, Self.other] { _ = try Recording(engine, request) }
        let fromMemory = try Recording(engine, Self.second)
        let fromDisk = try Recording(self.engine(folder), Self.second)

        let prompt = try #require(fresh.prompt)
        let marked = prompt.filter {
            $0.segment == 0 || $0.utf8Range.upperBound <= Self.facts.utf8.count
        }
        #expect(fresh.tokens.count > 4)
        for cached in [fromMemory, fromDisk] {
            #expect(try #require(cached.known(blockLength: 16)) >= marked.count)
            #expect(cached.ids == fresh.ids)
            #expect(
                cached.tokens.map(\.logprob.bitPattern) == fresh.tokens.map(\.logprob.bitPattern)
            )
        }
    }
}
