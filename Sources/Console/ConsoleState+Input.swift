import Terminal

// What the person does goes to the dialog on top, else to the shown screen: as a command where one answers to
// it, else as it is.

extension ConsoleState {
    mutating func take(_ input: InputEvent) -> [Effect] {
        switch input {
        case .key(let key): return take(key)
        case .mouse(let event): return take(event)
        case .paste(let text):
            session.notice = nil
            return session.dialogs.isEmpty ? tellShown(.input(input)) : edit(dialog: text)
        case .resize(let size):
            session.size = size
            return []
        case .focus:
            return []
        }
    }

    private mutating func take(_ key: Key) -> [Effect] {
        session.notice = nil
        let isText = key.character != nil && isTyping
        if !isText, let command = CommandTable.command(for: key, in: contexts) {
            return run(command.id)
        }
        guard session.dialogs.isEmpty else { return edit(dialog: key) }
        return tellShown(.input(.key(key)))
    }
}

// MARK: - Mouse

extension ConsoleState {
    private mutating func take(_ event: MouseEvent) -> [Effect] {
        guard session.isMouseOn else { return [] }
        switch event.action {
        case .press:
            session.notice = nil
            lastPress = region(at: event.point)
            return act(on: lastPress, event)
        case .drag:
            return act(on: lastPress, event)
        case .release:
            defer { lastPress = nil }
            return act(on: lastPress, event)
        case .double, .wheelUp, .wheelDown, .wheelLeft, .wheelRight:
            return act(on: region(at: event.point), event)
        }
    }

    /// The topmost region at a place of the frame as it is painted now.
    private func region(at point: Point) -> Region? {
        paint().regions.last { $0.rect.contains(point) }
    }

    private mutating func act(on region: Region?, _ event: MouseEvent) -> [Effect] {
        guard let region else { return [] }
        switch region.target {
        case .command(let id):
            guard case .press(.left) = event.action else { return [] }
            return run(id)
        case .pane(let name):
            return tellShown(.pointer(pointer(name, region.rect, event)))
        case .dialog(let name):
            return point(atDialog: pointer(name, region.rect, event))
        }
    }

    private func pointer(_ name: String, _ rect: Rect, _ event: MouseEvent) -> Pointer {
        Pointer(
            region: name,
            action: event.action,
            point: Point(x: event.point.x - rect.x, y: event.point.y - rect.y),
            size: rect.size,
            modifiers: event.modifiers
        )
    }
}
