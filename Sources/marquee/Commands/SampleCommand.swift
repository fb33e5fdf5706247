import ArgumentParser
import Foundation
import Shop

/// Writes a made-up shop.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write a made-up shop in the input JSON to standard output.",
        discussion: """
            The same numbers and seed give the same bytes on every machine. To look at it:

              marquee sample > shop.json
              marquee import shop.json
            """
    )

    @Option(help: ArgumentHelp("How many users.", valueName: "n"))
    var users = SampleShop.defaultUsers
    @Option(help: ArgumentHelp("How many products.", valueName: "n"))
    var products = SampleShop.defaultProducts
    @Option(help: ArgumentHelp("How many behaviors.", valueName: "n"))
    var events = SampleShop.defaultEvents
    @Option(help: ArgumentHelp("Another seed gives another shop.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws {
        for (name, value) in [("users", users), ("products", products), ("events", events)]
        where !(0...1_000_000_000).contains(value) {
            throw ValidationError("--\(name) must lie between 0 and 1000000000.")
        }
    }

    func run() throws {
        try Failure.reported {
            let shop = try SampleShop(users: users, products: products, events: events, seed: seed)
            try shop.write { bytes in try Output.write(Array(bytes)) }
        }
    }
}
