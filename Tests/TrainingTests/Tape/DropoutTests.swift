import Testing
import Training

@Suite("Dropout")
struct DropoutTests {
    @Test("the way back leaves out what the way there did")
    func wayBack() throws {
        var settings = TrainingSettings.LowRank()
        (settings.rank, settings.alpha, settings.dropout) = (3, 3, 0.4)
        let pass = try OddModel().pass(.lowRank(settings))
        let batch = OddModel.batch()
        let parameters = pass.weights.parameters
        for parameter in parameters where parameter.name.hasSuffix("lora_b") {
            for index in 0..<parameter.count { parameter.values[index] = 0.1 }
        }
        let key = try #require(DropoutKey(rate: 0.4, seed: 9, step: 4, batch: 1))
        let other = try #require(DropoutKey(rate: 0.4, seed: 9, step: 5, batch: 1))
        func loss(_ key: DropoutKey) -> Double {
            NextToken().addGradient(of: batch, scale: 1, dropout: key, pass)
        }
        let first = loss(key)
        let gradients = parameters.map { $0.gradient[1] }
        #expect(loss(key) == first)
        #expect(loss(other) != first)
        // Against central differences, with the same inputs left out.
        for (index, parameter) in parameters.enumerated() {
            let slope = parameter.slope(at: 1) { loss(key) }
            #expect(abs(slope - Double(gradients[index])) < 0.02 * abs(slope) + 2e-2)
        }
    }
}
