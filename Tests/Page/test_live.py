"""`rhumb serve`: the page follows plan and data, keeps what the reader was at, and lets nobody else in."""
import http.client
import json
import pathlib
import re
import shutil
import signal
import subprocess
import time
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import RHUMB, ROOT

LAKESIDE = ROOT / "plans" / "lakeside"


class Served:
    """A copy of a plan, served."""

    def __init__(self, folder, *options):
        shutil.copytree(LAKESIDE, folder)
        self.plan = folder / "lakeside.rhumb"
        self.process = subprocess.Popen([RHUMB, "serve", str(folder), "--port", "0", "--no-cache", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        self.port = urllib.parse.urlsplit(self.url).port

    def write(self, old, new):
        text = self.plan.read_text(encoding="utf-8")
        assert old in text
        self.plan.write_text(text.replace(old, new), encoding="utf-8")

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": f"localhost:{self.port}"} | named)
        response = connection.getresponse()
        answer = response.status, response.read().decode(), dict(response.getheaders())
        connection.close()
        return answer

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


@pytest.fixture
def serve(tmp_path):
    running = []

    def start(*options):
        running.append(Served(tmp_path / f"plan{len(running)}", *options))
        return running[-1]

    yield start
    for served in running:
        if served.process.poll() is None:
            served.stop()


class Opened:
    """A browser at the server."""

    def __init__(self, browser, served, path="", **context):
        self.context = browser.new_context(viewport={"width": 1400, "height": 800}, **context)
        self.page = self.context.new_page()
        self.said = []
        self.asked = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(served.url + path)
        self.report = self.page.frame_locator("#report")
        self.text = self.page.locator("#text")
        self.findings = self.page.locator("#findings")
        self.banner = self.page.locator("#banner")

    def settled(self):
        self.report.locator("h1").wait_for()
        self.findings.locator("li").first.wait_for()
        return self

    @property
    def frame(self):
        return self.page.frames[1]


@pytest.fixture
def visit(browser):
    opened = []

    def go(served, path="", **context):
        opened.append(Opened(browser, served, path, **context))
        return opened[-1].settled()

    yield go
    for window in opened:
        window.context.close()


def test_page_follows_the_plan_and_keeps_the_reader_where_he_is(serve, visit):
    served = serve()
    # Without motion: nothing scrolls on by itself while places are compared.
    seen = visit(served, reduced_motion="reduce")
    frame = seen.frame
    search = seen.report.locator("#contacts-search")
    search.fill("g10")
    rows = seen.report.locator("#contacts tbody tr").count()
    seen.report.locator("#contacts-filter").select_option(index=1)
    chosen = seen.report.locator("#contacts-filter option:checked").text_content()
    seen.report.locator("summary").first.evaluate("summary => { summary.parentElement.open = true; }")
    search.evaluate("field => field.focus({preventScroll: true})")
    frame.evaluate("document.getElementById('segments').scrollIntoView({behavior: 'instant'}); document.body.dataset.same = 'yes'")
    place = frame.evaluate("document.getElementById('segments').getBoundingClientRect().top")
    served.write("target     58%", "target     61%")
    seen.report.get_by_text("target 61.0%").wait_for(state="attached")
    # Another limit for a list that is searched: the list itself is another one.
    served.write("at most 1 every 30 days", "at most 1 every 31 days")
    seen.report.get_by_text("target 61.0%").wait_for(state="attached")
    time.sleep(1)
    assert frame.evaluate("document.body.dataset.same") == "yes", "the page was patched, not loaded"
    assert abs(frame.evaluate("document.getElementById('segments').getBoundingClientRect().top") - place) <= 1
    assert search.input_value() == "g10"
    assert seen.report.locator("#contacts-filter option:checked").text_content() == chosen
    assert seen.report.locator("#contacts tbody tr").count() <= rows
    assert seen.report.locator("details[open]").count() == 1
    assert frame.evaluate("document.activeElement.id") == "contacts-search"
    assert seen.said == []
    assert all(url.startswith((served.url, "data:")) for url in seen.asked)


def test_list_that_is_put_in_anew_keeps_search_and_focus(serve, visit):
    served = serve()
    seen = visit(served)
    search = seen.report.locator("#contacts-search")
    search.fill("g1")
    search.press("End")
    before = seen.report.locator("#contacts-tools [role=status]").text_content()
    # What is said to each customer: all rows of the list change.
    say = re.search(r'say +"', served.plan.read_text(encoding="utf-8")).group()
    served.write(say, say + "Dear guest: ")
    seen.report.get_by_text("Dear guest:").first.wait_for(state="attached")
    again = seen.report.locator("#contacts-search")
    again.wait_for()
    assert again.input_value() == "g1"
    assert seen.report.locator("#contacts-tools [role=status]").text_content() == before
    assert seen.frame.evaluate("document.activeElement.id") == "contacts-search"
    assert seen.said == []


def test_mistake_keeps_the_last_good_page_under_a_banner(serve, visit):
    served = serve()
    seen = visit(served)
    title = seen.report.locator("h1").text_content()
    served.write("target     58%", "target     58 apples")
    seen.banner.wait_for()
    assert "last state that could" in seen.banner.text_content()
    seen.findings.locator("li.error").first.wait_for()
    assert seen.report.locator("h1").text_content() == title
    seen.findings.get_by_role("button").first.click()
    assert seen.text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)").strip() != ""
    served.write("target     58 apples", "target     58%")
    seen.banner.wait_for(state="hidden")
    assert seen.said == []


def test_editor_judges_while_somebody_types_and_saves_what_he_wrote(serve, visit):
    served = serve("--edit")
    seen = visit(served)
    before = served.plan.read_text(encoding="utf-8")
    seen.text.evaluate("area => { area.focus(); area.setSelectionRange(area.value.length, area.value.length); }")
    seen.page.keyboard.insert_text("metric 花费 sum(guest.spend)\n")
    error = seen.findings.locator("li.error")
    error.first.wait_for()
    assert "guest" in error.first.text_content()
    assert served.plan.read_text(encoding="utf-8") == before, "nothing is written before it is saved"
    assert seen.page.evaluate("[...CSS.highlights.get('error')].map(String).join()") == "guest"
    assert "metric" in seen.page.evaluate("[...CSS.highlights.get('keyword')].map(String)")
    for _ in range(len("metric 花费 sum(guest.spend)\n")):
        seen.page.keyboard.press("Backspace")
    seen.page.keyboard.insert_text("# checked\n")
    error.first.wait_for(state="detached")
    seen.page.keyboard.press("Control+s")
    seen.page.get_by_text("saved", exact=True).wait_for()
    assert served.plan.read_text(encoding="utf-8") == before + "# checked\n"
    assert seen.said == []


def test_text_that_changed_elsewhere_is_nobodys_loss(serve, visit):
    served = serve("--edit")
    seen = visit(served)
    seen.text.evaluate("area => { area.focus(); area.setSelectionRange(0, 0); }")
    seen.page.keyboard.insert_text("# mine\n")
    served.write("target     58%", "target     61%")
    keep = seen.page.get_by_role("button", name="Keep mine")
    keep.wait_for()
    assert seen.text.input_value().startswith("# mine\n"), "what somebody typed stays"
    seen.page.get_by_role("button", name="Take the file's").click()
    assert not seen.text.input_value().startswith("# mine\n") and "61%" in seen.text.input_value()
    seen.text.evaluate("area => { area.focus(); area.setSelectionRange(0, 0); }")
    seen.page.keyboard.insert_text("# again\n")
    served.write("target     61%", "target     63%")
    keep.click()
    seen.page.keyboard.press("Control+s")
    seen.page.get_by_text("saved", exact=True).wait_for()
    text = served.plan.read_text(encoding="utf-8")
    assert text.startswith("# again\n") and "61%" in text
    assert seen.said == []


def test_link_to_another_state_says_so(serve, visit):
    served = serve()
    seen = visit(served, "?at=0123456789abcdef")
    assert "another state" in seen.banner.text_content()
    seen = visit(served)
    seen.page.wait_for_url(re.compile(r"\?at=[0-9a-f]{16}$"))
    link = urllib.parse.urlsplit(seen.page.url)
    seen = visit(served, f"?{link.query}")
    assert seen.banner.is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing(serve, browser, scheme, language, width):
    served = serve("--edit", "--language", language)
    seen = Opened(browser, served, color_scheme=scheme)
    seen.page.set_viewport_size({"width": width, "height": 800})
    seen.findings.locator("li").first.wait_for()
    if width < 800:
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        seen.page.locator("#turn").click()
        seen.page.locator("#turn").click()
    found = Axe().run(seen.page)
    assert found.violations_count == 0, found.generate_report()
    seen.context.close()


def test_nobody_else_comes_in(serve):
    served = serve("--edit")
    assert served.ask("GET", "/page")[0] in (200, 404)
    assert served.ask("GET", "/", Host="evil.example")[0] == 403
    plan = json.dumps({"path": str(served.plan), "text": "x", "version": ""})
    before = served.plan.read_text(encoding="utf-8")
    assert served.ask("PUT", "/plan", plan, Content_Type="text/plain")[0] == 403
    assert served.ask("PUT", "/plan", plan, Content_Type="application/json", Origin="http://evil.example")[0] == 403
    assert served.ask("DELETE", "/plan")[0] in (400, 405, 501)
    assert served.ask("GET", "/../../etc/passwd")[0] == 404
    assert served.ask("GET", "/%2e%2e/lakeside.rhumb")[0] == 404
    # Bytes that are no request end their connection, not the server.
    for junk in (b"\x00" * 100, b"GET / HTTP/1.1\r\n" + b"a: " + b"b" * 100_000 + b"\r\n\r\n", b"GET\r\n\r\n"):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
        connection.connect()
        connection.sock.sendall(junk)
        connection.close()
    assert served.plan.read_text(encoding="utf-8") == before
    assert "nosniff" in served.ask("GET", "/")[2].values()
    assert served.stop() == 0


def test_other_addresses_need_the_token(serve, browser):
    served = serve("--host", "0.0.0.0")
    token = urllib.parse.parse_qs(urllib.parse.urlsplit(served.url).query)["token"][0]
    assert served.ask("GET", "/")[0] == 403
    assert served.ask("GET", "/?token=" + "0" * 32)[0] == 403
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/?token={token}")
    page.frame_locator("#report").locator("h1").wait_for()
    assert "token" not in page.url
    context.close()


def test_address_that_is_taken(serve, tmp_path):
    served = serve()
    refused = subprocess.run([RHUMB, "serve", str(served.plan.parent), "--port", str(served.port)], capture_output=True, text=True)
    assert refused.returncode == 2 and "cannot be had" in refused.stderr


def test_many_readers_come_and_go(serve):
    served = serve()
    streams = []
    for _ in range(20):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
        connection.request("GET", "/events", headers={"Host": f"localhost:{served.port}"})
        streams.append((connection, connection.getresponse()))
    for connection, response in streams[::2]:
        response.close()
        connection.close()
    served.write("target     58%", "target     61%")
    deadline = time.monotonic() + 20
    for connection, response in streams[1::2]:
        seen = b""
        while b"61%" not in seen and time.monotonic() < deadline:
            seen += response.read1(65536)
        assert b"61%" in seen
        response.close()
        connection.close()
    assert served.ask("GET", "/page")[0] == 200
