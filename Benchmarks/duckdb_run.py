#!/usr/bin/env python3
"""The benchmark's work by hand in DuckDB: one query for all attributes, one for all segments, and for the past month ends
one by guest and stretch of days, from which every day's windows are sums. usage: duckdb_run.py FOLDER"""
import json
import pathlib
import sys

import duckdb

from workload import GOAL_DAYS, NINETY, TODAY, YEAR_AGO, edges, first_after

SEGMENTS = {
    "frequent": "frequency >= 4",
    "regular": "frequency BETWEEN 2 AND 3",
    "once": "frequency = 1",
    "silent": "frequency = 0",
    "fresh": "recency <= 60",
    "cooling": "recency BETWEEN 61 AND 180",
    "asleep": "recency > 180",
    "core": "core",
    "quiet": "core AND recency > 180",
    "families": "child_trips >= 1 AND party_12m >= 4",
    "web_first": "web_visits >= 3",
    "young": "age < 35",
    "middle": "age BETWEEN 35 AND 59",
    "seniors": "age >= 60",
    "satisfied": "score >= 8",
    "unhappy": "score <= 5 AND visits >= 2",
    "shanghai": "city = 'Shanghai' AND frequency_90 >= 1",
    "agency_big": "channel = 'agency' AND biggest >= 5000",
    "long_stayers": "nights_12m >= 14 AND lifetime >= 10000",
    "newcomers": "tenure <= 42 AND frequency >= 1",
}


def read(connection, folder):
    connection.execute(f"""
        CREATE TEMP TABLE guests AS
        SELECT row_number() OVER () - 1 AS row, * FROM read_csv('{folder}/guests.csv', header = true, columns = {{
            'id': 'VARCHAR', 'name': 'VARCHAR', 'birth': 'DATE', 'city': 'VARCHAR', 'joined': 'DATE',
            'channel': 'VARCHAR', 'score': 'TINYINT'}})""")
    connection.execute(f"""
        CREATE TEMP TABLE bookings AS
        SELECT g.row, b.booked_on, b.channel = 'web' AS web, b.party, b.children > 0 AS children, b.nights, b.amount
        FROM read_csv('{folder}/bookings.csv', header = true, columns = {{
            'id': 'VARCHAR', 'guest_id': 'VARCHAR', 'booked_on': 'DATE', 'channel': 'VARCHAR', 'party': 'TINYINT',
            'children': 'TINYINT', 'nights': 'TINYINT', 'amount': 'DECIMAL(12,2)'}}) b
        JOIN guests g ON g.id = b.guest_id""")


def attributes(connection):
    year, ninety = f"booked_on > DATE '{YEAR_AGO}'", f"booked_on > DATE '{NINETY}'"
    connection.execute(f"""
        CREATE TEMP TABLE known AS
        WITH sums AS (
            SELECT row, max(booked_on) AS last, count(*) AS visits, count(*) FILTER ({year}) AS frequency,
                count(*) FILTER ({ninety}) AS frequency_90, sum(amount) AS lifetime, max(amount) AS biggest,
                count(*) FILTER (web) AS web_visits, count(*) FILTER (children) AS child_trips,
                sum(amount) FILTER ({year}) AS spend, sum(nights) FILTER ({year}) AS nights_12m,
                sum(party) FILTER ({year}) AS party_12m
            FROM bookings GROUP BY row),
        all_guests AS (
            SELECT g.id, g.name, g.city, g.channel, g.score, biggest, DATE '{TODAY}' - last AS recency,
                coalesce(visits, 0) AS visits, coalesce(frequency, 0) AS frequency,
                coalesce(frequency_90, 0) AS frequency_90, coalesce(lifetime, 0) AS lifetime,
                coalesce(web_visits, 0) AS web_visits, coalesce(child_trips, 0) AS child_trips,
                coalesce(spend, 0) AS spend, coalesce(nights_12m, 0) AS nights_12m, coalesce(party_12m, 0) AS party_12m,
                datesub('year', birth, DATE '{TODAY}') AS age,
                (year(DATE '{TODAY}') - year(joined)) * 12 + month(DATE '{TODAY}') - month(joined) AS tenure
            FROM guests g LEFT JOIN sums USING (row))
        SELECT *, spend >= (
            SELECT min(s) FROM (
                SELECT spend AS s FROM all_guests ORDER BY spend DESC
                LIMIT (SELECT (count(*) + 4) // 5 FROM guests))) AS core
        FROM all_guests""")


