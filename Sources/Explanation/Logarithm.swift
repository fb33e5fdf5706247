#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The natural logarithm.
func logarithm(_ value: Float) -> Float { log(value) }

/// The decimal logarithm.
func decimalLogarithm(_ value: Float) -> Float { log10(value) }
