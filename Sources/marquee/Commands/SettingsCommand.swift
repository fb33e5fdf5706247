import ArgumentParser
import Shop
import Studio

/// Shows and changes what a workspace is set to.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Show the workspace's settings, or change those that are given.",
        discussion: """
            For example: marquee settings --shop-name "Alder & Co" --currency USD --locale en-US
            An empty text takes a setting back, for example --currency "".
            """
    )

    @Option(help: "The shop's name, as customers know it.")
    var shopName: String?
    @Option(help: "The currency (ISO 4217), for example USD or EUR.")
    var currency: String?
    @Option(help: "The locale that numbers and dates are written in, for example en-US.")
    var locale: String?
    @Option(help: "The day that counts as today in this workspace.")
    var asOfDate: String?
    @Option(help: "How the brand speaks, in a few words.")
    var brandVoice: String?
    @Option(help: "How a recipient opts out, for example `Reply STOP to end`.")
    var optOutText: String?
    @Option(help: ArgumentHelp("A policy as name=text; repeat for more.", valueName: "name=text"))
    var policy: [String] = []
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    func validate() throws {
        if let asOfDate, !asOfDate.isEmpty, AsOfDay(argument: asOfDate) == nil {
            throw ValidationError("--as-of-date takes a date such as 2025-11-28, or `today`.")
        }
        for pair in policy where pair.firstIndex(of: "=") == nil {
            throw ValidationError("--policy takes name=text, for example returns=\"30 days\".")
        }
    }

    func run() throws {
        try Failure.reported {
            let repository = try workspace.desk().repository
            let before = try repository.settings()
            let settings = changed(before)
            if settings != before { try repository.save(settings) }
            let view = View(settings)
            if output.json { return try Output.json(view) }
            try Output.write(TextTable.fields(view.rows))
        }
    }

    private func changed(_ before: WorkspaceSettings) -> WorkspaceSettings {
        var settings = before
        func given(_ value: String?, _ old: String?) -> String? {
            guard let value else { return old }
            return value.isEmpty ? nil : TextSanitizer.clean(value)
        }
        settings.shopName = given(shopName, before.shopName)
        settings.currency = given(currency, before.currency)?.uppercased()
        settings.locale = given(locale, before.locale) ?? WorkspaceSettings().locale
        settings.brandVoice = given(brandVoice, before.brandVoice)
        settings.optOutText = given(optOutText, before.optOutText)
        if let asOfDate { settings.asOfDate = AsOfDay(argument: asOfDate)?.day }
        for pair in policy {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            settings.policies[String(parts[0])] = given(String(parts[1]), nil)
        }
        return settings
    }

    /// The settings as they are printed.
    private struct View: Encodable {
        let shopName: String?
        let currency: String?
        let locale: String
        let asOfDate: String?
        let brandVoice: String?
        let optOutText: String?
        let policies: [String: String]

        init(_ settings: WorkspaceSettings) {
            shopName = settings.shopName
            currency = settings.currency
            locale = settings.locale
            asOfDate = settings.asOfDate?.description
            brandVoice = settings.brandVoice
            optOutText = settings.optOutText
            policies = settings.policies
        }

        private enum CodingKeys: String, CodingKey {
            case shopName = "shop_name"
            case currency, locale, policies
            case asOfDate = "as_of_date"
            case brandVoice = "brand_voice"
            case optOutText = "opt_out_text"
        }

        var rows: [(String, String)] {
            [
                ("shop name", shopName ?? "not set"),
                ("currency", currency ?? "not set: amounts stand without a symbol"),
                ("locale", locale),
                ("as-of date", asOfDate ?? "not set: the day of the newest behavior"),
                ("brand voice", brandVoice ?? "not set"),
                ("opt-out text", optOutText ?? "not set"),
            ] + policies.sorted { $0.key < $1.key }.map { ("policy \($0.key)", $0.value) }
        }
    }
}
