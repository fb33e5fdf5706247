package import Studio
package import Terminal

/// Named lines to be filled in, with what is wrong with each.
package struct Form: Hashable, Sendable {
    package let title: String
    package private(set) var fields: [FormField]
    /// The place of the field that takes the keys.
    package private(set) var focus = 0
    /// What the form edits, nil where it makes something new.
    package var subject: String?
    /// Whether it was sent and no answer is there yet.
    package internal(set) var isSaving = false
    /// Whether what is typed goes into the fields now.
    package var takesKeys = true
    /// What is wrong with the form as a whole.
    package private(set) var fault: Fault?

    package init(title: String, fields: [FormField]) {
        self.title = title
        self.fields = fields
    }
}

/// One line of a form.
package struct FormField: Hashable, Sendable {
    package let label: String
    package let hint: String
    /// What stands where nothing is typed.
    package var placeholder: String
    package internal(set) var editor: LineEditor
    /// What is wrong with it.
    package internal(set) var fault: String?
    let original: String

    package init(
        _ label: String,
        _ text: String = "",
        hint: String = "",
        placeholder: String = ""
    ) {
        self.label = label
        self.hint = hint
        self.placeholder = placeholder
        editor = LineEditor(text)
        original = text
    }
}

extension Form {
    /// What is typed into the field of a label.
    package subscript(label: String) -> String {
        fields.first { $0.label == label }?.editor.text ?? ""
    }

    /// Whether anything differs from how the form was opened.
    package var isChanged: Bool { fields.contains { $0.editor.text != $0.original } }

    /// Says what stands in a field where nothing is typed.
    package mutating func setPlaceholder(_ text: String, of label: String) {
        guard let index = fields.firstIndex(where: { $0.label == label }) else { return }
        fields[index].placeholder = text
    }

    /// Moves on by so many fields, round and round.
    package mutating func focus(by step: Int) {
        guard !fields.isEmpty else { return }
        focus = ((focus + step) % fields.count + fields.count) % fields.count
    }

    /// Gives what is typed to the field that takes the keys.
    package mutating func take(_ input: InputEvent) {
        guard fields.indices.contains(focus) else { return }
        switch input {
        case .key(let key): _ = fields[focus].editor.handle(key)
        case .paste(let text): fields[focus].editor.insert(text)
        case .mouse, .resize, .focus: return
        }
        fields[focus].fault = nil
    }

    /// A press on a field takes the keys there.
    package mutating func point(_ pointer: Pointer) {
        guard pointer.action == .press(.left),
            let index = fields.firstIndex(where: { Self.region(of: $0) == pointer.region })
        else { return }
        focus = index
    }

    /// Says what is wrong, and goes to the first field that is.
    package mutating func refuse(_ fault: Fault) {
        isSaving = false
        self.fault = fault
        for index in fields.indices { fields[index].fault = fault.fields[fields[index].label] }
        focus = fields.firstIndex { $0.fault != nil } ?? focus
    }

    /// Takes back what was said to be wrong, because it is sent anew.
    package mutating func settle() {
        fault = nil
        for index in fields.indices { fields[index].fault = nil }
    }

    static func region(of field: FormField) -> String { "field." + field.label }
}
