import Copywriting
import Shop
import Testing

@Suite("Written forms")
struct FormTests {
    @Test(
        "a day in every way that English writes it",
        arguments: [
            "May 7", "May 7th", "7 May", "7th of May", "May 7, 2021", "7 May 2021",
            "2021-05-07", "05/07/2021", "5/7/2021", "5/7", "Friday, May 7", "Fri, May 7",
            "Friday, May 7, 2021",
            "May the 7th",
        ]
    )
    func americanDates(form: String) throws {
        let day = try #require(Day("2021-05-07"))
        let forms = DateForms.forms(of: day, locale: "en-US")
        #expect(forms.contains(form))
    }

    @Test("numeric dates follow the locale's order")
    func order() throws {
        let day = try #require(Day("2021-05-07"))
        let british = DateForms.forms(of: day, locale: "en-GB")
        #expect(british.contains("07/05/2021"))
        #expect(!british.contains("05/07/2021"))
        let german = DateForms.forms(of: day, locale: "de-DE")
        #expect(german.contains("07.05.2021"))
        #expect(german.contains("7. Mai 2021"))
        #expect(german.contains("May 7"))
        #expect(DateForms.value(of: day, locale: "en-US") == "May 7, 2021")
        #expect(DateForms.value(of: day, locale: "en-GB", withoutYear: 2021) == "7 May")
        #expect(DateForms.value(of: day, locale: "de-DE") == "7. Mai 2021")
        #expect(DateForms.value(of: day, locale: "es-ES") == "7 de mayo de 2021")
    }

    @Test("the form of a day is never the form of another", arguments: ["en-US", "en-GB", "de-DE"])
    func formsAreDistinct(locale: String) throws {
        let start = try #require(Day("2021-01-01"))
        var owner: [String: Day] = [:]
        for offset in 0..<400 {
            let day = start.adding(days: offset)
            for form in DateForms.forms(of: day, locale: locale) {
                if let other = owner[form] {
                    // Forms without a year come again a year later.
                    #expect(day.days(since: other) >= 365, "\(form): \(other) and \(day)")
                } else {
                    owner[form] = day
                }
            }
        }
    }

    @Test(
        "ranges of days",
        arguments: [
            "January 1-7", "January 1 to 7", "1-7 January 2021", "January 1st to 7th", "Jan 1-7",
            "January 1 - 7, 2021",
        ]
    )
    func ranges(form: String) throws {
        let start = try #require(Day("2021-01-01"))
        let end = try #require(Day("2021-01-07"))
        #expect(DateForms.forms(from: start, to: end, locale: "en-US").contains(form))
    }

    @Test(
        "amounts with and without symbol, places and grouping",
        arguments: [
            "$1,299.00", "$1299.00", "$1,299", "$1299", "USD 1,299.00", "1,299.00 USD", "1299.00",
            "1,299 dollars",
            "US$1,299.00", "$ 1,299",
        ]
    )
    func dollars(form: String) {
        let format = AmountFormat(currency: "USD", locale: "en-US")
        #expect(AmountForms.forms(of: Amount(units: 1_299), format: format).contains(form))
    }

    @Test("without a currency only the number counts")
    func noCurrency() throws {
        let format = AmountFormat(currency: nil, locale: "en-US")
        let forms = AmountForms.forms(of: try Amount(decimal: "799.99"), format: format)
        #expect(forms == ["799.99"])
    }

    @Test("a bare whole number is no price where there is a currency")
    func bareNumber() {
        let format = AmountFormat(currency: "EUR", locale: "de-DE")
        let forms = AmountForms.forms(of: Amount(units: 49), format: format)
        #expect(!forms.contains("49"))
        #expect(forms.contains("49,00 €"))
        #expect(forms.contains("49 €"))
        #expect(forms.contains("€49"))
        #expect(forms.contains("49 Euro".lowercased()))
    }

    @Test(
        "percentages",
        arguments: [
            (1_000, ["10%", "10 %", "10 percent", "ten percent", "10 per cent"]),
            (1_250, ["12.5%", "12.5 percent"]), (5_000, ["50%", "half price", "fifty percent"]),
        ]
    )
    func percent(points: Int, expected: [String]) {
        let forms = PercentForms.forms(of: Discount(basisPoints: points), locale: "en-US")
        #expect(Set(forms).isSuperset(of: expected))
    }

    @Test("a title lends its parts, but no offer")
    func titles() {
        let forms = PhraseForms.forms(ofTitle: "Apple iPhone 12")
        #expect(Set(forms) == ["Apple iPhone 12", "Apple iPhone", "iPhone 12"])
        #expect(PhraseForms.forms(ofTitle: "Marlow & Finch") == ["Marlow & Finch"])
        #expect(PhraseForms.forms(ofTitle: "Back to Routine") == ["Back to Routine"])
        let hostile = PhraseForms.forms(ofTitle: "Kettle now 90% off only $1 today")
        #expect(hostile.contains("Kettle now 90% off only $1 today"))
        #expect(hostile.dropFirst().allSatisfy { !$0.contains("%") && !$0.contains("$") })
    }

    @Test("numbers of a description come with their word")
    func descriptions() {
        let forms = PhraseForms.forms(ofText: "A 0.9 litre body, two lids and 3 settings for $5.")
        #expect(forms.contains("0.9 litre"))
        #expect(forms.contains("two lids"))
        #expect(forms.contains("3 settings"))
        #expect(!forms.contains("3"))
        #expect(!forms.dropFirst().contains { $0.contains("$5") })
        #expect(!forms.contains("A 0.9"))
        let terms = PhraseForms.forms(ofText: "Orders over $30 only.", withOffers: true)
        #expect(terms.contains("over $30"))
        #expect(!terms.contains("$30"))
        #expect(PhraseForms.forms(ofText: "Cream with SPF 30; 50 ml.").contains("SPF 30"))
        // How many there are of a set says what it says before any noun.
        #expect(PhraseForms.forms(ofText: "Set of four glass jars.").contains("Set of four"))
        #expect(!PhraseForms.forms(ofText: "Bag of 2 kg.").contains("Bag of 2"))
    }
}
