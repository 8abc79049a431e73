"""Plans and data that nobody should write: nothing runs, nothing breaks, nothing is wider than the window."""
import csv

import pytest
from axe_playwright_python.sync_playwright import Axe

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"
HEAD = """\
plan p "{title}" {{ period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }}
dataset guests from "guests.csv" {{ key id text; name text; joined date; spend money optional; event joined }}
metric spent "{title}" sum(guests.spend)
"""


def project(folder, plan, rows):
    folder.mkdir(exist_ok=True)
    with open(folder / "guests.csv", "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "name", "joined", "spend"])
        writer.writerows(rows)
    (folder / "p.rhumb").write_text(plan, encoding="utf-8")
    return folder


def goal(number, title):
    return f'goal g{number} "{title}" {{ measure spent; baseline 0 CNY; target {1000 + number} CNY; deadline 2026-12-31 }}\n'


def quoted(text):
    return text.replace('"', "”").replace("{", "(").replace("}", ")")


ADVICE = """\
advice call "Call <b>them</b>" of guests where spend > 0 CNY { say "Call {name} </script><script>alert(3)</script>"; worth spend; order spend highest first; limit 5000 }
"""

ROWS = [["g1", HOSTILE, "2026-01-01", "10"], ["</script>", "\u202egnp.exe", "2026-02-01", "20"],
        ["g3\x07", "tab\there", "2026-03-01", "30"]]


@pytest.mark.parametrize("case", ["hostile", "long", "no-goals", "many-goals", "unknown", "empty", "many-rows"])
def test_nothing_runs_and_nothing_breaks(tmp_path, pages, show, case):
    title, rows, goals, advice = "Plan", ROWS, 1, ADVICE
    if case == "hostile":
        title = quoted(HOSTILE)
    elif case == "long":
        title = "Wörter und 汉字 " * 700
    elif case == "no-goals":
        goals = 0
    elif case == "many-goals":
        goals = 500
    elif case == "unknown":
        rows = [["g1", "A", "2026-01-01", ""], ["g2", "B", "2026-01-01", ""]]
    elif case == "empty":
        rows = []
    elif case == "many-rows":
        rows = [[f"g{number}", f"Name {number}", "2026-01-01", str(number % 977 + 1)] for number in range(5000)]
    plan = HEAD.format(title=title) + "".join(goal(number, title) for number in range(goals)) + advice
    path = pages(project(tmp_path / "p", plan, rows))
    for window in ({"width": 1280, "height": 900}, {"width": 320, "height": 700}):
        shown = show(path, viewport=window)
        page = shown.page
        page.wait_for_timeout(200)
        assert shown.said == [] and len(shown.asked) == 1
        assert page.locator("main script, img").count() == page.locator("#contacts-data").count()
        assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]
        assert Axe().run(page, options={"resultTypes": ["violations"]}).violations_count == 0
    if case == "hostile":
        texts = "".join(shown.rows().all_inner_texts())
        assert HOSTILE in texts and "</script><script>alert(3)</script>" in texts
    if case == "many-rows":
        page.locator("#contacts-tools [role=status]").wait_for()
        assert "of 5,000" in page.locator("#contacts-tools [role=status]").inner_text()
        page.get_by_label("Search customers").fill("Name 4999")
        assert shown.rows().count() == 1
    if case == "many-goals":
        assert page.locator("figure svg.drawing").count() == 40
        assert page.locator("table.goals tbody tr").count() == 500
