/// What a terminal tells of the mouse (SGR, mode 1006).
struct MouseReport {
    private let code: Int
    private let point: Point
    private let isPress: Bool

    init?(_ csi: ControlSequence, isPress: Bool) {
        guard let code = csi.number(0), let x = csi.number(1), let y = csi.number(2) else {
            return nil
        }
        self.code = code
        self.isPress = isPress
        point = Point(x: max(0, x - 1), y: max(0, y - 1))
    }

    /// The event; nil for a motion without a button and for buttons that nothing asks for.
    var event: MouseEvent? {
        action.map { MouseEvent($0, at: point, modifiers: modifiers) }
    }

    private var action: MouseEvent.Action? {
        if code & 128 != 0 { return nil }
        if code & 64 != 0 {
            guard isPress else { return nil }
            return switch code & 3 {
            case 0: .wheelUp
            case 1: .wheelDown
            case 2: .wheelLeft
            default: .wheelRight
            }
        }
        guard let button else { return nil }
        if code & 32 != 0 { return .drag(button) }
        return isPress ? .press(button) : .release(button)
    }

    private var button: MouseEvent.Button? {
        switch code & 3 {
        case 0: .left
        case 1: .middle
        case 2: .right
        default: nil
        }
    }

    private var modifiers: Key.Modifiers {
        var modifiers: Key.Modifiers = []
        if code & 4 != 0 { modifiers.insert(.shift) }
        if code & 8 != 0 { modifiers.insert(.alt) }
        if code & 16 != 0 { modifiers.insert(.control) }
        return modifiers
    }
}

/// Knows a second press of a button at one place within a short time.
struct ClickCounter: Sendable {
    private static let longest = Duration.milliseconds(400)

    private struct Press: Sendable {
        var button: MouseEvent.Button
        var point: Point
        var time: Duration
    }

    private var last: Press?

    /// The double press that a press completes.
    mutating func second(of event: MouseEvent, at time: Duration) -> MouseEvent? {
        switch event.action {
        case .press(let button):
            if let last, last.button == button, last.point == event.point,
                time - last.time <= Self.longest
            {
                // A third press begins anew.
                self.last = nil
                return MouseEvent(.double(button), at: event.point, modifiers: event.modifiers)
            }
            last = Press(button: button, point: event.point, time: time)
        case .release: break
        case .drag, .wheelUp, .wheelDown, .wheelLeft, .wheelRight, .double: last = nil
        }
        return nil
    }
}
