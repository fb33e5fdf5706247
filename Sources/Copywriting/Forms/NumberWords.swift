/// English words for numbers.
package enum NumberWords {
    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen",
    ]
    private static let tens = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    /// The word for 1…100, for example `twenty-five`.
    package static func word(for number: Int) -> String? {
        switch number {
        case 1..<20: return small[number]
        case 20..<100:
            let ten = tens[number / 10 - 2]
            return number % 10 == 0 ? ten : "\(ten)-\(small[number % 10])"
        case 100: return "one hundred"
        default: return nil
        }
    }

    /// Words that state a quantity above one, folded; `one` is left out, it mostly means something else.
    package static let quantities: Set<String> = Set(small + tens).subtracting(["one"]).union([
        "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
        "billions", "trillion", "dozen", "dozens", "twice", "triple", "tripled", "double",
        "doubled",
        "quadruple", "half", "halves", "halved", "quarter", "quarters", "third", "thirds",
        "twofold",
        "threefold", "tenfold", "hundredfold",
    ]).union(tens.flatMap { ten in small[1..<10].map { ten + $0 } })
}
