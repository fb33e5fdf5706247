import Testing
import Training

@Suite("Batch order")
struct BatchOrderTests {
    @Test(
        "every sequence comes once an epoch, the last batch holding the rest",
        arguments: [0, 1, 7]
    )
    func everySequence(epoch: Int) {
        let batches = BatchOrder(count: 10, batch: 4, seed: 3).batches(ofEpoch: epoch)
        #expect(batches.map(\.count) == [4, 4, 2])
        #expect(batches.flatMap { $0 }.sorted() == Array(0..<10))
    }

    @Test("seed and epoch alone decide, so that a run that is resumed goes on alike")
    func deterministic() {
        let order = BatchOrder(count: 50, batch: 8, seed: 11)
        _ = order.batches(ofEpoch: 0)
        #expect(
            order.batches(ofEpoch: 2)
                == BatchOrder(count: 50, batch: 8, seed: 11).batches(ofEpoch: 2)
        )
        #expect(order.batches(ofEpoch: 0) != order.batches(ofEpoch: 1))
        #expect(
            order.batches(ofEpoch: 0)
                != BatchOrder(count: 50, batch: 8, seed: 12).batches(ofEpoch: 0)
        )
        // Written down: a change of the order would break the resuming of older runs.
        #expect(
            BatchOrder(count: 6, batch: 6, seed: 1).batches(ofEpoch: 0) == [[3, 2, 0, 4, 5, 1]]
        )
    }

    @Test("an order of nothing or one is no trouble")
    func small() {
        #expect(BatchOrder(count: 0, batch: 4, seed: 0).batches(ofEpoch: 0).isEmpty)
        #expect(BatchOrder(count: 0, batch: 4, seed: 0).batchesPerEpoch == 0)
        #expect(BatchOrder(count: 1, batch: 0, seed: 0).batches(ofEpoch: 5) == [[0]])
    }
}
