#!/usr/bin/env python3
"""Computes the plan's headline figures a second time, by hand and exactly, to compare with `rhumb run plans/cdnow`.

With a path as argument it compares with that JSON report and exits 1 where a figure differs. Standard library only.
"""
import collections
import datetime
import json
import pathlib
import sys
from decimal import Decimal

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(1998, 6, 30)
YEAR_AGO = datetime.date(1997, 6, 30)  # the last 12 months are the days after it, up to today


def day(text):
    return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))


def figures():
    """The figures by the names that the plan's metrics have."""
    with open(DATA / "CDNOW_master.txt", encoding="ascii") as lines:
        next(lines)
        rows = [line.split() for line in lines]
    purchases = [(customer, day(text), Decimal(dollars)) for customer, text, _count, dollars in rows]
    ever, recent = collections.Counter(), collections.Counter()
    latest = {}
    for customer, bought, _ in purchases:
        ever[customer] += 1
        recent[customer] += YEAR_AGO < bought <= TODAY
        latest[customer] = max(bought, latest.get(customer, bought))
    return {
        "customers": len(ever),
        "purchases": len(purchases),
        "total_spend": str(sum(dollars for _, _, dollars in purchases)),
        "repeat_rate": round(sum(n >= 2 for n in ever.values()) / len(ever), 12),
        "asleep": sum((TODAY - bought).days > 180 for bought in latest.values()),
        "active": sum(n >= 1 for n in recent.values()),
        "repeaters": sum(n >= 2 for n in recent.values()),
    }


def reported(path):
    """The same figures as a JSON report has them."""
    report = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    metrics = {metric["name"]: metric["value"] for metric in report["metrics"]}
    segments = {segment["name"]: segment["in"] for segment in report["segments"]}
    rows = {dataset["name"]: dataset["rows"] for dataset in report["datasets"]}
    return {
        "customers": rows["customers"],
        "purchases": rows["purchases"],
        "total_spend": metrics["total_spend"]["amount"],
        "repeat_rate": round(metrics["repeat_rate"], 12),
        "asleep": segments["asleep"],
        "active": segments["active"],
        "repeaters": segments["repeaters"],
    }


def main():
    expected = figures()
    if len(sys.argv) == 1:
        print(json.dumps(expected, indent=2))
        return 0
    found = reported(sys.argv[1])
    wrong = [name for name in expected if expected[name] != found[name]]
    for name in wrong:
        print(f"{name}: {expected[name]} computed by hand, {found[name]} in the report")
    print(f"{len(expected) - len(wrong)} of {len(expected)} figures agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
