import GRDB
package import Shop

extension SQLiteShopRepository {
    private static let columns = """
        id, revision, state, channel, campaign_id, user_id, text, document
        """

    private static func suggestion(_ row: Row) -> SuggestionRow {
        SuggestionRow(
            id: row[0],
            revision: row[1],
            state: row[2],
            channel: row[3],
            campaignID: row[4],
            userID: row[5],
            text: row[6],
            document: row[7]
        )
    }

    package func insert(_ suggestion: SuggestionRow) throws(ShopError) {
        try writing("suggestion \(suggestion.id)") { db in
            let isTaken = try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM suggestions WHERE id = ?)",
                arguments: [suggestion.id]
            )
            if isTaken == true { throw ShopError.duplicateSuggestion(suggestion.id) }
            try db.execute(
                sql: """
                    INSERT INTO suggestions
                    (id, revision, state, channel, campaign_id, user_id, text, search, document)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    suggestion.id, suggestion.revision, suggestion.state, suggestion.channel,
                    suggestion.campaignID, suggestion.userID, suggestion.text,
                    ListFilter.fold(suggestion.text), suggestion.document,
                ]
            )
        }
    }

    package func update(
        _ suggestion: SuggestionRow,
        expectedRevision: Int,
        journal: JournalRow
    ) throws(ShopError) {
        try writing("suggestion \(suggestion.id)") { db in
            let revision = try Int.fetchOne(
                db,
                sql: "SELECT revision FROM suggestions WHERE id = ?",
                arguments: [suggestion.id]
            )
            guard let revision else { throw ShopError.unknownSuggestion(suggestion.id) }
            guard revision == expectedRevision else {
                throw ShopError.changedSuggestion(suggestion.id)
            }
            try db.execute(
                sql: """
                    UPDATE suggestions SET revision = ?, state = ?, channel = ?, campaign_id = ?,
                        user_id = ?, text = ?, search = ?, document = ? WHERE id = ?
                    """,
                arguments: [
                    suggestion.revision, suggestion.state, suggestion.channel,
                    suggestion.campaignID, suggestion.userID, suggestion.text,
                    ListFilter.fold(suggestion.text), suggestion.document, suggestion.id,
                ]
            )
            try db.execute(
                sql: """
                    INSERT INTO journal (suggestion_id, action, reason, before, after, undoes)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    journal.suggestionID, journal.action, journal.reason, journal.before,
                    journal.after, journal.undoes,
                ]
            )
        }
    }

    package func suggestion(_ id: String) throws(ShopError) -> SuggestionRow? {
        try reading("suggestion \(id)") { db in
            try Row.fetchOne(
                db,
                sql: "SELECT \(Self.columns) FROM suggestions WHERE id = ?",
                arguments: [id]
            ).map(Self.suggestion)
        }
    }

    package func suggestions(
        _ query: ListQuery,
        state: String?,
        channel: String?,
        range: Range<Int>
    ) throws(ShopError) -> Page<SuggestionRow> {
        let words = ListFilter(query.filter).words
        var conditions = words.map { _ in "instr(search, ?) > 0" }
        var arguments = StatementArguments(words)
        if let state {
            conditions.append("state = ?")
            arguments += [state]
        }
        if let channel {
            conditions.append("channel = ?")
            arguments += [channel]
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try reading("suggestions") { db in
            let total =
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM suggestions \(condition)",
                    arguments: arguments
                ) ?? 0
            let part = range.clamped(to: 0..<total)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Self.columns) FROM suggestions \(condition)
                    ORDER BY sequence \(query.descending ? "ASC" : "DESC")
                    LIMIT \(part.count) OFFSET \(part.lowerBound)
                    """,
                arguments: arguments
            )
            return Page(rows: rows.map(Self.suggestion), start: part.lowerBound, total: total)
        }
    }

    package func journal(ofSuggestion id: String) throws(ShopError) -> [JournalRow] {
        try reading("suggestion \(id)") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT sequence, suggestion_id, action, reason, before, after, undoes
                    FROM journal WHERE suggestion_id = ? ORDER BY sequence
                    """,
                arguments: [id]
            ).map(Self.step)
        }
    }

    package func latestJournal(limit: Int) throws(ShopError) -> [JournalRow] {
        try reading("journal") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT sequence, suggestion_id, action, reason, before, after, undoes
                    FROM journal j
                    WHERE undoes IS NULL
                        AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.sequence)
                    ORDER BY sequence DESC LIMIT ?
                    """,
                arguments: [max(limit, 0)]
            ).map(Self.step)
        }
    }

    private static func step(_ row: Row) -> JournalRow {
        JournalRow(
            sequence: row[0],
            suggestionID: row[1],
            action: row[2],
            reason: row[3],
            before: row[4],
            after: row[5],
            undoes: row[6]
        )
    }
}
