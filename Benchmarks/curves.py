#!/usr/bin/env python3
"""What a run costs by rows, declarations and threads, measured and drawn as curves.svg. --draw draws what was measured before."""
import argparse
import json
import os
import tempfile

import chart
import peers
from measure import ROOT, Rhumb, alternate, project, with_declarations
from workload import SIZES

ROWS = ("XS", "S", "M")
COPIES = (1, 10, 100)
THREADS = (1, 2)
# Segments, and two metrics of each.
DECLARATIONS = 60


def by_rows(rhumb, repetitions):
    found = {}
    for size in ROWS:
        folder = project(size)
        fresh, later = rhumb.run(folder), rhumb.run(folder, fresh=False)
        others = peers.commands(peers.QUICK, folder)
        peers.agree({"rhumb": fresh} | others, folder)
        costs = alternate({"rhumb": fresh} | others, repetitions) | alternate({"kept": later}, repetitions)
        rhumb.clean(folder)()
        found[SIZES[size][1]] = {name: [cost.wall, cost.memory] for name, cost in costs.items()}
    return found


def by_declarations(rhumb, repetitions):
    folder = project("S")
    with tempfile.TemporaryDirectory(dir=ROOT / "data") as scratch:
        commands = {copies: rhumb.run(with_declarations(folder, copies, scratch)) for copies in COPIES}
        costs = alternate(commands, repetitions)
    return {copies: [cost.wall, cost.memory] for copies, cost in costs.items()}


def by_threads(rhumb, repetitions):
    found = {}
    for size in ROWS[1:]:
        folder = project(size)
        costs = alternate({count: rhumb.run(folder, "--threads", str(count)) for count in THREADS}, repetitions)
        found[size] = {count: cost.wall for count, cost in costs.items()}
    return found


def line(name, colour, found, value, dashed=False):
    return chart.Line(name, chart.COLOURS[colour], [(float(at), value(figures)) for at, figures in found.items()], dashed)


def panels(found):
    rows, declarations, threads = found["rows"], found["declarations"], found["threads"]
    row_ticks = [(50_000, "50 thousand"), (500_000, "500 thousand"), (5_000_000, "5 million")]
    names = {"rhumb": "Rhumb", "duckdb": "DuckDB", "polars": "Polars"}
    wall = [line(names[name], name, rows, lambda f, name=name: f[name][0]) for name in names]
    wall.append(line("second run", "kept", rows, lambda f: f["kept"][0]))
    memory = [line(names[name], name, rows, lambda f, name=name: f[name][1]) for name in names]
    many = line("Rhumb", "rhumb", declarations, lambda f: f[0])
    quicker = []
    for size, costs in threads.items():
        once = costs["1"]
        quicker.append(line(f"size {size}", "rhumb", costs, lambda wall: wall))
        quicker.append(chart.Line("half", chart.COLOURS["ideal"], [(1.0, once), (2.0, once / 2)], True))
    return [
        chart.Panel("Time by rows", "bookings", "seconds, from CSV", row_ticks, wall),
        chart.Panel("Peak memory by rows", "bookings", "megabytes", row_ticks, memory),
        chart.Panel("Time by declarations", f"segments and metrics of them, over {SIZES['S'][1]:,} bookings", "seconds",
                    [(copies, f"{copies * DECLARATIONS:,}") for copies in COPIES], [many]),
        chart.Panel("Time by threads", "threads", "seconds", [(count, str(count)) for count in THREADS], quicker),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rhumb", required=True, help="the program")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--draw", action="store_true")
    arguments = parser.parse_args()
    rhumb = Rhumb(arguments.rhumb)
    cores = os.cpu_count()
    record = ROOT / "results" / f"{rhumb.version}-{cores}-cores" / "curves.json"
    if not arguments.draw:
        found = {
            "repetitions": arguments.repetitions, "versions": peers.versions(peers.QUICK),
            "rows": by_rows(rhumb, arguments.repetitions),
            "declarations": by_declarations(rhumb, arguments.repetitions),
            "threads": by_threads(rhumb, arguments.repetitions)}
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    found = json.loads(record.read_text(encoding="utf-8"))
    versions = found["versions"]
    caption = (f"Rhumb {rhumb.version}, Polars {versions['polars']}, DuckDB {versions['duckdb']}; {cores} cores; "
               f"median of {found['repetitions']}; both axes logarithmic")
    (ROOT / "curves.svg").write_text(chart.picture(panels(found), caption), encoding="utf-8")
    print(ROOT / "curves.svg")


if __name__ == "__main__":
    main()
