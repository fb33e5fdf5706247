/// Short ids of suggestions.
package enum SuggestionID {
    /// Eight characters of Crockford's base 32 in lower case, 40 random bits; letters that look like digits are left out.
    package static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// An id drawn from a given source.
    package static func random(using generator: inout some RandomNumberGenerator) -> String {
        String((0..<8).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] })
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
