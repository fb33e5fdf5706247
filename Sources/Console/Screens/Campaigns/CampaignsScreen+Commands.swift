import Studio
import Terminal

extension CampaignsScreen {
    package static let commands: [Command] =
        [
            .on(
                Self.self,
                "pick",
                "Pick the campaign for the brief",
                label: "pick",
                keys: [.enter],
                group: .brief,
                rank: 10,
                disabledReason: { screen, _ in
                    screen.browser.list.selectedRow == nil ? "No campaign is selected." : nil
                },
                run: { screen, session in
                    screen.pick(&session)
                    return []
                }
            ),
            .on(
                Self.self,
                "add",
                "Add a campaign",
                label: "add",
                keys: [.char("a")],
                group: .campaigns,
                rank: 12,
                run: { screen, session in
                    screen.form = .adding(asOf: session.asOf)
                    return []
                }
            ),
            .on(
                Self.self,
                "edit",
                "Edit the campaign",
                label: "edit",
                keys: [.char("e")],
                group: .campaigns,
                rank: 14,
                disabledReason: { screen, _ in
                    screen.browser.list.selectedRow == nil ? "No campaign is selected." : nil
                },
                run: { screen, _ in
                    screen.form = screen.browser.list.selectedRow.map { .editing($0) }
                    return []
                }
            ),
        ] + formCommands

    private static let formCommands: [Command] = [
        inForm("save", "Save the campaign", label: "save", [.enter, .ctrl("s")], rank: 10) {
            $0.isSaving ? "The campaign is being saved." : nil
        } run: { form in
            form.isSaving = true
            return [.perform(.saveCampaign(form.campaign))]
        },
        inForm("next", "Next field", label: "next field", [.tab, .down], rank: 12) { form in
            form.focus(by: 1)
            return []
        },
        inForm("previous", "Field before", label: "field before", [.backTab, .up]) { form in
            form.focus(by: -1)
            return []
        },
        .on(
            Self.self,
            "form.leave",
            "Leave the form",
            label: "leave",
            keys: [.escape],
            context: .form,
            group: .campaigns,
            rank: 14,
            confirmation: { screen, _ in
                guard screen.form?.isChanged == true else { return nil }
                return Confirmation(
                    title: "Leave without saving?",
                    text: "What was typed into the form is not kept.",
                    yes: "Leave",
                    command: "campaigns.form.leave"
                )
            },
            run: { screen, _ in
                screen.form = nil
                return []
            }
        ),
    ]

    private static func inForm(
        _ verb: String,
        _ title: String,
        label: String,
        _ keys: [Key],
        rank: Int? = nil,
        disabledReason: @escaping @Sendable (Form) -> String? = { _ in nil },
        run: @escaping @Sendable (inout Form) -> [Effect]
    ) -> Command {
        .on(
            Self.self,
            "form." + verb,
            title,
            label: label,
            keys: keys,
            context: .form,
            group: .campaigns,
            rank: rank,
            disabledReason: { screen, _ in
                guard let form = screen.form else { return "No form is open." }
                return disabledReason(form)
            },
            run: { screen, _ in
                guard var form = screen.form else { return [] }
                let effects = run(&form)
                screen.form = form
                return effects
            }
        )
    }
}
