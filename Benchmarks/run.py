#!/usr/bin/env python3
"""Compares Rhumb with the peers' scripts over the same data: answers first, then wall time, processor time and peak memory.

The runs alternate; each figure is the median of the repetitions after one warm-up. Ratios are ours to the best peer's of
the same session: absolute times move with the machine. Run with Benchmarks/.venv/bin/python, as `make bench` does.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import compare
from workload import SIZES

ROOT = pathlib.Path(__file__).resolve().parent


class Run:
    """What one process cost: seconds of wall and processor time, peak memory in MB."""

    def __init__(self, command, output=None):
        with open(output or os.devnull, "wb") as target:
            began = time.perf_counter()
            process = subprocess.Popen(command, stdout=target, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with exit code {process.returncode}")
        self.user = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def project(size):
    """The folder that holds the data and the plan."""
    # In a process of its own: what this one imports would count as memory of the programs that it starts.
    subprocess.run([sys.executable, str(ROOT / "generate.py"), size], check=True, stdout=subprocess.DEVNULL)
    folder = ROOT / "data" / size
    shutil.copyfile(ROOT / "plan" / "benchmark.rhumb", folder / "benchmark.rhumb")
    return folder


def commands(folder, rhumb, peers):
    found = {"rhumb": [rhumb, "run", str(folder), "--format", "json"]} if rhumb else {}
    if rhumb and peers != ["none"]:
        found["rhumb, 1 thread"] = found["rhumb"] + ["--threads", "1"]
    scripts = {"polars": "polars_run.py", "duckdb": "duckdb_run.py"}
    for name in peers:
        if name in scripts:
            found[name] = [sys.executable, str(ROOT / scripts[name]), str(folder)]
    return found


def agree(outputs):
    """Every pair's answers, before any time counts."""
    names = list(outputs)
    good = True
    for name in names[1:]:
        count, wrong = compare.differences(outputs[names[0]], outputs[name])
        good = good and not wrong and count > 0
        print(f"{names[0]} and {name}: {count - len(wrong)} of {count} answers agree")
        for what, left, right in wrong[:10]:
            print(f"  {what}: {str(left)[:80]} | {str(right)[:80]}")
    return good


def table(measured):
    peers = [name for name in measured if not name.startswith("rhumb")]
    print(f"\n{'':18}{'wall s':>9}{'cpu s':>9}{'MB':>9}" + ("   wall and memory, to the best peer" if peers else ""))
    best = {figure: min(median(measured[name], figure) for name in peers) for figure in ("wall", "memory")} if peers else {}
    for name, runs in measured.items():
        line = f"{name:18}{median(runs, 'wall'):9.2f}{median(runs, 'user'):9.2f}{median(runs, 'memory'):9.0f}"
        if best:
            line += f"   ×{median(runs, 'wall') / best['wall']:.2f}  ×{median(runs, 'memory') / best['memory']:.2f}"
        print(line)


def small_things(rhumb):
    """Start-up, and the check of many plans."""
    runs = [Run([rhumb, "--version"]) for _ in range(21)][1:]
    print(f"\nstart-up of --version: {median(runs, 'wall') * 1000:.1f} ms, {median(runs, 'memory'):.0f} MB")
    plan = (ROOT / "plan" / "benchmark.rhumb").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        folders = []
        for number in range(1000):
            folder = pathlib.Path(scratch) / f"plan{number}"
            folder.mkdir()
            (folder / "benchmark.rhumb").write_text(plan, encoding="utf-8")
            folders.append(str(folder))
        runs = [Run([rhumb, "check", "--fail-on", "error", *folders]) for _ in range(4)][1:]
        lines = plan.count("\n")
        print(f"check of 1,000 plans of {lines} lines: {median(runs, 'wall'):.2f} s, "
              f"{len(plan.encode()) / 1000 / median(runs, 'wall'):.1f} MB/s")


