"""What a process costs, and the rows of the table: measured by whole processes, alternating, the median of the repetitions."""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent
PLAN = ROOT / "plan" / "benchmark.rhumb"


class Run:
    """What one process cost: seconds of wall and processor time, peak memory in MB."""

    def __init__(self, command, output=None, codes=(0,)):
        with open(output or os.devnull, "wb") as target:
            began = time.perf_counter()
            process = subprocess.Popen(command, stdout=target, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            sys.exit(f"{' '.join(map(str, command))[:300]} ended with exit code {process.returncode}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def rounded(figure):
    """Five digits: more would only be noise in the records."""
    return float(f"{figure:.5g}")


class Cost:
    """The medians of some runs of one command."""

    def __init__(self, runs):
        self.wall, self.cpu, self.memory = (
            rounded(statistics.median(getattr(run, figure) for run in runs)) for figure in ("wall", "cpu", "memory"))
        self.runs = len(runs)


def alternate(commands, repetitions, before=None, peers=(), slow=4, codes=(0,)):
    """The cost of each of the named commands: a warm-up of each, then all in turn. `before` has what comes untimed before
    each run of a name. A peer whose warm-up took over `slow` times the quickest peer's is not run again: that run counts."""
    def once(name):
        if before and name in before:
            before[name]()
        return Run(commands[name], codes=codes)

    warm = {name: once(name) for name in commands}
    runs = {name: [] for name in commands}
    for name in peers:
        if warm[name].wall > slow * min(warm[peer].wall for peer in peers):
            runs[name].append(warm[name])
    again = [name for name in commands if not runs[name]]
    for _ in range(repetitions):
        for name in again:
            runs[name].append(once(name))
    return {name: Cost(listed) for name, listed in runs.items()}


class Rhumb:
    """The program that is measured."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())
        self.version = self.read("--version").strip()
        listed = self.read("--help").partition("SUBCOMMANDS:")[2]
        self.subcommands = re.findall(r"^  (\w+)  ", listed, re.MULTILINE)

    def read(self, *arguments):
        return subprocess.run([self.path, *arguments], check=True, capture_output=True, text=True).stdout

    def run(self, folder, *options, fresh=True):
        """The command of a run; a fresh one reads the files themselves."""
        return [self.path, "run", str(folder), "--format", "json", *(["--no-cache"] if fresh else []), *options]

    def clean(self, folder):
        return lambda: subprocess.run([self.path, "clean", str(folder)], check=True, capture_output=True)


def project(size):
    """The folder that holds a size's data and the plan."""
    # In a process of its own: what this one imports would count as memory of the programs that it starts.
    subprocess.run([sys.executable, str(ROOT / "generate.py"), size], check=True, stdout=subprocess.DEVNULL)
    folder = ROOT / "data" / size
    shutil.copyfile(PLAN, folder / "benchmark.rhumb")
    return folder


def with_declarations(folder, copies, scratch):
    """A project over the same data with that many times the segments and their metrics."""
    target = pathlib.Path(scratch) / f"copies{copies}"
    target.mkdir()
    for name in ("guests.csv", "bookings.csv"):
        # A hard link or a copy, not a symbolic link: a plan reads files inside its folder only.
        try:
            os.link(folder / name, target / name)
        except OSError:
            shutil.copyfile(folder / name, target / name)
    subprocess.run(
        [sys.executable, str(ROOT / "plan" / "make_plan.py"), "--copies", str(copies), "--output",
         str(target / "benchmark.rhumb")], check=True)
    return target


def row(what, ours, unit, beside=None, theirs=None, aim=None, figure=None):
    """A row of the table. `aim` is a bound such as "≤ 0.5", which holds for `figure`: the ratio, or ours where nothing is
    beside it."""
    if figure is None:
        figure = ours / theirs if theirs else ours
    met = None
    if aim:
        sign, bound = aim.split()[:2]
        met = figure <= float(bound) if sign == "≤" else figure >= float(bound)
    return {"what": what, "ours": rounded(ours), "unit": unit, "beside": beside, "theirs": theirs and rounded(theirs),
            "ratio": rounded(figure) if theirs else None, "aim": aim, "met": met}


def missing(what, why, aim=None):
    """A row for what could not be measured; an aim that nothing answers to is not met."""
    return {"what": what, "ours": None, "unit": why, "beside": None, "theirs": None, "ratio": None, "aim": aim,
            "met": False if aim else None}
