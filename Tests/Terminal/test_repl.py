"""`rhumb repl` in a real pseudo-terminal, its screen as a person sees it."""
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import time

import pexpect
import pyte
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RHUMB = os.environ.get("RHUMB", str(ROOT / ".build/release/rhumb"))


class Terminal:
    """A program in a terminal of so many columns and lines."""

    def __init__(self, arguments, columns=100, lines=40, **environment):
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        surroundings = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1", **environment}
        self.child = pexpect.spawn(RHUMB, arguments, env=surroundings, dimensions=(lines, columns), timeout=20)

    def read(self, seconds=0.05):
        """What has come until now."""
        try:
            while True:
                self.stream.feed(self.child.read_nonblocking(65536, seconds))
        except (pexpect.TIMEOUT, pexpect.EOF):
            pass

    def rows(self):
        self.read()
        return [row.rstrip() for row in self.screen.display]

    def text(self):
        return "\n".join(self.rows())

    def until(self, wanted, seconds=20):
        """Waits until the screen holds a text, or fulfils something."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = self.text()
            if wanted(text) if callable(wanted) else wanted in text:
                return text
        raise AssertionError(f"{wanted} never came:\n{self.text()}")

    def prompt(self):
        return self.until(lambda text: text.rstrip("\n").split("\n")[-1].strip() == ">")

    def type(self, text):
        self.child.send(text)

    def close(self):
        self.child.close(force=True)


@pytest.fixture
def plan(tmp_path):
    """A copy, beside which history may be kept."""
    folder = tmp_path / "lakeside"
    shutil.copytree(ROOT / "plans/lakeside", folder, ignore=shutil.ignore_patterns(".rhumb"))
    return folder


@pytest.fixture
def terminal(plan):
    opened = []

    def open_one(*arguments, **options):
        opened.append(Terminal(["repl", str(plan), *arguments], **options))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


def test_a_session(terminal, plan):
    """Types Chinese, completes, recalls, takes a line back, and the screen is this one."""
    session = terminal()
    session.prompt()
    session.type("计数(quiet) 按 may_wr")
    session.until("may_wr")
    session.type("\t\r")
    session.until("2 rows")
    session.prompt()
    session.type("\x1b[A")
    session.until(lambda text: text.count("计数(quiet)") == 2)
    # Back over the last letters, and another end.
    session.type("\x7f" * len(" 按 may_write") + "\r")
    session.until("n 202")
    session.prompt()
    session.type("never sent\x03")
    session.until(lambda text: "never sent" not in text)
    session.type("avg(familly.spend)\r")
    session.until("did you mean")
    session.prompt()
    session.type("segment rich of guests where (spend\r")
    session.until("…")
    session.type("> 9_000 CNY)\r")
    session.until("declared")
    session.prompt()
    rows = [row for row in session.rows() if row]
    assert rows == [
        "Lakeside Hotel · CRM strategy 2026 · as of 2026-06-30 · .help lists what can be asked, .quit ends",
        "> 计数(quiet) 按 may_write",
        "may_write  value  share",
        "yes          174  86.1%  ██████▉·",
        "no            28  13.9%  █▏······",
        "2 rows · in all 202 · unknown 0",
        "> 计数(quiet)",
        "202   n 202 · skipped 0 · as of 2026-06-30",
        "> avg(familly.spend)",
        "error[name/unknown]: there is no `familly` here",
        " --> repl:1:5",
        "  |",
        "1 | avg(familly.spend)",
        "  |     ^^^^^^^",
        "  = help: did you mean `family`?",
        "> segment rich of guests where (spend",
        "… > 9_000 CNY)",
        "1 declared for this session; .save FILE writes it into a plan, .undo takes it back",
        ">",
    ]
    session.type(".quit\r")
    session.child.expect(pexpect.EOF)
    session.child.close()
    assert session.child.exitstatus == 0
    history = plan / ".rhumb/repl-history"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    # The next session remembers.
    again = terminal()
    again.prompt()
    again.type("\x1b[A\x1b[A")
    again.until("segment rich of guests where (spend > 9_000 CNY)")


def test_no_history(terminal, plan):
    session = terminal("--no-history")
    session.prompt()
    session.type("count(guests)\r")
    session.until("n 4,000")
    session.prompt()
    session.type("\x04")
    session.child.expect(pexpect.EOF)
    assert not (plan / ".rhumb/repl-history").exists()


def test_a_question_is_cancelled_and_the_session_goes_on(tmp_path):
    """A file that takes a while: Ctrl-C ends the question within a second or two, not the session."""
    with open(tmp_path / "rows.csv", "w", encoding="utf-8") as target:
        target.write("id,day,paid\n")
        block = "".join(f"{number},2026-01-{number % 28 + 1:02},{number}.5\n" for number in range(100_000))
        for _ in range(60):
            target.write(block)
    (tmp_path / "p.rhumb").write_text(
        'plan p "P" { period 2026-01-01 .. 2026-12-31; currency EUR; today 2026-06-30 }\n'
        'dataset rows from "rows.csv" { id text; day date; paid money; event day }\n'
        "metric spent sum(rows.paid)\n", encoding="utf-8")
    session = Terminal(["repl", str(tmp_path), "--no-cache", "--threads", "1", "--no-history"])
    session.prompt()
    session.type("distinct(rows.id)\r")
    time.sleep(0.3)
    session.child.kill(signal.SIGINT)
    start = time.monotonic()
    session.until("cancelled")
    assert time.monotonic() - start < 3
    session.prompt()
    session.type(".type spent\r")
    session.until("money in EUR")
    session.close()


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_widths(terminal, columns, language):
    """Nothing is wider than the screen, whatever its width."""
    session = terminal("--language", language, "--no-history", columns=columns, lines=60)
    session.until(">")
    session.type("compare family, seniors\r")
    session.until("2026-06-30", 20)
    session.type("show name, spend, recency of quiet limit 3\r")
    session.until("202")
    session.type(".quit\r")
    session.child.expect(pexpect.EOF)
    assert "error" not in session.text() and "错误" not in session.text()


def test_a_dumb_terminal_without_utf8(terminal):
    session = terminal("--no-history", "--language", "en", TERM="dumb", LANG="C", LC_ALL="C")
    session.until(">")
    session.type("count(guests) by may_write\r")
    session.until("2 rows")
    assert "#######" in session.text()
    assert all(ord(letter) < 128 for row in session.rows()[1:] for letter in row if "may_write" in row or "yes" in row)


# MARK: Piped


def piped(text, *arguments):
    return subprocess.run([RHUMB, "repl", str(ROOT / "plans/lakeside"), "--no-cache", *arguments], input=text, text=True,
                          capture_output=True, check=False)


def test_piped_input_has_no_prompt_and_stops_at_the_first_mistake():
    found = piped("count(guests)\n\n# a remark\ncount(core\n  where spend > 0 CNY)\ncount(gests)\ncount(guests)\n")
    assert found.returncode == 2
    assert found.stdout == "4,000   n 4,000 · skipped 0 · as of 2026-06-30\n800   n 800 · skipped 0 · as of 2026-06-30\n"
    assert found.stderr.startswith("line 6: error[name/unknown]: there is no `gests` here")
    found = piped("count(guests)\n.quit\ncount(nothing)\n")
    assert (found.returncode, found.stderr) == (0, "")


def test_one_question_and_forms():
    found = piped("", "-c", "count(guests)", "--format", "json")
    assert found.returncode == 0 and found.stdout.startswith('{"value":4000,')
    found = piped("count(guests) by may_write\n", "--format", "csv")
    assert found.stdout.splitlines()[1].startswith("yes,3499,")
    found = piped("", "-c", "count(gests)")
    assert found.returncode == 2 and found.stdout == ""
