/// The full rate to the end.
package struct ConstantSchedule: LearningRateSchedule {
    package let name = "constant"

    package func share(at progress: Double) -> Double { 1 }
}
