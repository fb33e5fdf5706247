/// In which role a form states its fact; what stands before it decides which roles may follow.
enum FactRole: Int, CaseIterable {
    case general
    /// A product's name.
    case title
    case starts
    case ends
    /// From the first day to the last.
    case dates
    case price
    case salePrice
    case saving
    case code
    /// Something for nothing, as the records have it.
    case gift
    case link

    init(kind: String) {
        switch kind {
        case _ where RolesCheck.titles.contains(kind): self = .title
        case "starts": self = .starts
        case "ends": self = .ends
        case "dates": self = .dates
        case "price": self = .price
        case "sale_price": self = .salePrice
        case "saving": self = .saving
        case "code": self = .code
        case "gift": self = .gift
        case "url", "product_url": self = .link
        default: self = .general
        }
    }
}

/// Written forms in the order of their bytes, so that all that begin alike stand side by side.
///
/// A form on its way is the run of those that begin with what is written; each byte narrows it by a binary search.
struct FactForms {
    /// What has to be known of a form when it is whole.
    struct Trait: OptionSet, Hashable {
        let rawValue: UInt8

        /// Its end is a digit, a currency's sign or a percent sign.
        static let isAmount = Trait(rawValue: 1)
        static let isPrice = Trait(rawValue: 2)
        static let isProduct = Trait(rawValue: 4)
        static let isLink = Trait(rawValue: 8)
        static let endsSentence = Trait(rawValue: 32)
    }

    let role: FactRole
    /// Whether their first word would say more of an amount right before it.
    let sharpensAmounts: Bool
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    private var traits: [Trait] = []
    private var isFirst = [Bool](repeating: false, count: 256)

    init(_ forms: [String: Trait], role: FactRole, sharpensAmounts: Bool) {
        self.role = role
        self.sharpensAmounts = sharpensAmounts
        let sorted = forms.map { (Array($0.key.utf8), $0.value) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        for (form, trait) in sorted {
            guard let first = form.first else { continue }
            bytes += form
            starts.append(bytes.count)
            traits.append(trait)
            isFirst[Int(first)] = true
        }
    }

    /// The run of all forms that begin with a byte; nil where none does.
    func run(beginningWith byte: UInt8) -> Range<Int>? {
        guard isFirst[Int(byte)] else { return nil }
        return narrow(0..<traits.count, at: 0, to: byte)
    }

    /// The part of a run that has a byte at a place; nil where none has.
    func narrow(_ run: Range<Int>, at depth: Int, to byte: UInt8) -> Range<Int>? {
        let low = partition(run) { self.byte(of: $0, at: depth) >= Int(byte) }
        guard low < run.upperBound, self.byte(of: low, at: depth) == Int(byte) else { return nil }
        return low..<partition(low..<run.upperBound) { self.byte(of: $0, at: depth) > Int(byte) }
    }

    /// The form of a run that is whole with so many bytes.
    func whole(in run: Range<Int>, at depth: Int) -> Trait? {
        // The shortest of those that begin alike comes first.
        length(of: run.lowerBound) == depth ? traits[run.lowerBound] : nil
    }

    /// The fewest bytes that are missing to a whole form.
    func missing(in run: Range<Int>, at depth: Int) -> Int {
        run.reduce(Int.max) { min($0, length(of: $1) - depth) }
    }

    private func length(of form: Int) -> Int { starts[form + 1] - starts[form] }

    /// A form's byte; behind its end what is less than any byte.
    private func byte(of form: Int, at depth: Int) -> Int {
        depth < length(of: form) ? Int(bytes[starts[form] + depth]) : -1
    }

    private func partition(_ run: Range<Int>, _ holds: (Int) -> Bool) -> Int {
        var (low, high) = (run.lowerBound, run.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
