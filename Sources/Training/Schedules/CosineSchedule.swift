import Foundation

/// Half a cosine to 0 (Loshchilov and Hutter, 2017), without restarts.
package struct CosineSchedule: LearningRateSchedule {
    package let name = "cosine"

    package func share(at progress: Double) -> Double { (1 + cos(.pi * progress)) / 2 }
}
