"""Pages of the program under test (RHUMB) in a headless Chromium (CHROMIUM, or the one on the path)."""
import os
import pathlib
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
RHUMB = os.environ.get("RHUMB", str(ROOT / ".build/release/rhumb"))


def write(plan, target, *options):
    """The page of a plan, as `rhumb report` writes it."""
    subprocess.run([RHUMB, "report", str(plan), "--output", str(target), "--no-cache", *options], check=True,
                   stderr=subprocess.DEVNULL)
    return target


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Pages by plan and options, each written once."""
    folder = tmp_path_factory.mktemp("pages")
    written = {}

    def page(plan, *options):
        if (plan, options) not in written:
            written[plan, options] = write(plan, folder / f"{len(written)}.html", *options)
        return written[plan, options]

    return page


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is needed: make page-test installs it"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Shown:
    """A page in a window, with all that it said and asked for."""

    def __init__(self, browser, path, **context):
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.said = []
        self.asked = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog " + dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def rows(self):
        return self.page.locator("#contacts tbody tr")


@pytest.fixture
def show(browser):
    shown = []

    def open_page(path, **context):
        shown.append(Shown(browser, path, **context))
        return shown[-1]

    yield open_page
    for window in shown:
        window.context.close()
