"""What does not depend on the size: start-up, checking and parsing plans, one fit of the lifetime models, the readers."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import editor
import session
import tables
from measure import PLAN, ROOT, Run, alternate, missing, row

CDNOW = ROOT.parent / "plans" / "cdnow" / "data" / "CDNOW_sample.txt"
CDNOW_PLAN = """\
plan cdnow "CDNOW, one customer in ten" {{ period 1997-01-01 .. 1998-12-31; currency USD; today 1997-09-30 }}
dataset customers from "customers.csv" {{ key id text }}
dataset buys from "buys.csv" {{ customer refers to customers; bought_on date; paid money; event bought_on }}
attributes of customers {{ visits count(buys) {attributes} }}
metric visits_in_all sum(customers.visits)
"""


def start(rhumb, repetitions):
    """Beside a program that does nothing: what any process costs here."""
    costs = alternate({"rhumb": [rhumb.path, "--version"], "true": ["true"]}, 20 * repetitions)
    return [
        row("start-up of rhumb --version", costs["rhumb"].wall * 1000, "ms", "true", costs["true"].wall * 1000, "≤ 4",
            costs["rhumb"].wall * 1000),
    ]


def checks(rhumb, repetitions):
    """A thousand plans of 200 lines in one process."""
    plan = PLAN.read_text(encoding="utf-8")
    plan += "# The rest of two hundred lines.\n" * max(0, 200 - plan.count("\n"))
    with tempfile.TemporaryDirectory() as scratch:
        folders = [pathlib.Path(scratch) / f"plan{number}" for number in range(1000)]
        for folder in folders:
            folder.mkdir()
            (folder / "benchmark.rhumb").write_text(plan, encoding="utf-8")
        cost = alternate({"check": [rhumb.path, "check", "--fail-on", "error", *map(str, folders)]}, repetitions)["check"]
    return [
        row("check of 1,000 plans of 200 lines", cost.wall, "s", aim="≤ 1"),
        row("the same in megabytes a second", len(plan.encode()) / 1000 / cost.wall, "MB/s"),
    ]


def shipped(rhumb, repetitions):
    """The plans of plans/, as real ones are written: as many copies of each as come to 25,000 lines, 200,000 in all."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = []
        lines = 0
        for plan in sorted((ROOT.parent / "plans").iterdir()):
            # Without its data: a check needs none.
            without = shutil.ignore_patterns("data", "expected", ".rhumb")
            length = sum(path.read_bytes().count(b"\n") for path in plan.rglob("*.rhumb") if path.is_file())
            for copy in range(25_000 // length):
                folder = pathlib.Path(scratch) / f"{plan.name}{copy}"
                shutil.copytree(plan, folder, ignore=without)
                folders.append(str(folder))
                lines += length
        cost = alternate({"check": [rhumb.path, "check", "--fail-on", "error", *folders]}, repetitions)["check"]
    return [row(f"check of {len(folders)} copies of the shipped plans, {lines:,} lines", cost.wall, "s")]


def parsing(rhumb, repetitions):
    """`rhumb fmt` of a long plan whose last line is a mistake ends after the parse, with exit code 2; of a plan of that line
    alone, it costs what the start and the end of a process do."""
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "long.rhumb"
        subprocess.run([sys.executable, str(ROOT / "plan" / "make_plan.py"), "--copies", "1000", "--output", str(path)],
                       check=True)
        good = path.read_bytes()
        broken = path.with_name("broken.rhumb")
        mistake = b"metric )\n"
        broken.write_bytes(good + mistake)
        short = path.with_name("short.rhumb")
        short.write_bytes(mistake)
        parsed = alternate(
            {"long": [rhumb.path, "fmt", "--check", str(broken)], "short": [rhumb.path, "fmt", "--check", str(short)]},
            repetitions, codes=(2,))
        # 1: the plan as the script writes it would change.
        laid = alternate({"fmt": [rhumb.path, "fmt", "--check", str(path)]}, repetitions, codes=(0, 1))["fmt"]
    megabytes = len(good) / 1e6
    seconds = parsed["long"].wall - parsed["short"].wall
    return [
        row(f"parse of a plan of {megabytes:.1f} MB", megabytes / seconds, "MB/s", aim="≥ 50"),
        row("the same by the whole process", megabytes / parsed["long"].wall, "MB/s"),
        row("fmt --check of it", megabytes / laid.wall, "MB/s"),
    ]


def models(rhumb, repetitions):
    """The fit of BG/NBD and Gamma-Gamma to 2,357 customers: a run with it, less a run without."""
    with tempfile.TemporaryDirectory() as scratch:
        cells = [line.split() for line in CDNOW.read_text(encoding="ascii").splitlines() if line.strip()]
        buys = "".join(f"{cell[1]},{cell[2][:4]}-{cell[2][4:6]}-{cell[2][6:]},{cell[4]}\n" for cell in cells)
        ids = "".join(f"{number}\n" for number in sorted({cell[1] for cell in cells}))
        commands = {}
        for name, attributes in (("without", ""), ("with", "; value lifetime(buys.paid in next 1 year)")):
            folder = pathlib.Path(scratch) / name
            folder.mkdir()
            (folder / "buys.csv").write_text("customer,bought_on,paid\n" + buys, encoding="utf-8")
            (folder / "customers.csv").write_text("id\n" + ids, encoding="utf-8")
            (folder / "cdnow.rhumb").write_text(CDNOW_PLAN.format(attributes=attributes), encoding="utf-8")
            commands[name] = rhumb.run(folder)
        costs = alternate(commands, repetitions)
    return [row("BG/NBD and Gamma-Gamma fitted to 2,357 customers", (costs["with"].wall - costs["without"].wall) * 1000,
                "ms")]


def profile(rhumb, folder, repetitions):
    """The first look at a file that has no plan yet."""
    what = "rhumb profile of bookings.csv"
    if "profile" not in rhumb.subcommands:
        return [missing(what, "no such command in this version")]
    cost = alternate({"profile": [rhumb.path, "profile", str(folder / "bookings.csv")]}, repetitions)["profile"]
    return [row(what, cost.wall, "s"), row("its peak memory", cost.memory, "MB")]


def readers(rhumb, repetitions):
    """The same million rows of six columns from every kind of file, once all of them give the same answers."""
    root = ROOT / "data" / "tables"
    subprocess.run([sys.executable, str(ROOT / "tables.py"), str(root)], check=True)
    commands, answers = {}, {}
    for kind in tables.FILES:
        folder = tables.folder_of(root, kind)
        answer = folder / "answer.json"
        Run(rhumb.run(folder), answer, codes=(0, 2))
        text = answer.read_text(encoding="utf-8")
        if text.startswith("{"):
            commands[kind] = rhumb.run(folder)
            answers[kind] = json.loads(text)["metrics"]
    wrong = [kind for kind, answer in answers.items() if answer != answers["CSV"]]
    if wrong:
        sys.exit(f"other answers than from CSV: {', '.join(wrong)}")
    costs = alternate(commands, repetitions)
    rows = []
    for kind in tables.FILES:
        what = f"a million rows from {kind}"
        if kind in costs:
            rows.append(row(what, tables.ROWS / 1e6 / costs[kind].wall, "million rows/s"))
        else:
            rows.append(missing(what, "not read by this version"))
    return rows


def all_of(rhumb, repetitions):
    return (start(rhumb, repetitions) + checks(rhumb, repetitions) + shipped(rhumb, repetitions)
            + parsing(rhumb, repetitions)
            + editor.rows(rhumb) + session.rows(rhumb, repetitions) + models(rhumb, repetitions)
            + readers(rhumb, repetitions))
