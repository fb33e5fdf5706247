/// A straight line to 0.
package struct LinearSchedule: LearningRateSchedule {
    package let name = "linear"

    package func share(at progress: Double) -> Double { 1 - progress }
}
