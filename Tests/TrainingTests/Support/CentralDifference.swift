import Training

extension Parameter {
    /// The slope of a loss by one of the values, from differences of fourth order about it.
    func slope(at index: Int, _ loss: () -> Double) -> Double {
        let value = values[index]
        // The loss is known to seven digits: a step must not be too small.
        let step: Float = 5e-3
        func moved(_ steps: Float) -> Double {
            values[index] = value + steps * step
            defer { values[index] = value }
            return loss()
        }
        return (8 * (moved(1) - moved(-1)) - (moved(2) - moved(-2))) / (12 * Double(step))
    }
}
