"""The page of a report in a browser: quiet, alone, readable by everybody, searchable."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import ROOT

PLANS = [("lakeside", "en"), ("lakeside", "zh"), ("旅行社", "zh"), ("旅行社", "en"), ("cdnow", "en"), ("four-goals", "zh")]
WINDOWS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 700}}


def plan(name):
    return ROOT / "plans" / name


LOOKS = [(*each, "light", "desk") for each in PLANS] + [
    (*each, theme, window) for each in (PLANS[0], PLANS[2])
    for theme, window in [("dark", "desk"), ("light", "phone"), ("dark", "phone")]]


def test_the_judge_sees_a_fault(pages, show):
    """Else its silence would say nothing."""
    shown = show(pages(plan("lakeside"), "--language", "en"))
    shown.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert Axe().run(shown.page, options={"resultTypes": ["violations"]}).violations_count > 0


@pytest.mark.parametrize("name,language,theme,window", LOOKS)
def test_quiet_alone_and_accessible(pages, show, name, language, theme, window):
    shown = show(pages(plan(name), "--language", language), color_scheme=theme, viewport=WINDOWS[window])
    page = shown.page
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert shown.said == []
    assert [url for url in shown.asked if not url.startswith("file:")] == []
    assert len(shown.asked) == 1
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    # Nothing but what scrolls by itself is wider than the window.
    assert page.evaluate("document.documentElement.scrollWidth") <= WINDOWS[window]["width"]
    assert page.evaluate("document.querySelectorAll('*').length") <= 6000


@pytest.mark.parametrize("name,language", PLANS[:3])
def test_complete_without_script(pages, show, name, language):
    shown = show(pages(plan(name), "--language", language), java_script_enabled=False)
    page = shown.page
    assert page.locator("h1").count() == 1
    assert page.locator("figure svg.drawing").count() > 3
    assert page.locator("#contacts tbody tr").count() == 20
    assert page.locator("#contacts-more").is_visible()
    assert not page.locator("#theme").is_visible()
    # Every link within the page leads somewhere.
    for target in page.locator("a[href^='#']").all():
        assert page.locator(f"[id='{target.get_attribute('href')[1:]}']").count() == 1


def test_size(pages):
    for name, language in PLANS[:1] + PLANS[4:5]:
        assert pages(plan(name), "--language", language).stat().st_size <= 150_000


def test_search_filter_sort_and_turn(pages, show):
    shown = show(pages(plan("lakeside"), "--language", "en"))
    page = shown.page
    status = page.locator("#contacts-tools [role=status]")
    status.wait_for()
    assert re.fullmatch(r"1–50 of 328", status.inner_text())
    assert shown.rows().count() == 50
    page.get_by_role("button", name="Next").click()
    assert status.inner_text() == "51–100 of 328"
    page.get_by_label("Search customers").fill("sofia WU")
    assert shown.rows().count() >= 1
    assert all("Sofia Wu" in text for text in shown.rows().all_inner_texts())
    page.get_by_label("Search customers").fill("nobody of that name")
    assert shown.rows().count() == 0 and status.inner_text() == "No customer fits"
    page.get_by_label("Search customers").fill("")
    page.get_by_label("Advice").select_option(label="Make good with a core guest")
    assert status.inner_text() == "1–4 of 4"
    page.get_by_label("Advice").select_option(index=0)
    head = page.locator("th[data-column=worth]")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    worth = [float(text.split()[0].replace(",", "")) for text in
             page.locator("#contacts tbody td.right").all_inner_texts() if "k" not in text]
    assert worth == sorted(worth, reverse=True) and len(worth) > 20
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown.said == []


def test_keyboard_and_theme(pages, show):
    shown = show(pages(plan("lakeside"), "--language", "en"), color_scheme="light")
    page = shown.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#theme").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 29)"
    page.keyboard.press("Enter")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    # What can be pressed is large enough to be hit.
    for control in page.locator("button:visible, input:visible, select:visible, nav a, summary").all():
        assert control.bounding_box()["height"] >= 24


def test_print(pages, show):
    shown = show(pages(plan("lakeside"), "--language", "en"), color_scheme="dark")
    page = shown.page
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".masthead").is_visible()
    # A4 less its margins at 96 dots an inch: verdict, acts and the goals' table stand on the first sheet.
    page.set_viewport_size({"width": 695, "height": 1021})
    box = page.locator("#goals").bounding_box()
    assert box["y"] + box["height"] <= 1021
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") >= 2


def test_client_edition_names_no_customer(pages):
    text = pages(plan("lakeside"), "--language", "en", "--client").read_text(encoding="utf-8")
    assert 'id="contacts-data"' not in text and "Sofia Wu" not in text and "g1480" not in text
    team = pages(plan("lakeside"), "--language", "en").read_text(encoding="utf-8")
    assert "Sofia Wu" in team


# MARK: Colours


def variables(block):
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))


def luminance(colour):
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def blend(over, under, share):
    return "#" + "".join(f"{round(int(over[place:place + 2], 16) * share + int(under[place:place + 2], 16) * (1 - share)):02x}"
                         for place in (1, 3, 5))


def test_contrast_of_every_pair():
    """WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 to 1, marks 3 to 1, on each ground."""
    style = (ROOT / "Page/page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root(?:[^{]*)\{([^}]*--paper: #[0-9a-f]{6}[^}]*)\}", style)
    assert len(blocks) >= 3
    for block in blocks:
        theme = variables(block)
        for ground in ("paper", "panel"):
            for text in ("ink", "quiet", "good", "warning", "bad", "accent"):
                assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground, theme)
            for mark in ("mark", "accent", "good", "warning", "bad"):
                assert contrast(theme[mark], theme[ground]) >= 3, (mark, ground, theme)
        heat = re.search(r"--heat: (\d+) (\d+) (\d+)", block).groups()
        hottest = blend("#%02x%02x%02x" % tuple(int(part) for part in heat), theme["paper"], 0.48)
        assert contrast(theme["ink"], hottest) >= 4.5, hottest
