/// The names of months and weekdays in the languages whose dates are recognised.
package struct MonthNames: Hashable, Sendable {
    /// January first, in full.
    package let full: [String]
    /// January first, as they are shortened; some have several.
    package let short: [[String]]
    /// Monday first, in full.
    package let weekdays: [String]
    /// Monday first, shortened.
    package let shortWeekdays: [String]

    /// The names in a language (ISO 639-1), nil where it is not known.
    package static func language(_ code: String) -> MonthNames? { all[code] }

    /// The language of a BCP 47 locale in lower case.
    package static func language(ofLocale locale: String) -> String {
        locale.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? "en"
    }

    /// English, which is always recognised.
    package static let english = MonthNames(
        "January February March April May June July August September October November December",
        short: "Jan Feb Mar Apr May Jun Jul Aug Sep/Sept Oct Nov Dec",
        weekdays: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        shortWeekdays: "Mon Tue Wed Thu Fri Sat Sun"
    )

    private static let all: [String: MonthNames] = [
        "en": english,
        "de": MonthNames(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            short: "Jan Feb Mär/Mrz Apr Mai Jun Jul Aug Sep/Sept Okt Nov Dez",
            weekdays: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
            shortWeekdays: "Mo Di Mi Do Fr Sa So"
        ),
        "fr": MonthNames(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            short: "janv févr mars avr mai juin juil août sept oct nov déc",
            weekdays: "lundi mardi mercredi jeudi vendredi samedi dimanche",
            shortWeekdays: "lun mar mer jeu ven sam dim"
        ),
        "es": MonthNames(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
                + "diciembre",
            short: "ene feb mar abr may jun jul ago sep/sept oct nov dic",
            weekdays: "lunes martes miércoles jueves viernes sábado domingo",
            shortWeekdays: "lun mar mié jue vie sáb dom"
        ),
        "it": MonthNames(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
                + "dicembre",
            short: "gen feb mar apr mag giu lug ago set ott nov dic",
            weekdays: "lunedì martedì mercoledì giovedì venerdì sabato domenica",
            shortWeekdays: "lun mar mer gio ven sab dom"
        ),
    ]

    private init(_ full: String, short: String, weekdays: String, shortWeekdays: String) {
        func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
        self.full = list(full)
        self.short = list(short).map { $0.split(separator: "/").map(String.init) }
        self.weekdays = list(weekdays)
        self.shortWeekdays = list(shortWeekdays)
    }
}
