import Studio

// The training form; its labels are the names under which the studio says what is wrong with a field.

extension Form {
    /// The form of a run, with what it begins with.
    static func training(_ form: TrainingForm = TrainingForm()) -> Form {
        var filled = Form(
            title: "Train",
            fields: [
                FormField(
                    "Text",
                    form.text,
                    hint: "A file to learn from: plain text, or JSONL of prompt and completion",
                    placeholder: "the accepted copy of this workspace"
                ),
                FormField(
                    "Validation",
                    form.validation,
                    hint: "A file to be measured by, that is not learned from",
                    placeholder: "5% of the text, held back"
                ),
                FormField("Name", form.name, hint: "What the adapter and its folder are called"),
                FormField("Epochs", form.epochs, hint: "How often the whole text is read"),
                FormField(
                    "Block",
                    form.block,
                    hint: "Tokens of a sequence of plain text; pairs keep their length"
                ),
                FormField("Batch", form.batch, hint: "Sequences an update; fewer take less memory"),
                FormField("Rank", form.rank, hint: "How much the adapter can hold"),
                FormField(
                    "Learning rate",
                    form.learningRate,
                    hint: "How far an update goes; smaller is slower and safer"
                ),
            ]
        )
        filled.takesKeys = false
        return filled
    }

    /// What is typed, for the studio to read.
    var training: TrainingForm {
        TrainingForm(
            text: self["Text"],
            validation: self["Validation"],
            name: self["Name"],
            epochs: self["Epochs"],
            block: self["Block"],
            batch: self["Batch"],
            rank: self["Rank"],
            learningRate: self["Learning rate"]
        )
    }
}
