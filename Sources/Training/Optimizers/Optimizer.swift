package import Kernels

/// Changes trained values by their gradients.
package protocol Optimizer: AnyObject {
    /// One update, the gradients being multiplied by `gradientScale` first.
    func step(
        _ parameters: [Parameter],
        learningRate: Float,
        gradientScale: Float,
        instructions: Instructions,
        workers: WorkerPool
    )

    /// Updates so far.
    var steps: Int { get set }

    /// What it remembers of a parameter, by name: what a checkpoint must hold.
    func state(of index: Int) -> [(name: String, values: UnsafeMutableBufferPointer<Float>)]
}
