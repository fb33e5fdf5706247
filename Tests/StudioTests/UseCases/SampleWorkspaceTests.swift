import Foundation
import Shop
import ShopStore
import Studio
import Testing

@Suite("The sample shop's workspace")
struct SampleWorkspaceTests {
    private let folder: TemporaryFolder
    private let shop: SampleShop

    init() throws {
        folder = try TemporaryFolder()
        shop = try SampleShop(users: 6, products: 12, events: 80, seed: 3)
    }

    @Test("it is filled on first use, named last, and left alone after that")
    func firstUse() throws {
        let path = folder.path + "/sample"
        let repository = try SampleWorkspace.open(at: path, shop: shop).repository
        let counts = try repository.counts()
        #expect(counts.users == 6 && counts.products == 12 && counts.behaviors == 80)
        #expect(try repository.settings().shopName?.isEmpty == false)
        #expect(try repository.settings().currency == "USD")
        #expect(!folder.names(in: "sample").contains { $0.hasSuffix(".json") })

        var settings = try repository.settings()
        settings.shopName = "Mine"
        try repository.save(settings)
        let larger = try SampleShop(users: 9, products: 12, events: 90, seed: 4)
        let again = try SampleWorkspace.open(at: path, shop: larger).repository
        #expect(try again.settings().shopName == "Mine")
        #expect(try again.counts() == counts)
    }

    @Test("a first use that was broken off is taken up again")
    func brokenOff() throws {
        let path = folder.path + "/sample"
        let half = try folder.file(
            "half.json",
            #"{"product_data":[{"product_id":"product_1","title":"x","category":"y","price":1}]}"#
        )
        _ = try Importer(workspace: try Workspace(path: path)).run(files: [half])
        let repository = try SampleWorkspace.open(at: path, shop: shop).repository
        #expect(try repository.counts().behaviors == 80)
        #expect(try repository.product("product_1")?.title != "x")
    }

    @Test("a folder that cannot be made is told")
    func unwritable() throws {
        let file = try folder.file("file", "no folder")
        #expect(throws: ShopError.self) { try SampleWorkspace.open(at: file, shop: shop) }
    }
}
