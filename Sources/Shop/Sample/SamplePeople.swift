/// The people of the sample shop: addresses and numbers that nobody can have.
struct SamplePeople {
    let seed: UInt64

    /// The person behind the user at a place.
    func person(at index: Int) -> PersonalData {
        var random = SampleRandom(seed: seed, purpose: .person, index: index)
        let country = SamplePeople.countries[SamplePeople.country(of: &random)]
        let name = country.names[random.below(country.names.count)]
        let domain = ["example.com", "example.net", "example.org"][random.below(3)]
        let phone = country.phone(&random)
        let hasPhone = random.chance(88)
        return PersonalData(
            userID: SamplePeople.userID(index),
            firstName: random.chance(97) ? name : nil,
            email: "\(SamplePeople.mailbox(of: name)).\(index + 1)@\(domain)",
            phone: hasPhone ? phone : nil,
            country: country.code,
            language: country.language,
            emailConsent: random.chance(74),
            smsConsent: hasPhone && random.chance(38)
        )
    }

    /// The id of the user at a place.
    static func userID(_ index: Int) -> String { "user_\(index + 1)" }

    /// Half of all people live in the first country, fewer and fewer in the following ones.
    private static func country(of random: inout SampleRandom) -> Int {
        min(random.next().trailingZeroBitCount, countries.count - 1)
    }

    /// A name as the first part of an address, without accents.
    private static func mailbox(of name: String) -> String {
        String(
            name.lowercased().map { letter in
                switch letter {
                case "é", "è": "e"
                case "ü": "u"
                case "ö": "o"
                default: letter
                }
            }
        )
    }

    private struct Country {
        var code: String
        var language: String
        var names: [String]
        /// A number from a range that the country's regulator keeps for fiction.
        var phone: @Sendable (inout SampleRandom) -> String
    }

    private static let countries: [Country] = [
        Country(
            code: "US",
            language: "en",
            names: [
                "Ava", "Ben", "Carla", "Daniel", "Elena", "Frank", "Grace", "Henry", "Isabel",
                "Jamal", "Kayla", "Liam", "Maria", "Nathan", "Olivia", "Priya", "Quinn", "Rosa",
                "Samuel", "Tessa", "Victor", "Wendy", "Xavier", "Zoe",
            ],
            phone: { random in
                let area = ["202", "303", "415", "512", "617", "773"][random.below(6)]
                return "+1\(area)55501" + random.below(100).padded(to: 2)
            }
        ),
        Country(
            code: "GB",
            language: "en",
            names: [
                "Alice", "Callum", "Daisy", "Ewan", "Freya", "George", "Harriet", "Imran", "Jack",
                "Keira", "Lewis", "Megan", "Niamh", "Oscar", "Poppy", "Rhys", "Sophie", "Tom",
            ],
            phone: { random in "+447700900" + random.below(1_000).padded(to: 3) }
        ),
        Country(
            code: "CA",
            language: "en",
            names: [
                "Amelia", "Benoit", "Claire", "Dylan", "Emma", "Felix", "Hannah", "Jacob", "Leah",
                "Mathieu", "Nora", "Owen", "Renée", "Thomas",
            ],
            phone: { random in
                let area = ["416", "514", "604"][random.below(3)]
                return "+1\(area)55501" + random.below(100).padded(to: 2)
            }
        ),
        Country(
            code: "DE",
            language: "de",
            names: [
                "Anna", "Björn", "Clara", "Dieter", "Emil", "Finja", "Greta", "Jürgen", "Katrin",
                "Lukas", "Miriam", "Paul", "Svenja", "Till",
            ],
            phone: { random in "+493023125" + random.below(1_000).padded(to: 3) }
        ),
        Country(
            code: "FR",
            language: "fr",
            names: [
                "Amélie", "Bastien", "Camille", "Denis", "Hélène", "Hugo", "Inès", "Julien",
                "Léa", "Margot", "Noé", "Pauline", "Théo", "Yasmine",
            ],
            phone: { random in "+33639980" + random.below(1_000).padded(to: 3) }
        ),
        Country(
            code: "AU",
            language: "en",
            names: [
                "Archie", "Bronte", "Charlotte", "Ethan", "Georgia", "Harvey", "Isla", "Lachlan",
                "Matilda", "Noah", "Ruby", "Sienna",
            ],
            phone: { random in "+6125550" + random.below(10_000).padded(to: 4) }
        ),
    ]
}
