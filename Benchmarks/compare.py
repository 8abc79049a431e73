#!/usr/bin/env python3
"""Do the answers agree? Counts and money to the cent, shares and means to ten digits, advice in the same order.
usage: compare.py FIRST.json SECOND.json; a file may be a peer's answers or Rhumb's JSON report."""
import json
import pathlib
import sys


def cents(money):
    """An exact decimal string as a whole number of cents."""
    whole, _, fraction = money.partition(".")
    return int(whole + (fraction + "00")[:2])


def plain(value):
    return cents(value["amount"]) if isinstance(value, dict) else value


def answers(path):
    """Answers as a flat mapping from name to value, whoever wrote them."""
    document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    flat = {}
    if document.get("schema") == "rhumb.run/1":
        metrics = {metric["name"]: plain(metric["value"]) for metric in document["metrics"]}
        for segment in document["segments"]:
            name = segment["name"]
            flat[f"{name}.in"] = segment["in"]
            flat[f"{name}.spend"] = metrics.pop(f"spend_{name}")
            flat[f"{name}.score"] = metrics.pop(f"score_{name}")
        flat |= metrics
        # Every goal's baseline was measured half a year ago; the peers tell the same day.
        flat |= {f"{goal['metric']} 6 months ago": plain(goal["baseline"]) for goal in document["goals"]}
        flat["advice"] = [item["key"] for item in document["recommendations"] if item["advice"] == "win_back"]
        return flat
    for name, parts in document["segments"].items():
        flat |= {f"{name}.{part}": value for part, value in parts.items()}
    flat |= document["metrics"]
    for name, series in document["history"].items():
        flat |= {f"{name} {18 - at} months ago": value for at, value in enumerate(series[:-1])}
    flat["advice"] = document["advice"]
    return flat


def same(left, right):
    if isinstance(left, float) or isinstance(right, float):
        return abs(left - right) <= 1e-10 * max(1, abs(left))
    return left == right


def differences(first, second):
    """Names of both whose values differ, with the values."""
    left, right = answers(first), answers(second)
    shared = [name for name in left if name in right]
    return len(shared), [(name, left[name], right[name]) for name in shared if not same(left[name], right[name])]


def main():
    count, wrong = differences(sys.argv[1], sys.argv[2])
    for name, left, right in wrong[:20]:
        print(f"{name}: {str(left)[:80]} | {str(right)[:80]}")
    print(f"{count - len(wrong)} of {count} answers agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
