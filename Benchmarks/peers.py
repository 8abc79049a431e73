"""The peers: their scripts, their versions, and whether their answers are ours."""
import importlib.metadata
import sys

import compare
from measure import ROOT, Run

SCRIPTS = {name: f"{name}_run.py" for name in ("polars", "duckdb", "pandas", "sqlite")}
# At this size only the quick ones run unless others are asked for.
QUICK = ("polars", "duckdb")


def versions(names):
    """apsw has the version of the SQLite that it brings, and one number more."""
    found = {name: importlib.metadata.version("apsw" if name == "sqlite" else name) for name in names}
    return {name: version.rpartition(".")[0] if name == "sqlite" else version for name, version in found.items()}


def commands(names, folder):
    return {name: [sys.executable, str(ROOT / SCRIPTS[name]), str(folder)] for name in names}


def agree(runners, folder):
    """Every program's answers, before any time counts; ends the session where they differ."""
    outputs = {name: folder / f"{name}.json" for name in runners}
    for name, command in runners.items():
        Run(command, outputs[name])
    first, *others = outputs
    good = True
    for name in others:
        count, wrong = compare.differences(outputs[first], outputs[name])
        good = good and not wrong and count > 0
        print(f"{first} and {name}: {count - len(wrong)} of {count} answers agree")
        for what, left, right in wrong[:10]:
            print(f"  {what}: {str(left)[:80]} | {str(right)[:80]}")
    if not good:
        sys.exit("the answers differ: no time counts")
