extension BinaryFloatingPoint {
    /// The number with so many places after the point: `0.431`.
    func fixed(_ places: Int) -> String {
        guard isFinite, magnitude < 1e12 else { return "–" }
        var unit = 1
        for _ in 0..<max(0, min(places, 6)) { unit *= 10 }
        let scaled = Int((magnitude * Self(unit)).rounded())
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard unit > 1 else { return sign + String(scaled) }
        let fraction = String(scaled % unit + unit).dropFirst()
        return sign + "\(scaled / unit)." + fraction
    }
}
