package import Terminal

/// Where the list, the detail and the editor lie: side by side where it is wide, one above the other else.
package struct ReviewLayout: Hashable, Sendable {
    package let list: Rect
    package let detail: Rect
    /// The editor and what stands beside it, while a text is edited.
    let editor: Rect
    let beside: Rect

    private static let none = Rect(x: 0, y: 0, width: 0, height: 0)

    /// The layout of a screen of a size.
    package init(_ size: Size, isEditing: Bool, isDetailFocused: Bool = false) {
        let all = Rect(size)
        if isEditing {
            list = Self.none
            detail = Self.none
            if size.width >= 72 {
                (beside, editor) = all.cutRight(size.width >= 120 ? 60 : 32)
            } else {
                (beside, editor) = all.cutBottom(min(7, size.height / 2))
            }
            return
        }
        editor = Self.none
        beside = Self.none
        if size.width >= 120 {
            (list, detail) = all.cutLeft(max(64, size.width * 2 / 5))
        } else if size.height >= 16 {
            (list, detail) = all.cutTop(max(6, size.height * 2 / 5))
        } else {
            list = isDetailFocused ? Self.none : all
            detail = isDetailFocused ? all : Self.none
        }
    }

    /// Where the edited text itself is, above so many lines of limits.
    func text(limits: Int) -> Rect {
        let inside = editor.inset(1)
        let (_, above) = inside.cutBottom(min(limits + 1, inside.height / 2))
        return above.inset(left: 1, right: 1)
    }

    /// The suggestions that are seen at once: the border and the line of filters are none.
    package var listRows: Int { max(1, list.height - 3) }

    /// The lines of the detail that are seen at once, and their width.
    package var detailRows: Int { max(1, detail.height - 2) }
    package var detailWidth: Int { max(1, detail.width - 4) }
}