def segments(connection):
    parts = ", ".join(
        f"count(*) FILTER ({condition}), coalesce(sum(spend) FILTER ({condition}), 0), avg(score) FILTER ({condition})"
        for condition in SEGMENTS.values())
    row = connection.execute(f"SELECT {parts} FROM known").fetchone()
    return {
        name: {"in": row[3 * at], "spend": int(row[3 * at + 1] * 100), "score": row[3 * at + 2]}
        for at, name in enumerate(SEGMENTS)
    }


def history(connection):
    bounds = edges()
    listed = ", ".join(f"DATE '{edge}'" for edge in bounds)
    connection.execute(f"""
        CREATE TEMP TABLE bounds AS SELECT * FROM (SELECT unnest([{listed}]) AS edge,
            unnest(range({len(bounds)})) AS stretch)""")
    connection.execute("""
        CREATE TEMP TABLE cells AS
        SELECT row, b.stretch, count(*) AS n, sum(amount) AS amount, count(*) FILTER (web) AS web,
            count(*) FILTER (nights >= 5) AS long
        FROM bookings ASOF JOIN bounds b ON booked_on <= b.edge GROUP BY row, b.stretch""")
    values = {name: [] for name in ("repeat", "active", "web_share", "revenue_90", "joy", "asleep_share", "core_quiet",
                                    "long_share")}
    for day in GOAL_DAYS:
        until, year, ninety, half = (bounds.index(edge) for edge in first_after(day))
        row = connection.execute(f"""
            WITH sums AS (
                SELECT row, coalesce(sum(n) FILTER (stretch > {year}), 0) AS visits,
                    coalesce(sum(amount) FILTER (stretch > {year}), 0) AS spend,
                    count(*) FILTER (stretch > {half}) = 0 AS asleep
                FROM cells WHERE stretch <= {until} GROUP BY row),
            cut AS (
                SELECT CASE WHEN (SELECT count(*) FROM sums) >= (SELECT (count(*) + 4) // 5 FROM guests) THEN (
                    SELECT min(s) FROM (SELECT spend AS s FROM sums ORDER BY spend DESC
                        LIMIT (SELECT (count(*) + 4) // 5 FROM guests))) ELSE 0 END AS least),
            flat AS (
                SELECT sum(web) FILTER (stretch > {ninety}) / sum(n) FILTER (stretch > {ninety}) AS web_share,
                    sum(amount) FILTER (stretch > {ninety}) AS revenue_90,
                    sum(long) FILTER (stretch > {year}) / sum(n) FILTER (stretch > {year}) AS long_share
                FROM cells WHERE stretch <= {until})
            SELECT count(*) FILTER (visits >= 2) / (SELECT count(*) FROM guests),
                count(*) FILTER (visits >= 1) / (SELECT count(*) FROM guests), any_value(web_share),
                any_value(revenue_90), (SELECT count(*) FILTER (score >= 8) / count(score) FROM guests),
                count(*) FILTER (asleep) / count(*),
                count(*) FILTER (asleep AND spend >= least) / count(*) FILTER (spend >= least), any_value(long_share)
            FROM sums, cut, flat""").fetchone()
        for name, value in zip(values, row):
            values[name].append(int(value * 100) if name == "revenue_90" else value)
    return values


def main():
    folder = pathlib.Path(sys.argv[1])
    connection = duckdb.connect()
    read(connection, folder)
    attributes(connection)
    past = history(connection)
    advice = connection.execute(
        f"SELECT id FROM known WHERE {SEGMENTS['quiet']} ORDER BY spend DESC, id LIMIT 200").fetchall()
    revenue, booked = connection.execute("SELECT sum(amount), count(*) FROM bookings").fetchone()
    metrics = {name: series[-1] for name, series in past.items()}
    metrics |= {"revenue": int(revenue * 100), "booked": booked}
    json.dump({"segments": segments(connection), "metrics": metrics, "history": past,
               "advice": [key for (key,) in advice]}, sys.stdout)


if __name__ == "__main__":
    main()
