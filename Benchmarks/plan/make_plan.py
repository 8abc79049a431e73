#!/usr/bin/env python3
"""Writes benchmark.rhumb: 13 attributes, 20 segments with count, spend and mean score each, 10 metrics, 8 goals, one advice.

The plan is generated because its segments repeat one pattern; `--copies N` writes N times as many segments and metrics
of them, to measure what declarations cost over the same data.
"""
import argparse
import pathlib

ATTRIBUTES = """\
attributes of guests {
  age          years(birth to today)
  tenure       months(joined to today)
  recency      days(latest(bookings.booked_on) to today)
  frequency    count(bookings in last 12 months)
  frequency_90 count(bookings in last 90 days)
  visits       count(bookings)
  spend        sum(bookings.amount in last 12 months)
  lifetime     sum(bookings.amount)
  biggest      max(bookings.amount)
  nights_12m   sum(bookings.nights in last 12 months)
  party_12m    sum(bookings.party in last 12 months)
  web_visits   count(bookings where channel = "web")
  child_trips  count(bookings where children > 0)
}
"""
# name: (base, condition)
SEGMENTS = {
    "frequent": ("guests", "frequency >= 4"),
    "regular": ("guests", "frequency in 2 .. 3"),
    "once": ("guests", "frequency = 1"),
    "silent": ("guests", "frequency = 0"),
    "fresh": ("guests", "recency <= 60"),
    "cooling": ("guests", "recency in 61 .. 180"),
    "asleep": ("guests", "recency > 180"),
    "core": ("guests", "spend in top 20%"),
    "quiet": ("core", "recency > 180"),
    "families": ("guests", "child_trips >= 1 and party_12m >= 4"),
    "web_first": ("guests", "web_visits >= 3"),
    "young": ("guests", "age < 35"),
    "middle": ("guests", "age in 35 .. 59"),
    "seniors": ("guests", "age >= 60"),
    "satisfied": ("guests", "score >= 8"),
    "unhappy": ("guests", "score <= 5 and visits >= 2"),
    "shanghai": ("guests", 'city = "Shanghai" and frequency_90 >= 1'),
    "agency_big": ("guests", 'channel = "agency" and biggest >= 5_000 CNY'),
    "long_stayers": ("guests", "nights_12m >= 14 and lifetime >= 10_000 CNY"),
    "newcomers": ("guests", "tenure <= 42 and frequency >= 1"),
}
METRICS = {
    "revenue": "sum(bookings.amount)",
    "booked": "count(bookings)",
    "repeat": "share(guests where frequency >= 2)",
    "active": "share(guests where frequency >= 1)",
    "web_share": 'share(bookings in last 90 days where channel = "web")',
    "revenue_90": "sum(bookings.amount in last 90 days)",
    "joy": "share(guests where score >= 8)",
    "asleep_share": "share(guests where recency > 180)",
    "core_quiet": "share(core where recency > 180)",
    "long_share": "share(bookings in last 12 months where nights >= 5)",
}
# metric: (clause, better)
GOALS = {
    "repeat": ("45%", "higher"),
    "active": ("75%", "higher"),
    "web_share": ("55%", "higher"),
    "revenue_90": ("2_000_000_000 CNY", "higher"),
    "joy": ("70%", "higher"),
    "asleep_share": ("30%", "lower"),
    "core_quiet": ("5%", "lower"),
    "long_share": ("45%", "higher"),
}
HEAD = """\
# Written by make_plan.py: the work that Benchmarks/README.md describes.
plan benchmark "Benchmark" {
  period   2026-01-01 .. 2026-12-31
  currency CNY
  today    2026-06-30
}

strategy speed "Answer before the coffee"

dataset guests from "guests.csv" {
  key     id text
  name    text
  birth   date optional
  city    text
  joined  date
  channel one of "web", "phone", "agency"
  score   integer 0 .. 10 optional
  event   joined
}

dataset bookings from "bookings.csv" {
  key       id text
  guest_id  refers to guests
  booked_on date
  channel   one of "web", "phone", "agency"
  party     integer
  children  integer
  nights    integer
  amount    money
  event     booked_on
}

"""
TAIL = """\

assumption win_back_rate 15% "Pilot"

advice win_back "Win back a quiet core guest" of quiet {
  say   "Call {name}: last stay {recency} days ago, {spend} in the last year"
  worth spend * win_back_rate
  order spend highest first
  limit 200
}
"""


def plan(copies):
    parts = [HEAD, ATTRIBUTES, "\n"]
    for copy in range(copies):
        suffix = "" if copy == 0 else f"_{copy + 1}"
        for name, (base, condition) in SEGMENTS.items():
            shifted = condition if copy == 0 else f"{condition} and visits != {copy + 40}"
            base = base if base == "guests" else base + suffix
            parts.append(f"segment {name}{suffix} of {base} where {shifted}\n")
        parts.append("\n")
        for name in SEGMENTS:
            parts.append(f"metric spend_{name}{suffix} sum({name}{suffix}.spend)\n")
            parts.append(f"metric score_{name}{suffix} avg({name}{suffix}.score)\n")
        parts.append("\n")
    for name, expression in METRICS.items():
        better = f" better {GOALS[name][1]}" if name in GOALS else ""
        parts.append(f"metric {name} {expression}{better}\n")
    for name, (target, _) in GOALS.items():
        parts.append(
            f"\ngoal more_{name} {{\n  measure  {name}\n  baseline measured 2025-12-31\n  target   {target}\n"
            f"  deadline 2026-12-31\n  serves   speed\n}}\n")
    parts.append(TAIL)
    return "".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--output", default=str(pathlib.Path(__file__).resolve().parent / "benchmark.rhumb"))
    arguments = parser.parse_args()
    pathlib.Path(arguments.output).write_text(plan(arguments.copies), encoding="utf-8")


if __name__ == "__main__":
    main()
