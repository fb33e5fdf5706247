import GRDB

/// The database's tables, as named steps that are only ever added to.
///
/// Users and products have integer keys. All behaviors of a user stand in one packed row (`History`), so that a
/// behavior takes a few bytes, a user is read by one look-up, and all behaviors are scanned at the speed of
/// memory. Sums over them are kept in `users`.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("records") { db in try db.execute(sql: records) }
        migrator.registerMigration("review") { db in try db.execute(sql: review) }
        return migrator
    }

    private static let records = """
        CREATE TABLE categories (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE kinds (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

        CREATE TABLE users (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            behaviors INTEGER NOT NULL,
            purchases INTEGER NOT NULL,
            spend INTEGER NOT NULL,
            last_seen INTEGER NOT NULL,  -- seconds, -1: never
            category INTEGER NOT NULL    -- 0: none
        );
        CREATE INDEX users_by_last_seen ON users (last_seen);
        CREATE TABLE histories (user INTEGER PRIMARY KEY REFERENCES users, events BLOB NOT NULL);
        CREATE TABLE people (
            user INTEGER PRIMARY KEY REFERENCES users,
            first_name TEXT, email TEXT, phone TEXT, country TEXT, language TEXT,
            email_consent INTEGER, sms_consent INTEGER
        );

        -- Behaviors may name products that the shop does not list (any more): they have a key and no row.
        CREATE TABLE product_ids (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
        CREATE TABLE products (
            key INTEGER PRIMARY KEY REFERENCES product_ids,
            title TEXT NOT NULL,
            category INTEGER NOT NULL REFERENCES categories,
            price INTEGER NOT NULL,      -- ten-thousandths
            description TEXT, brand TEXT, url TEXT, stock INTEGER, cost INTEGER,
            folded_title TEXT NOT NULL,
            search TEXT NOT NULL         -- id, title, category, brand; folded
        );
        CREATE INDEX products_by_title ON products (folded_title);
        CREATE TABLE prices (
            product INTEGER NOT NULL REFERENCES product_ids,
            since INTEGER NOT NULL,      -- seconds
            price INTEGER NOT NULL,
            PRIMARY KEY (product, since)
        ) WITHOUT ROWID;

        CREATE TABLE campaigns (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            start_day INTEGER NOT NULL,
            end_day INTEGER NOT NULL,
            discount INTEGER NOT NULL,   -- basis points
            code TEXT, url TEXT, terms TEXT
        );
        CREATE TABLE campaign_products (
            campaign INTEGER NOT NULL REFERENCES campaigns ON DELETE CASCADE,
            position INTEGER NOT NULL,
            product_id TEXT NOT NULL,
            PRIMARY KEY (campaign, position)
        ) WITHOUT ROWID;

        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO counters VALUES
            ('generation', 0), ('users', 0), ('behaviors', 0), ('stale_products', 0);
        """

    private static let review = """
        CREATE TABLE suggestions (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            state TEXT NOT NULL,
            channel TEXT NOT NULL,
            campaign_id TEXT NOT NULL,
            user_id TEXT,
            text TEXT NOT NULL,
            search TEXT NOT NULL,        -- the text, folded
            document TEXT NOT NULL
        );
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            suggestion_id TEXT NOT NULL REFERENCES suggestions (id),
            action TEXT NOT NULL,
            reason TEXT,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            undoes INTEGER UNIQUE REFERENCES journal
        );
        CREATE INDEX journal_by_suggestion ON journal (suggestion_id);
        """
}
