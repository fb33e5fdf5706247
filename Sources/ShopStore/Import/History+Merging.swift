extension History {
    /// Sorts events by time and identity; those of one identity stay in the order of their arrival.
    static func sort(_ events: inout [Event]) {
        guard events.count > 32 else {
            // A user has a few new behaviors, mostly in order: moving each to its place is fastest.
            for index in events.indices.dropFirst() {
                let event = events[index]
                var place = index
                while place > 0, Event.precedes(event, events[place - 1]) {
                    events[place] = events[place - 1]
                    place -= 1
                }
                if place != index { events[place] = event }
            }
            return
        }
        let order = events.indices.sorted { lhs, rhs in
            if Event.precedes(events[lhs], events[rhs]) { return true }
            return lhs < rhs && !Event.precedes(events[rhs], events[lhs])
        }
        events = order.map { events[$0] }
    }

    /// Merges sorted events into the sorted events of a user; the last of equal identity wins.
    ///
    /// True when this changed anything.
    static func merge(
        _ new: [Event],
        into old: inout [Event],
        _ counts: inout StoredCounts
    ) -> Bool {
        var merged: [Event] = []
        merged.reserveCapacity(old.count + new.count)
        var hasChanged = false
        var place = 0
        var index = 0
        while index < new.count {
            var last = index
            while last + 1 < new.count, new[last + 1].isSame(as: new[index]) { last += 1 }
            let event = new[last]
            while place < old.count, Event.precedes(old[place], event) {
                merged.append(old[place])
                place += 1
            }
            var outcome = Stored.new
            if place < old.count, old[place].isSame(as: event) {
                outcome = old[place] == event ? .unchanged : .replaced
                place += 1
            }
            // An earlier record of the same input that says the same changes nothing either.
            let equal = new[index..<last].count { $0 == event }
            counts.unchanged += equal
            counts.add(outcome, superseded: last - index - equal)
            if outcome != .unchanged { hasChanged = true }
            merged.append(event)
            index = last + 1
        }
        guard hasChanged else { return false }
        merged += old[place...]
        old = merged
        return true
    }
}
