#!/usr/bin/env python3
"""Makes the benchmark's guests and bookings: fixed seed, sizes S, M and L, into data/SIZE/.

A Pareto few guests make most bookings; 5% of the birth dates and 40% of the scores are missing. Every guest joined
before the first booking, so that a past day has the same guests as today. Run with Benchmarks/.venv/bin/python.
"""
import argparse
import pathlib

import numpy
import polars

from workload import SIZES

ROOT = pathlib.Path(__file__).resolve().parent
SEED = 20260630
FIRST, LAST = "2023-07-01", "2026-06-30"
CHUNK = 5_000_000
CITIES = ["Shanghai", "Hangzhou", "Suzhou", "Nanjing", "Beijing", "Guangzhou", "Chengdu", "Wuhan", "Xiamen", "Qingdao"]
CHANNELS = ["web", "phone", "agency"]


def days(first, last):
    return numpy.arange(numpy.datetime64(first), numpy.datetime64(last) + 1)


def codes(prefix, numbers, digits):
    """Keys such as g000042."""
    text = polars.Series(numbers).cast(polars.String).str.zfill(digits)
    return polars.select(polars.lit(prefix) + text).to_series()


def picked(random, values, count, weights):
    index = random.choice(len(values), count, p=weights).astype(numpy.int32)
    return polars.Series(values).gather(polars.Series(index))


def guests(random, count):
    births = random.choice(days("1945-01-01", "2004-12-31"), count)
    scores = numpy.clip(numpy.rint(random.normal(8.1, 1.7, count)), 0, 10).astype(numpy.int8)
    return polars.DataFrame({
        "id": codes("g", numpy.arange(count), 7),
        "name": codes("Guest ", numpy.arange(count), 1),
        "birth": polars.Series(births).set(polars.Series(random.random(count) < 0.05), None),
        "city": picked(random, CITIES, count, None),
        "joined": random.choice(days("2017-01-01", "2023-06-30"), count),
        "channel": picked(random, CHANNELS, count, (0.5, 0.2, 0.3)),
        "score": polars.Series(scores).set(polars.Series(random.random(count) < 0.40), None),
    })


def bookings(random, first, count, order, edges):
    """`count` bookings from number `first` on; `edges` are the guests' running weights."""
    who = order[numpy.searchsorted(edges, random.random(count))]
    calendar = days(FIRST, LAST)
    # Growth and a summer: later days and July, August weigh more.
    month = calendar.astype("datetime64[M]").astype(int) % 12
    weight = (1 + numpy.arange(len(calendar)) / len(calendar)) * numpy.where((month == 6) | (month == 7), 1.5, 1.0)
    when = calendar[numpy.searchsorted(numpy.cumsum(weight) / weight.sum(), random.random(count))]
    nights = random.integers(1, 8, count, dtype=numpy.int8)
    cents = numpy.rint(nights * random.normal(62_000, 12_000, count).clip(15_000)).astype(numpy.int64)
    amount = polars.Series(cents // 100).cast(polars.String) + "." + polars.Series(cents % 100).cast(
        polars.String).str.zfill(2)
    return polars.DataFrame({
        "id": codes("b", numpy.arange(first, first + count), 8),
        "guest_id": codes("g", who, 7),
        "booked_on": when,
        "channel": picked(random, CHANNELS, count, (0.5, 0.2, 0.3)),
        "party": random.integers(1, 7, count, dtype=numpy.int8),
        "children": (random.integers(-4, 4, count, dtype=numpy.int8)).clip(0),
        "nights": nights,
        "amount": amount,
    })


def generate(size):
    guest_count, booking_count = SIZES[size]
    folder = ROOT / "data" / size
    if (folder / "complete").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    random = numpy.random.default_rng(SEED)
    guests(random, guest_count).write_csv(folder / "guests.csv")
    # A fifth of the guests never booked; the others follow a Pareto law.
    weights = numpy.sort(random.pareto(1.16, guest_count) * (random.random(guest_count) > 0.2))[::-1]
    edges = numpy.cumsum(weights) / weights.sum()
    edges[-1] = 1.0
    order = random.permutation(guest_count)
    with open(folder / "bookings.csv", "wb") as target:
        for first in range(0, booking_count, CHUNK):
            count = min(CHUNK, booking_count - first)
            bookings(random, first, count, order, edges).write_csv(target, include_header=first == 0)
    (folder / "complete").touch()
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["M"], choices=list(SIZES))
    for size in parser.parse_args().sizes:
        print(generate(size))


if __name__ == "__main__":
    main()
