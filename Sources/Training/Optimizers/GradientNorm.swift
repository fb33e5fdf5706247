package import Kernels

/// The L2 norm of all gradients together, the sums being made in one order.
package func gradientNorm(
    _ parameters: [Parameter],
    instructions: Instructions,
    workers: WorkerPool
) -> Double {
    // Stretches of fixed length: the result does not depend on the threads.
    let length = 65536
    let stretches = parameters.flatMap { parameter in
        stride(from: 0, to: parameter.count, by: length).map { start in
            (parameter.gradient + start, min(length, parameter.count - start))
        }
    }
    var sums = [Double](repeating: 0, count: stretches.count)
    sums.withUnsafeMutableBufferPointer { sums in
        let sums = sums.baseAddress
        workers.run(stretches.count) { range in
            for index in range {
                let (start, count) = stretches[index]
                sums?[index] = instructions.sumOfSquares(start, count: count)
            }
        }
    }
    return sums.reduce(0, +).squareRoot()
}
