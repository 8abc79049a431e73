"""What somebody waits for who asks: the first prompt, an answer; and how large the page is that he hands on."""
import http.client
import json
import os
import pty
import select
import shutil
import statistics
import subprocess
import tempfile
import time
import pathlib

from measure import ROOT, row

LAKESIDE = ROOT.parent / "plans" / "lakeside"
QUESTIONS = [
    "count(guests) by channel", "avg(families.spend)", "count(core) by channel", "sum(bookings.amount in last 90 days)",
    "avg(bookings.amount) as of 2026-03-31", "count(guests) where age > 60", "show name, spend of quiet order spend highest first limit 20",
]
GUESTS = 200_000


def until(descriptor, wanted):
    """Reads until a text has come."""
    seen = b""
    while wanted not in seen:
        ready, _, _ = select.select([descriptor], [], [], 60)
        if not ready:
            raise SystemExit(f"{wanted!r} never came after {seen[-200:]!r}")
        seen += os.read(descriptor, 65536)
    return seen


def prompt(rhumb):
    """Milliseconds from the start to the first prompt in a terminal that answers nothing."""
    began = time.perf_counter()
    child, descriptor = pty.fork()
    if child == 0:
        os.environ["LANG"] = "C.UTF-8"
        os.execv(rhumb.path, [str(rhumb.path), "repl", str(LAKESIDE), "--no-history"])
    until(descriptor, b"\n> ")
    taken = time.perf_counter() - began
    os.close(descriptor)
    os.waitpid(child, 0)
    return taken * 1000


def answers(rhumb, folder):
    """Milliseconds of each question in turn, once the first has read the files and kept their columns."""
    with subprocess.Popen([rhumb.path, "repl", str(folder), "--format", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as session:
        taken = []
        for question in ["count(guests)"] + QUESTIONS + QUESTIONS:
            began = time.perf_counter()
            session.stdin.write(question.encode() + b"\n")
            session.stdin.flush()
            if not session.stdout.readline():
                raise SystemExit(f"no answer to {question}")
            taken.append((time.perf_counter() - began) * 1000)
        session.stdin.close()
    return taken[1 + len(QUESTIONS):]


def saved(rhumb, repetitions):
    """Milliseconds from a plan that is written to its page at the browser's side."""
    taken = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "lakeside"
        shutil.copytree(LAKESIDE, folder)
        plan = folder / "lakeside.rhumb"
        text = plan.read_text(encoding="utf-8")
        with subprocess.Popen([rhumb.path, "serve", folder, "--port", "0", "--no-cache"], stdout=subprocess.PIPE, text=True) as served:
            port = int(served.stdout.readline().rsplit(":", 1)[1].strip("/\n"))

            def ask(path):
                connection = http.client.HTTPConnection("localhost", port, timeout=60)
                connection.request("GET", path)
                return connection.getresponse()

            events = ask("/events")
            shown = None
            for target in range(40, 41 + 4 * repetitions):
                began = time.perf_counter()
                if shown:
                    plan.write_text(text.replace("58%", f"{target}%"), encoding="utf-8")
                while True:
                    line = events.readline()
                    version = json.loads(line[6:])["version"] if line.startswith(b"data: ") else None
                    if version not in (None, shown):
                        break
                ask(f"/page?{version}").read()
                if shown:
                    taken.append((time.perf_counter() - began) * 1000)
                shown = version
            served.terminate()
    return statistics.median(taken)


def size(rhumb):
    """Kilobytes of the page of plans/lakeside, and megabytes of one with 200,000 recommendations."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "lakeside"
        shutil.copytree(LAKESIDE, folder)
        page = pathlib.Path(scratch) / "page.html"
        subprocess.run([rhumb.path, "report", folder, "--output", page], check=True, stderr=subprocess.DEVNULL)
        small = page.stat().st_size / 1000
        many = pathlib.Path(scratch) / "many"
        many.mkdir()
        rows = "".join(f"g{number},Guest {number * 7919 % 65537},2026-01-{number % 28 + 1:02},{number % 9973 + 1}\n"
                       for number in range(GUESTS))
        (many / "guests.csv").write_text("id,name,joined,spend\n" + rows, encoding="utf-8")
        (many / "p.rhumb").write_text(
            'plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }\n'
            'dataset guests from "guests.csv" { key id text; name text; joined date; spend money; event joined }\n'
            'advice call "Call them" of guests where spend > 0 CNY { say "Call {name}: {spend} in the last year"; worth spend; '
            'order spend highest first }\n', encoding="utf-8")
        subprocess.run([rhumb.path, "report", many, "--output", page], check=True, stderr=subprocess.DEVNULL)
        return small, page.stat().st_size / 1e6


def rows(rhumb, repetitions):
    """What does not depend on the size."""
    if "repl" not in rhumb.subcommands:
        return []
    prompts = sorted(prompt(rhumb) for _ in range(20 * repetitions))
    small, large = size(rhumb)
    live = [row("live page: from saving the plan to its page", saved(rhumb, repetitions), "ms", aim="≤ 150")] \
        if "serve" in rhumb.subcommands else []
    return live + [
        row("session: first prompt in a terminal, 95 of 100", prompts[int(len(prompts) * 0.95)], "ms", aim="≤ 15"),
        row("page of plans/lakeside", small, "kB", aim="≤ 150"),
        row(f"page with {GUESTS:,} recommendations", large, "MB", aim="≤ 2.5"),
    ]


def asked(rhumb, folder):
    """Over the benchmark's data."""
    if "repl" not in rhumb.subcommands:
        return []
    taken = answers(rhumb, folder)
    rhumb.clean(folder)()
    return [
        row("session: a question, once the files were read", statistics.median(taken), "ms", aim="≤ 200"),
        row("session: the slowest of seven questions", max(taken), "ms"),
    ]
