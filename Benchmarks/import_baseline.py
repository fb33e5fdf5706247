#!/usr/bin/env python3
"""The yardstick of `marquee import`: Python's json and sqlite3 modules on the same input JSON.

Loads a shop into a new database with the same records, the same uniqueness (one behavior for a user, product,
behavior, timestamp and order) and an index by user, and prints one JSON object: records, seconds, records a second
and the bytes of the database for each behavior.

    marquee sample --users 100000 --products 5000 --events 1000000 > shop.json
    python3 Benchmarks/import_baseline.py shop.json baseline.sqlite
"""

import json
import os
import sqlite3
import sys
import time

TABLES = """
CREATE TABLE users (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    first_name TEXT, email TEXT, phone TEXT, country TEXT, language TEXT,
    email_consent INTEGER, sms_consent INTEGER);
CREATE TABLE products (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, category TEXT NOT NULL,
    price REAL NOT NULL, description TEXT, brand TEXT, url TEXT, stock INTEGER, cost REAL);
CREATE TABLE campaigns (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    start_date TEXT NOT NULL, end_date TEXT NOT NULL, discount REAL NOT NULL);
CREATE TABLE behaviors (
    user INTEGER NOT NULL REFERENCES users, product INTEGER NOT NULL,
    behavior TEXT NOT NULL, timestamp TEXT NOT NULL, order_id TEXT NOT NULL,
    price REAL, quantity INTEGER,
    UNIQUE (user, product, behavior, timestamp, order_id));
CREATE INDEX behaviors_by_user ON behaviors (user);
"""


def keys(ids):
    return {id: key for key, id in enumerate(dict.fromkeys(ids), 1)}


def load(source, database):
    if os.path.exists(database):
        os.remove(database)
    start = time.perf_counter()
    with open(source, encoding="utf-8") as file:
        shop = json.load(file)
    behaviors = shop.get("user_behavior_data", [])
    products = shop.get("product_data", [])
    campaigns = shop.get("marketing_data", [])
    people = {person["user_id"]: person for person in shop.get("user_data", [])}
    users = keys([b["user_id"] for b in behaviors] + list(people))
    product_keys = keys([p["product_id"] for p in products] + [b["product_id"] for b in behaviors])
    store = sqlite3.connect(database)
    store.executescript("PRAGMA journal_mode = WAL;" + TABLES)
    with store:
        personal = ("first_name", "email", "phone", "country", "language", "email_consent", "sms_consent")
        store.executemany(
            "INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((key, id, *map(people.get(id, {}).get, personal)) for id, key in users.items()))
        optional = ("description", "brand", "url", "stock", "cost")
        store.executemany(
            "INSERT OR REPLACE INTO products VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((product_keys[p["product_id"]], p["product_id"], p["title"], p["category"], p["price"],
              *map(p.get, optional)) for p in products))
        store.executemany(
            "INSERT OR REPLACE INTO campaigns (id, title, start_date, end_date, discount)"
            " VALUES (?, ?, ?, ?, ?)",
            ((c["campaign_id"], c["title"], c["start_date"], c["end_date"], c["discount"])
             for c in campaigns))
        store.executemany(
            "INSERT OR REPLACE INTO behaviors VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((users[b["user_id"]], product_keys[b["product_id"]], b["behavior"], b["timestamp"],
              b.get("order_id") or "", b.get("price"), b.get("quantity")) for b in behaviors))
    stored = store.execute("SELECT count(*) FROM behaviors").fetchone()[0]
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    seconds = time.perf_counter() - start
    records = len(behaviors) + len(products) + len(campaigns) + len(people)
    return {
        "read": records,
        "seconds": seconds,
        "records_per_second": records / seconds,
        "bytes_per_behavior": os.path.getsize(database) / max(stored, 1),
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: import_baseline.py SHOP.json DATABASE")
    print(json.dumps(load(*sys.argv[1:])))
