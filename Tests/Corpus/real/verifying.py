"""What the verify.py beside each plan has in common: exact statistics, and the comparison of figures with a JSON report.

    python3 verify.py DATA              prints the figures, counted from the raw files in the folder DATA
    python3 verify.py DATA REPORT.json  compares them with what `rhumb run … --format json` wrote; 1 where one differs

A figure's name says where it stands in the report: `rows DATASET`, `broken DATASET NUMBER`, `in SEGMENT`, `unknown SEGMENT`,
`tier LADDER TIER`, `metric NAME`, `n NAME`, `skipped NAME`, `part NAME VALUE`, `stage FUNNEL STAGE`, `young FUNNEL STAGE`,
`baseline GOAL`, `signal RISK`, `found ADVICE`, `given ADVICE`, `worth ADVICE`, `first ADVICE`. Standard library only.
"""
import datetime
import json
import pathlib
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def money(amount):
    """To the cent, half away from zero; whole and fractional amounts of any exact type."""
    if isinstance(amount, Fraction):
        cents = abs(amount) * 100
        whole = (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)
        return str((Decimal(whole) / 100).quantize(Decimal("0.01")) * (-1 if amount < 0 else 1))
    return str(Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP))


def ratio(part, whole):
    return float(Fraction(part) / Fraction(whole))


def percentile(share, values):
    """Rule 7 of Hyndman and Fan: at (n − 1) · p, between two values in proportion."""
    ordered = sorted(Fraction(value) for value in values)
    place = (len(ordered) - 1) * Fraction(share, 100)
    low = place.numerator // place.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def top(share, values):
    """The keys of the highest: a share of the rows rounded up, and all that tie with the last of them."""
    places = -(-len(values) * share // 100)
    least = sorted(values.values(), reverse=True)[places - 1]
    return {key for key, value in values.items() if value >= least}


def fifths(values):
    """The score of each key: 1 + ⌊5 · (those below + half of those equal) ÷ all⌋, at most 5."""
    every = list(values.values())
    scores = {}
    for value in set(every):
        below, equal = sum(other < value for other in every), every.count(value)
        scores[value] = min(5, 1 + 5 * (2 * below + equal) // (2 * len(every)))
    return {key: scores[value] for key, value in values.items()}


def eight_types(recency, frequency, spend):
    """The keys by their type; high is a score of 4 or 5, and of recency the lowest is the best."""
    r, f, m = fifths(recency), fifths(frequency), fifths(spend)
    names = {(1, 1): "value", (1, 0): "develop", (0, 1): "keep", (0, 0): "win_back"}
    counted = {f"{group}_{name}": 0 for group in ("key", "general") for name in names.values()}
    for key in recency:
        group = "key" if m[key] >= 4 else "general"
        counted[f"{group}_{names[int(6 - r[key] >= 4), int(f[key] >= 4)]}"] += 1
    return counted


def months_ago(day, months):
    """The same day of an earlier month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def reported(report):
    """The figures of a report, by name."""
    found = {}

    def put(name, value):
        if isinstance(value, dict):
            value = value["amount"]
        found[name] = value

    for dataset in report["datasets"]:
        put(f"rows {dataset['name']}", dataset["rows"])
        for number, requirement in enumerate(dataset["requirements"], 1):
            put(f"broken {dataset['name']} {number}", requirement["broken"])
    for segment in report["segments"]:
        put(f"in {segment['name']}", segment["in"])
        put(f"unknown {segment['name']}", segment["unknown"])
    for ladder in report["tiers"]:
        put(f"unknown {ladder['name']}", ladder["unknown"])
        for tier in ladder["tiers"]:
            put(f"tier {ladder['name']} {tier['name']}", tier["in"])
    for metric in report["metrics"]:
        put(f"metric {metric['name']}", metric["value"])
        put(f"n {metric['name']}", metric["n"])
        put(f"skipped {metric['name']}", metric["skipped"])
        for part in metric["split"] or []:
            put(f"part {metric['name']} {part['by'] or '?'}", part["value"])
    for funnel in report["funnels"]:
        for stage in funnel["stages"]:
            put(f"stage {funnel['name']} {stage['name']}", stage["reached"])
            put(f"young {funnel['name']} {stage['name']}", stage["step"] and stage["step"]["immature"])
    for goal in report["goals"]:
        put(f"baseline {goal['name']}", goal["baseline"])
    for risk in report["risks"]:
        put(f"signal {risk['name']}", risk["signal"])
    for advice in report["advice"]:
        put(f"found {advice['name']}", advice["found"])
        put(f"given {advice['name']}", advice["given"])
        put(f"worth {advice['name']}", advice["total_worth"])
    for recommendation in report["recommendations"]:
        name = f"first {recommendation['advice']}"
        if name not in found:
            put(name, recommendation["key"])
    return found


def same(expected, found):
    if isinstance(expected, float) and isinstance(found, (int, float)):
        return abs(expected - found) <= 1e-9 * max(1, abs(expected))
    return str(expected) == str(found)


def main(figures):
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    expected = figures(pathlib.Path(sys.argv[1]))
    if len(sys.argv) == 2:
        for name, value in expected.items():
            print(f"{name} = {value}")
        return
    found = reported(json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")))
    wrong = [name for name in expected if name not in found or not same(expected[name], found[name])]
    for name in wrong:
        print(f"{name}: {expected[name]} counted here, {found.get(name, 'nothing')} in the report")
    print(f"{len(expected) - len(wrong)} of {len(expected)} figures agree")
    sys.exit(1 if wrong else 0)
