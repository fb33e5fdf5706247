package import CKernels

/// The form in which the operations run.
package struct Instructions: Hashable, Sendable {
    /// The form's number in C.
    package let form: ck_form

    private init(_ form: ck_form) {
        self.form = form
    }

    /// Plain C, on any processor.
    package static let scalar = Instructions(CK_SCALAR)

    /// The fastest that this processor runs.
    package static let best = Instructions(ck_best_form())

    /// All that this processor runs, the plainest first.
    package static let available = [CK_SCALAR, CK_AVX2, CK_AVX_VNNI, CK_AVX512_VNNI, CK_NEON]
        .filter { ck_form_available($0) != 0 }
        .map { Instructions($0) }

    /// The name that a person knows.
    package var name: String {
        switch form {
        case CK_AVX2: "avx2"
        case CK_AVX_VNNI: "avx-vnni"
        case CK_AVX512_VNNI: "avx512-vnni"
        case CK_NEON: "neon"
        default: "scalar"
        }
    }

    package static func == (left: Instructions, right: Instructions) -> Bool {
        left.form.rawValue == right.form.rawValue
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(form.rawValue)
    }
}
