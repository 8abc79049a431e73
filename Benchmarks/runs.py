"""What whole runs over the benchmark's data cost: beside the peers, with kept columns, with more declarations, threads, rows."""
import filecmp
import tempfile

import peers
from measure import ROOT, Run, alternate, project, row, with_declarations
from workload import BELOW


def beside_peers(rhumb, folder, names, repetitions):
    """The work itself, first runs and later ones, all in turn with the peers. Returns the rows and every program's cost."""
    fresh = rhumb.run(folder)
    keeping = rhumb.run(folder, fresh=False)
    others = peers.commands(names, folder)
    peers.agree({"rhumb": fresh} | others, folder)
    costs = alternate({"rhumb": fresh} | others, repetitions, peers=names)
    # Kept columns in turns of their own, so that what a first run writes is what the second reads.
    clean = rhumb.clean(folder)
    costs |= alternate(
        {"rhumb, first run": keeping, "rhumb, second run": keeping,
         "rhumb, another day": [*keeping, "--as-of", "2026-06-15"]},
        repetitions, before={"rhumb, first run": clean})
    kept = folder / "kept.json"
    Run(keeping, kept)
    same = filecmp.cmp(folder / "rhumb.json", kept, shallow=False)
    clean()
    rows = []
    if names:
        quickest = min(names, key=lambda name: costs[name].wall)
        leanest = min(names, key=lambda name: costs[name].memory)
        wall, memory = costs[quickest].wall, costs[quickest].memory
        ours = costs["rhumb"]
        rows = [
            row("run from CSV", ours.wall, "s", quickest, wall, "≤ 0.5"),
            row("its peak memory, to the quickest peer's", ours.memory, "MB", quickest, memory, "≤ 0.5"),
            row("its peak memory, to the leanest peer's", ours.memory, "MB", leanest, costs[leanest].memory),
            row("first run, which keeps columns for the next", costs["rhumb, first run"].wall, "s", quickest, wall),
            row("second run, the same question: kept answers", costs["rhumb, second run"].wall, "s", quickest, wall, "≤ 0.1"),
            row("second run on another day: kept columns", costs["rhumb, another day"].wall, "s", quickest, wall),
            row("peak memory of the second run", costs["rhumb, second run"].memory, "MB", quickest, memory),
        ]
    return rows + [same_bytes("the same bytes from kept columns", same)], costs


def same_bytes(what, same):
    return row(what, 1 if same else 0, "yes" if same else "no", aim="≥ 1")


def threads(rhumb, folder, repetitions):
    one, two = rhumb.run(folder, "--threads", "1"), rhumb.run(folder, "--threads", "2")
    outputs = folder / "threads-1.json", folder / "threads-2.json"
    Run(one, outputs[0])
    Run(two, outputs[1])
    same = filecmp.cmp(*outputs, shallow=False)
    costs = alternate({"1": one, "2": two}, repetitions)
    return [
        row("one thread to two: times quicker", costs["2"].wall, "s", "one thread", costs["1"].wall, "≥ 1.8",
            costs["1"].wall / costs["2"].wall),
        same_bytes("the same bytes with one thread and with two", same),
    ]


def declarations(rhumb, folder, repetitions):
    with tempfile.TemporaryDirectory(dir=ROOT / "data") as scratch:
        many = with_declarations(folder, 10, scratch)
        costs = alternate({"1": rhumb.run(folder), "10": rhumb.run(many)}, repetitions)
    return [
        row("ten times the declarations: time", costs["10"].wall, "s", "once", costs["1"].wall, "≤ 1.5"),
        row("ten times the declarations: peak memory", costs["10"].memory, "MB", "once", costs["1"].memory),
    ]


def more_rows(rhumb, size, folder, repetitions):
    """Ten times the guests and bookings of the size below, and ten times its bookings alone."""
    small = BELOW[size]
    events = project(f"{small}-{size}")
    costs = alternate(
        {"once": rhumb.run(project(small)), "all": rhumb.run(folder), "bookings": rhumb.run(events)}, repetitions)
    once = costs["once"]
    return [
        row("ten times the rows: time", costs["all"].wall, "s", f"size {small}", once.wall, "≤ 10.5"),
        row("ten times the rows: peak memory", costs["all"].memory, "MB", f"size {small}", once.memory),
        row("ten times the bookings of the same guests: time", costs["bookings"].wall, "s", f"size {small}", once.wall),
        # At size S the buffers of a reader weigh more than its 5,000 guests.
        row("ten times the bookings of the same guests: peak memory", costs["bookings"].memory, "MB", f"size {small}",
            once.memory, None if size == "S" else "≤ 1.5"),
    ]
