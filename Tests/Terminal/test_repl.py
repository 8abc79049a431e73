"""`rhumb repl` in a real pseudo-terminal, its screen as a person sees it."""
import datetime
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import time

import openpyxl
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


# MARK: Pager


@pytest.fixture
def pager(tmp_path):
    """A pager that keeps what it is given, and shows a word of its own."""
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\ncat >> {tmp_path}/paged.txt\necho PAGED\n", encoding="utf-8")
    script.chmod(0o755)
    return script, tmp_path / "paged.txt"


def test_only_what_is_taller_than_the_screen_is_paged(terminal, pager):
    script, paged = pager
    session = terminal("--no-history", "--language", "en", lines=12, PAGER=str(script))
    session.prompt()
    session.type("count(guests) by may_write\r")
    session.until("2 rows")
    session.prompt()
    assert not paged.exists()
    session.type("plot revenue\r")
    session.until("PAGED")
    assert "what each month came to" not in session.text()
    assert len(paged.read_text(encoding="utf-8").splitlines()) == 26
    session.prompt()
    session.type(".pager\r")
    session.until("not paged")
    session.type("plot revenue\r")
    session.until("what each month came to")
    assert len(paged.read_text(encoding="utf-8").splitlines()) == 26


def test_a_pager_that_is_not_there(terminal, tmp_path):
    session = terminal("--no-history", "--language", "en", lines=12, PAGER=str(tmp_path / "none"))
    session.prompt()
    session.type("plot revenue\r")
    session.until("what each month came to")
    session.prompt()


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_interrupting_the_pager_leaves_the_session(terminal):
    session = terminal("--no-history", "--language", "en", lines=12)
    session.prompt()
    session.type("plot revenue\r")
    session.until(lambda text: text.rstrip().endswith(":"))
    for _ in range(3):
        session.type("\x03")
        session.read(0.3)
    assert session.child.isalive()
    session.type("q")
    session.prompt()
    # Left while there is more to come.
    session.type("show * of guests limit 4000\r")
    session.until(lambda text: text.rstrip().endswith(":"))
    session.type("q")
    session.prompt()
    session.type("count(guests)\r")
    session.until("n 4,000")


def test_piped_output_is_not_paged(pager):
    script, paged = pager
    found = subprocess.run(
        [RHUMB, "repl", str(ROOT / "plans/lakeside"), "--no-cache"], input="plot revenue\n", text=True,
        capture_output=True, check=True, env={**os.environ, "PAGER": str(script), "LINES": "5"})
    assert "what each month came to" in found.stdout and not paged.exists()


# MARK: Workbooks


def test_a_workbook_as_others_read_it(tmp_path):
    (tmp_path / "people.csv").write_text(
        'id,name,joined,paid,asked\n1,=1+1,2026-02-28,1234.50,yes\n2,+86 138,2025-12-01,,no\n3,@x,2024-02-29,-5,yes\n',
        encoding="utf-8")
    (tmp_path / "p.rhumb").write_text(
        'plan p "P" { period 2026-01-01 .. 2026-12-31; currency EUR; today 2026-06-30 }\n'
        'dataset people from "people.csv" { key id text; name text; joined date; paid money optional; asked yes_no }\n',
        encoding="utf-8")
    book = tmp_path / "answer.xlsx"
    for question in ["show name, joined, paid, asked of people", "count(people)"]:
        subprocess.run(
            [RHUMB, "repl", str(tmp_path), "--no-cache", "-c", f"{question} > {book}"], check=True, capture_output=True)
        sheet = openpyxl.load_workbook(book).active
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1]) and not any(cell.font.bold for cell in sheet[2])
        if question == "count(people)":
            assert [cell.value for cell in sheet[1]] == ["value", "from", "to", "n", "skipped", "as of"]
            assert [sheet["A2"].value, sheet["F2"].value] == [3, datetime.datetime(2026, 6, 30)]
            continue
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        assert rows == [
            ["1", "=1+1", datetime.datetime(2026, 2, 28), 1234.5, True],
            ["2", "+86 138", datetime.datetime(2025, 12, 1), None, False],
            ["3", "@x", datetime.datetime(2024, 2, 29), -5, True],
        ]
        assert [cell.data_type for cell in sheet[2]] == ["s", "s", "d", "n", "b"]
        assert "EUR" in sheet["D2"].number_format and sheet.column_dimensions["B"].width >= 8


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
