#!/usr/bin/env python3
"""The benchmark's work by hand in SQLite: the files through its CSV table into memory, one group-by of the bookings by guest
and stretch of days, and from those sums today's attributes and every past day. usage: sqlite_run.py FOLDER"""
import json
import pathlib
import sys

import apsw
import apsw.sqlite_extra

from duckdb_run import SEGMENTS as DUCKDB_SEGMENTS
from stretches import NAMES
from workload import GOAL_DAYS, NINETY, TODAY, YEAR_AGO, edges, first_after

# The same conditions; money is in cents here.
SEGMENTS = DUCKDB_SEGMENTS | {
    "agency_big": "channel = 'agency' AND biggest >= 500000",
    "long_stayers": "nights_12m >= 14 AND lifetime >= 1000000",
}


def read(connection, folder):
    """Guests, and the sums of their bookings by stretch of days; the past and today need nothing else."""
    apsw.sqlite_extra.load(connection, "csv")
    # A pragma answers with a row, and the statements after it wait until somebody has fetched that.
    list(connection.execute("PRAGMA journal_mode = off; PRAGMA temp_store = memory; PRAGMA threads = 2"))
    connection.execute(f"""
        CREATE VIRTUAL TABLE temp.guest_file USING csv(filename = '{folder}/guests.csv', header = true);
        CREATE VIRTUAL TABLE temp.booking_file USING csv(filename = '{folder}/bookings.csv', header = true);
        CREATE TABLE guests (
            row INTEGER PRIMARY KEY, id TEXT, city TEXT, channel TEXT, score INTEGER, age INTEGER, tenure INTEGER);
        INSERT INTO guests
            SELECT NULL, id, city, channel, CAST(nullif(score, '') AS INTEGER),
                CASE WHEN birth <> '' THEN {TODAY.year} - substr(birth, 1, 4) - (substr(birth, 6) > '{TODAY:%m-%d}') END,
                ({TODAY.year} - substr(joined, 1, 4)) * 12 + {TODAY.month} - substr(joined, 6, 2)
            FROM guest_file;
        CREATE UNIQUE INDEX guests_by_id ON guests (id);
        CREATE TABLE days (day TEXT PRIMARY KEY, stretch INTEGER) WITHOUT ROWID;""")
    bounds = edges()
    connection.execute(
        """WITH RECURSIVE calendar(day) AS (
               SELECT '2017-01-01' UNION ALL SELECT date(day, '+1 day') FROM calendar WHERE day < '2027-01-01')
           INSERT INTO days SELECT day, (SELECT count(*) FROM json_each(?) WHERE value < day) FROM calendar""",
        (json.dumps([str(edge) for edge in bounds]),))
    connection.execute("""
        CREATE TABLE cells (
            row INTEGER, stretch INTEGER, n INTEGER, cents INTEGER, biggest INTEGER, last TEXT, web INTEGER,
            children INTEGER, nights INTEGER, party INTEGER, long INTEGER, PRIMARY KEY (row, stretch)) WITHOUT ROWID;
        INSERT INTO cells
            SELECT g.row, d.stretch, count(*), sum(CAST(replace(b.amount, '.', '') AS INTEGER)),
                max(CAST(replace(b.amount, '.', '') AS INTEGER)), max(b.booked_on), sum(b.channel = 'web'),
                sum(b.children > '0'), sum(CAST(b.nights AS INTEGER)), sum(CAST(b.party AS INTEGER)), sum(b.nights >= '5')
            FROM booking_file b CROSS JOIN guests g ON g.id = b.guest_id CROSS JOIN days d ON d.day = b.booked_on
            GROUP BY g.row, d.stretch""")