CDNOW = ROOT.parent / "plans" / "cdnow" / "data" / "CDNOW_sample.txt"
CDNOW_PLAN = """\
plan cdnow "CDNOW, one customer in ten" {{ period 1997-01-01 .. 1998-12-31; currency USD; today 1997-09-30 }}
dataset customers from "customers.csv" {{ key id text }}
dataset buys from "buys.csv" {{ customer refers to customers; bought_on date; paid money; event bought_on }}
attributes of customers {{ visits count(buys) {attributes} }}
metric visits_in_all sum(customers.visits)
"""


def models(rhumb):
    """The fit of BG/NBD and Gamma-Gamma to 2,357 customers: a run with it, less a run without."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        rows = [line.split() for line in CDNOW.read_text(encoding="ascii").splitlines() if line.strip()]
        buys = "".join(f"{row[1]},{row[2][:4]}-{row[2][4:6]}-{row[2][6:]},{row[4]}\n" for row in rows)
        ids = "".join(f"{number}\n" for number in sorted({row[1] for row in rows}))
        times = []
        for attributes in ("", "; value lifetime(buys.paid in next 1 year)"):
            folder = scratch / f"plan{len(times)}"
            folder.mkdir()
            (folder / "buys.csv").write_text("customer,bought_on,paid\n" + buys, encoding="utf-8")
            (folder / "customers.csv").write_text("id\n" + ids, encoding="utf-8")
            (folder / "cdnow.rhumb").write_text(CDNOW_PLAN.format(attributes=attributes), encoding="utf-8")
            runs = [Run([rhumb, "run", str(folder), "--format", "json"]) for _ in range(6)][1:]
            times.append(median(runs, "wall"))
        print(f"BG/NBD and Gamma-Gamma fitted to CDNOW's sample: {times[1] - times[0]:.2f} s of {times[1]:.2f} s")


def declarations(folder, rhumb, repetitions):
    """Ten times the segments and their metrics over the same data."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for name in ("guests.csv", "bookings.csv"):
            # A hard link or a copy, not a symbolic link: a plan reads files inside its folder only.
            try:
                os.link(folder / name, scratch / name)
            except OSError:
                shutil.copyfile(folder / name, scratch / name)
        subprocess.run(
            [sys.executable, str(ROOT / "plan" / "make_plan.py"), "--copies", "10", "--output",
             str(scratch / "benchmark.rhumb")], check=True)
        many = [Run([rhumb, "run", str(scratch), "--format", "json"]) for _ in range(repetitions + 1)][1:]
        few = [Run([rhumb, "run", str(folder), "--format", "json"]) for _ in range(repetitions + 1)][1:]
        print(f"\nten times the segments and metrics: ×{median(many, 'wall') / median(few, 'wall'):.2f} the time, "
              f"×{median(many, 'memory') / median(few, 'memory'):.2f} the memory")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="M", choices=list(SIZES))
    parser.add_argument("--rhumb", default="", help="the program; without it only the peers run")
    parser.add_argument("--peers", nargs="*", default=["polars", "duckdb"])
    parser.add_argument("--repetitions", type=int, default=5)
    arguments = parser.parse_args()
    folder = project(arguments.size)
    runners = commands(folder, arguments.rhumb, arguments.peers)
    outputs = {name: folder / f"{name.replace(', ', '-').replace(' ', '-')}.json" for name in runners}
    for name, command in runners.items():
        Run(command, outputs[name])
    if not agree(outputs):
        sys.exit("the answers differ: no time counts")
    measured = {name: [] for name in runners}
    for _ in range(arguments.repetitions):
        for name, command in runners.items():
            measured[name].append(Run(command))
    print(f"\nsize {arguments.size}: {SIZES[arguments.size][0]:,} guests, "
          f"{SIZES[arguments.size][1]:,} bookings, {os.cpu_count()} cores, "
          f"median of {arguments.repetitions}")
    table(measured)
    if arguments.rhumb:
        small_things(arguments.rhumb)
        models(arguments.rhumb)
        declarations(folder, arguments.rhumb, max(1, arguments.repetitions // 2))


if __name__ == "__main__":
    main()
