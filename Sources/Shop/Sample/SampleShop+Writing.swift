extension SampleShop {
    /// Writes the shop as the input JSON, in pieces of about `pieceBytes`.
    package func write<Failure: Error>(
        pieceBytes: Int = 1 << 16,
        to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var output = SampleOutput(pieceBytes: pieceBytes)
        let campaigns = SampleCampaigns(productCount: productCount)
        let products = SampleProducts(count: productCount, seed: seed)
        let people = SamplePeople(seed: seed)

        output.begin(.product, isFirst: true)
        for place in 0..<productCount {
            output.append(products.product(at: place))
            try output.flush(sink)
        }
        output.begin(.campaign)
        for campaign in campaigns.campaigns { output.append(campaign) }
        output.begin(.user)
        for place in 0..<userCount {
            output.append(people.person(at: place))
            try output.flush(sink)
        }
        output.begin(.behavior)
        try behaviors(campaigns) { (behavior) throws(Failure) in
            output.append(behavior)
            try output.flush(sink)
        }
        output.end()
        try output.flush(sink, isLast: true)
    }
}
