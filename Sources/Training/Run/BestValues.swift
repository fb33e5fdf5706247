/// A copy of the trained values as they were when the validation loss was lowest.
final class BestValues {
    /// By parameter.
    let values: [UnsafeMutableBufferPointer<Float>]

    init(_ parameters: [Parameter]) {
        values = parameters.map { parameter in
            let copy = UnsafeMutableBufferPointer<Float>.allocate(capacity: parameter.count)
            copy.initialize(repeating: 0)
            return copy
        }
    }

    deinit {
        for copy in values { copy.deallocate() }
    }

    /// Copies the values as they are.
    func take(_ parameters: [Parameter]) {
        for (copy, parameter) in zip(values, parameters) {
            copy.baseAddress?.update(from: parameter.values, count: parameter.count)
        }
    }

    /// Puts the copy back, where one was taken.
    func restore(_ parameters: [Parameter], when isTaken: Bool) {
        guard isTaken else { return }
        for (copy, parameter) in zip(values, parameters) {
            guard let start = copy.baseAddress else { continue }
            parameter.values.update(from: start, count: parameter.count)
        }
    }
}
