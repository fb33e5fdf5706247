package import Shop

/// The written forms of a day and of a range of days.
package enum DateForms {
    /// How a locale writes a day; the year is left away where it is `year`.
    package static func value(of day: Day, locale: String, withoutYear year: Int? = nil) -> String {
        let (dayYear, month, number) = day.civil
        let language = MonthNames.language(ofLocale: locale)
        let names = MonthNames.language(language) ?? .english
        let name = names.full[month - 1]
        let isShort = dayYear == year
        if monthIsFirst(locale) {
            return isShort ? "\(name) \(number)" : "\(name) \(number), \(dayYear)"
        }
        let dot = language == "de" ? "." : ""
        let of = language == "es" ? " de " : " "
        return "\(number)\(dot)\(of)\(name)" + (isShort ? "" : "\(of)\(dayYear)")
    }

    /// Every form that counts as stating the day, in English and in the locale's language.
    ///
    /// Numeric forms are read in the locale's order: `05/07/2021` is May 7 in `en-US`, 5 July elsewhere.
    package static func forms(of day: Day, locale: String) -> [String] {
        let (year, month, number) = day.civil
        var forms = [day.description]
        for names in languages(locale) {
            let months =
                [names.full[month - 1]] + names.short[month - 1].flatMap { [$0, "\($0)."] }
            let weekday = day.weekday.rawValue - 1
            for name in months {
                let plain = dayAndMonth(number, name, ordinals: names == .english)
                forms += plain + plain.flatMap { ["\($0) \(year)", "\($0), \(year)"] }
            }
            let whole = dayAndMonth(number, names.full[month - 1], ordinals: names == .english)
            for name in [names.weekdays[weekday], names.shortWeekdays[weekday]] {
                for form in whole {
                    forms += ["\(name), \(form)", "\(name) \(form)", "\(name), \(form), \(year)"]
                    forms += ["\(name), \(form) \(year)", "\(name) \(form) \(year)"]
                }
            }
        }
        return unique(forms + numeric(year, month, number, locale: locale))
    }

    /// Every form of the days from one to the other: `January 1-7`, `1 to 7 January 2021`.
    package static func forms(from start: Day, to end: Day, locale: String) -> [String] {
        let (startYear, startMonth, first) = start.civil
        let (year, month, last) = end.civil
        var forms: [String] = []
        for names in languages(locale) {
            for (index, name) in ([names.full[month - 1]] + names.short[month - 1]).enumerated() {
                for joint in ["-", " - ", " to ", " through ", " until "] {
                    var ranges: [String] = []
                    if startYear == year && startMonth == month {
                        ranges += [
                            "\(name) \(first)\(joint)\(last)", "\(first)\(joint)\(last) \(name)",
                        ]
                        if names == .english {
                            let (one, other) = (ordinal(first), ordinal(last))
                            ranges += ["\(name) \(one)\(joint)\(other)"]
                            ranges += [
                                "\(one)\(joint)\(other) \(name)",
                                "\(one)\(joint)\(other) of \(name)",
                            ]
                        }
                    } else {
                        let earlier = ([names.full[startMonth - 1]] + names.short[startMonth - 1])
                        let before = earlier[min(index, earlier.count - 1)]
                        ranges += ["\(before) \(first)\(joint)\(name) \(last)"]
                        ranges += ["\(first) \(before)\(joint)\(last) \(name)"]
                    }
                    forms += ranges + ranges.flatMap { ["\($0), \(year)", "\($0) \(year)"] }
                }
            }
        }
        return unique(forms)
    }

    /// Whether a locale writes the month before the day.
    package static func monthIsFirst(_ locale: String) -> Bool {
        ["en", "en-US", "en-PH", "en-CA"].contains(locale.replacing("_", with: "-"))
    }

    private static func languages(_ locale: String) -> [MonthNames] {
        let own = MonthNames.language(MonthNames.language(ofLocale: locale)) ?? .english
        return own == .english ? [.english] : [.english, own]
    }

    private static func dayAndMonth(_ day: Int, _ month: String, ordinals: Bool) -> [String] {
        guard ordinals else {
            return ["\(day) \(month)", "\(day). \(month)", "\(day) de \(month)"]
        }
        let nth = ordinal(day)
        return [
            "\(month) \(day)", "\(month) \(nth)", "\(day) \(month)", "\(nth) \(month)",
            "\(nth) of \(month)", "\(month) the \(nth)",
        ]
    }

    private static func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }

    private static func numeric(_ year: Int, _ month: Int, _ day: Int, locale: String) -> [String] {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let isMonthFirst = monthIsFirst(locale)
        let pairs = [(two(month), two(day)), ("\(month)", "\(day)")].map {
            isMonthFirst ? [$0.0, $0.1] : [$0.1, $0.0]
        }
        var forms = ["\(year)/\(two(month))/\(two(day))"]
        for separator in isMonthFirst ? ["/", "-"] : ["/", ".", "-"] {
            for pair in pairs {
                let short = pair.joined(separator: separator)
                forms += ["\(short)\(separator)\(year)", "\(short)\(separator)\(two(year % 100))"]
                if separator != "-" { forms.append(short) }
            }
        }
        return forms
    }

    private static func unique(_ forms: [String]) -> [String] {
        var seen: Set<String> = []
        return forms.filter { seen.insert($0).inserted }
    }
}
