import Console
import Terminal
import Testing

@Suite("The command table")
struct CommandTableTests {
    @Test("no key means two things at once")
    func noConflicts() {
        let conflicts = CommandTable.conflicts().map { "\($0.0.id), \($0.1.id): \($0.2.label)" }
        #expect(conflicts.isEmpty)
    }

    @Test("every command has words, and an id of its own")
    func wordsAndIDs() {
        for command in CommandTable.all {
            #expect(!command.title.isEmpty, "\(command.id)")
            #expect(!command.label.isEmpty, "\(command.id)")
            #expect(command.id.contains("."), "\(command.id)")
            #expect(CommandTable.command(command.id)?.title == command.title, "\(command.id)")
        }
    }

    @Test("every command with a key is reached in a context that is active somewhere")
    func everyContextIsActive() {
        let stacks = Screens.all.flatMap { $0.contextStacks } + Dialog.contextStacks
        let active = Set(stacks.flatMap { $0 })
        for command in CommandTable.all {
            #expect(active.contains(command.context), "\(command.id)")
        }
    }

    @Test("the helps of all screens list every command")
    func helpListsAll() {
        let state = ConsoleState(size: Size(width: 80, height: 24))
        var listed: Set<String> = []
        for screen in Screens.all {
            var state = state
            state.session.screen = screen.name
            listed.formUnion(HelpPage(of: state.shown).commands.map(\.id))
        }
        #expect(listed == Set(CommandTable.all.map(\.id)))
    }

    @Test("the manual lists every command that has a key")
    func manualListsAll() {
        let manual = CommandTable.manualSection()
        for command in CommandTable.all where !command.keys.isEmpty {
            #expect(manual.contains(command.title), "\(command.id)")
        }
    }

    @Test("the first nine screens have their number as key")
    func numbers() {
        for (index, screen) in Screens.all.prefix(9).enumerated() {
            let key = Key.char(Character(String(index + 1)))
            let command = CommandTable.command(for: key, in: [.everywhere])
            #expect(command?.id == ScreenCommands.id(of: screen.name))
        }
    }
}
