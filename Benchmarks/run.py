#!/usr/bin/env python3
"""Compares Rhumb with the peers over the same data, answers first, and prints the table of aims.

Every figure is the median of alternating runs after a warm-up; it is also written to results/, from which report.py makes the
table in README.md. Run with Benchmarks/.venv/bin/python, as `make bench` does.
"""
import argparse
import json
import os
import platform

import peers
import report
import runs
import session
import small
from measure import ROOT, Rhumb, project
from workload import BELOW, SIZES


def costs_table(costs, versions):
    lines = [f"{'':20}{'wall s':>9}{'cpu s':>9}{'MB':>9}"]
    for name, cost in costs.items():
        once = "   once" if cost.runs == 1 else ""
        lines.append(f"{name + ' ' + versions.get(name, ''):20}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.memory:9.0f}{once}")
    return "\n".join(lines)


def of_size(rhumb, size, names, repetitions):
    folder = project(size)
    print(f"\nsize {size}: {SIZES[size][0]:,} guests, {SIZES[size][1]:,} bookings")
    rows, costs = runs.beside_peers(rhumb, folder, names, repetitions)
    versions = peers.versions(names) | {"rhumb": rhumb.version}
    print(costs_table(costs, versions))
    rows += runs.declarations(rhumb, folder, repetitions)
    rows += runs.more_rows(rhumb, size, folder, repetitions)
    rows += runs.threads(rhumb, folder, repetitions)
    rows += small.profile(rhumb, folder, repetitions)
    rows += session.asked(rhumb, folder)
    return {
        "size": size, "guests": SIZES[size][0], "bookings": SIZES[size][1], "versions": versions,
        "programs": {name: vars(cost) for name, cost in costs.items()}, "rows": rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", default=["S", "M"], choices=list(BELOW))
    parser.add_argument("--rhumb", required=True, help="the program")
    parser.add_argument("--peers", nargs="*", choices=list(peers.SCRIPTS), help="all; at size L the two quick ones")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--no-small", action="store_true", help="leave out what does not depend on the size")
    arguments = parser.parse_args()
    rhumb = Rhumb(arguments.rhumb)
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    folder = ROOT / "results" / f"{rhumb.version}-{os.cpu_count()}-cores"
    folder.mkdir(parents=True, exist_ok=True)
    print(f"rhumb {rhumb.version} on {machine}; median of {arguments.repetitions}")

    def keep(name, found):
        head = {"rhumb": rhumb.version, "machine": machine, "repetitions": arguments.repetitions}
        text = json.dumps(head | found, indent=1, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print("\n" + report.plain(found["rows"]))

    if not arguments.no_small:
        keep("any", {"size": None, "rows": small.all_of(rhumb, arguments.repetitions)})
    for size in arguments.sizes:
        names = arguments.peers
        if names is None:
            names = peers.QUICK if size == "L" else tuple(peers.SCRIPTS)
        keep(size, of_size(rhumb, size, names, arguments.repetitions))


if __name__ == "__main__":
    main()