def attributes(connection):
    bounds = edges()
    year, ninety = (f"stretch > {bounds.index(day)}" for day in (YEAR_AGO, NINETY))
    connection.execute(f"""
        CREATE TABLE known AS
        SELECT g.*, julianday('{TODAY}') - julianday(last) AS recency, biggest,
            coalesce(visits, 0) AS visits, coalesce(frequency, 0) AS frequency,
            coalesce(frequency_90, 0) AS frequency_90, coalesce(lifetime, 0) AS lifetime,
            coalesce(web_visits, 0) AS web_visits, coalesce(child_trips, 0) AS child_trips,
            coalesce(spend, 0) AS spend, coalesce(nights_12m, 0) AS nights_12m, coalesce(party_12m, 0) AS party_12m,
            0 AS core
        FROM guests g LEFT JOIN (
            SELECT row, max(last) AS last, sum(n) AS visits, sum(n) FILTER (WHERE {year}) AS frequency,
                sum(n) FILTER (WHERE {ninety}) AS frequency_90, sum(cents) AS lifetime, max(biggest) AS biggest,
                sum(web) AS web_visits, sum(children) AS child_trips, sum(cents) FILTER (WHERE {year}) AS spend,
                sum(nights) FILTER (WHERE {year}) AS nights_12m, sum(party) FILTER (WHERE {year}) AS party_12m
            FROM cells GROUP BY row) USING (row);
        UPDATE known SET core = 1 WHERE spend >= (
            SELECT min(spend) FROM (
                SELECT spend FROM known ORDER BY spend DESC LIMIT (SELECT (count(*) + 4) / 5 FROM known)))""")


def segments(connection):
    parts = ", ".join(
        f"count(*) FILTER (WHERE {condition}), coalesce(sum(spend) FILTER (WHERE {condition}), 0), "
        f"avg(score) FILTER (WHERE {condition})" for condition in SEGMENTS.values())
    row = connection.execute(f"SELECT {parts} FROM known").fetchone()
    return {name: dict(zip(("in", "spend", "score"), row[3 * at:3 * at + 3])) for at, name in enumerate(SEGMENTS)}


def history(connection):
    bounds = edges()
    values = {name: [] for name in NAMES}
    for day in GOAL_DAYS:
        until, year, ninety, half = (bounds.index(edge) for edge in first_after(day))
        row = connection.execute(f"""
            WITH sums AS MATERIALIZED (
                SELECT row, coalesce(sum(n) FILTER (WHERE stretch > {year}), 0) AS visits,
                    coalesce(sum(cents) FILTER (WHERE stretch > {year}), 0) AS spend, max(stretch) <= {half} AS asleep
                FROM cells WHERE stretch <= {until} GROUP BY row),
            size AS (SELECT count(*) AS guests, (count(*) + 4) / 5 AS k FROM guests),
            cut AS (
                SELECT CASE WHEN (SELECT count(*) FROM sums) >= (SELECT k FROM size) THEN (
                    SELECT min(spend) FROM (SELECT spend FROM sums ORDER BY spend DESC LIMIT (SELECT k FROM size)))
                    ELSE 0 END AS least),
            flat AS (
                SELECT 1.0 * sum(web) FILTER (WHERE stretch > {ninety}) / sum(n) FILTER (WHERE stretch > {ninety})
                        AS web_share,
                    sum(cents) FILTER (WHERE stretch > {ninety}) AS revenue_90,
                    1.0 * sum(long) FILTER (WHERE stretch > {year}) / sum(n) FILTER (WHERE stretch > {year})
                        AS long_share
                FROM cells WHERE stretch <= {until})
            SELECT 1.0 * sum(visits >= 2) / (SELECT guests FROM size), 1.0 * sum(visits >= 1) / (SELECT guests FROM size),
                (SELECT web_share FROM flat), (SELECT revenue_90 FROM flat), (SELECT avg(score >= 8) FROM guests),
                avg(asleep), avg(asleep) FILTER (WHERE spend >= (SELECT least FROM cut)), (SELECT long_share FROM flat)
            FROM sums""").fetchone()
        for name, value in zip(NAMES, row):
            values[name].append(value)
    return values


def main():
    connection = apsw.Connection(":memory:")
    read(connection, pathlib.Path(sys.argv[1]))
    attributes(connection)
    past = history(connection)
    advice = connection.execute(
        f"SELECT id FROM known WHERE {SEGMENTS['quiet']} ORDER BY spend DESC, id LIMIT 200").fetchall()
    metrics = {name: series[-1] for name, series in past.items()}
    metrics["revenue"], metrics["booked"] = connection.execute("SELECT sum(cents), sum(n) FROM cells").fetchone()
    json.dump({"segments": segments(connection), "metrics": metrics, "history": past,
               "advice": [key for (key,) in advice]}, sys.stdout)


if __name__ == "__main__":
    main()
