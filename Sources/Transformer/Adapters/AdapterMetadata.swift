/// What an adapter's file says of itself, as far as it is used.
struct AdapterMetadata {
    let architecture: String
    /// Over the rank, what updates are multiplied by; 0 for not at all.
    let alpha: Float
    let baseHash: String?
    let promptLayout: String?

    init(file: GGUFFile) throws(GGUFError) {
        guard file.isAdapter else {
            throw Self.unsupported("general.type", "The file does not say that it is an adapter.")
        }
        let kind = try file.required("adapter.type", file.text("adapter.type"))
        guard kind == "lora" else {
            throw Self.unsupported("adapter.type", "It is `\(kind)`; built in: lora.")
        }
        guard file.metadata[Self.invocation] == nil else {
            throw Self.unsupported(
                Self.invocation,
                "Adapters that begin to work at certain tokens are not built in."
            )
        }
        let key = "general.architecture"
        architecture = try file.required(key, file.text(key))
        alpha = try Self.alpha(of: file)
        baseHash = try Self.baseHash(of: file)
        promptLayout = try file.text(Self.promptLayoutKey)
    }

    /// The name of the layout of the prompts that an adapter was trained on.
    static let promptLayoutKey = "marquee.prompt_layout"

    /// Throws where a file that is to be a model is an adapter.
    static func refuseAdapter(_ file: GGUFFile) throws(GGUFError) {
        guard file.isAdapter else { return }
        throw GGUFError(
            code: .unsupported,
            subject: "key general.type",
            cause: "The file is an adapter, not a model.",
            advice: "Give it with --adapter, beside the model that it was made for."
        )
    }

    static let baseHashKey = "marquee.base.sha256"
    private static let invocation = "adapter.alora.invocation_tokens"
    private static let largestAlpha = 65536.0

    private static func alpha(of file: GGUFFile) throws(GGUFError) -> Float {
        let key = "adapter.lora.alpha"
        let alpha = try file.number(key) ?? 0
        guard (0...largestAlpha).contains(alpha) else {
            throw malformed(key, "It is \(alpha), not between 0 and \(Int(largestAlpha)).")
        }
        return Float(alpha)
    }

    private static func baseHash(of file: GGUFFile) throws(GGUFError) -> String? {
        let key = baseHashKey
        guard let hash = try file.text(key)?.lowercased() else { return nil }
        guard hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit) else {
            throw malformed(key, "It is no SHA-256 of 64 hexadecimal digits.")
        }
        return hash
    }

    private static func unsupported(_ key: String, _ cause: String) -> GGUFError {
        GGUFError(
            code: .unsupported,
            subject: "key \(key)",
            cause: cause,
            advice: GGUFError.adaptOther
        )
    }

    private static func malformed(_ key: String, _ cause: String) -> GGUFError {
        GGUFError(
            code: .malformed,
            subject: "key \(key)",
            cause: cause,
            advice: GGUFError.adaptOther
        )
    }
}

extension GGUFFile {
    /// Whether the file says of itself that it is an adapter.
    package var isAdapter: Bool { metadata["general.type"] == .string("adapter") }
}

extension GGUFError {
    /// What to do about an adapter that does not fit.
    static let adaptOther =
        "Use an adapter that was made for this model, or run it as it comes: --adapter none."

    /// The same fault of an adapter's file: its name in front, and the advice not one about models.
    func ofAdapter(_ fileName: String?) -> GGUFError {
        var error = self
        if let fileName { error.subject = "adapter \(fileName), \(subject)" }
        error.advice = Self.adaptOther
        return error
    }
}
