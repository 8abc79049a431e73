#!/usr/bin/env python3
"""Takes the pictures of the report's page that README and Documentation show: three plans, both languages, both themes, and one of them served.

usage: take-pictures.py, with RHUMB naming the program; make pictures does.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Documentation/pictures"
PLANS = {"lakeside": "lakeside", "旅行社": "agency", "cdnow": "cdnow"}


def live(rhumb, browser, scratch):
    """The page of `rhumb serve` with a mistake in the plan's text."""
    folder = scratch / "lakeside"
    shutil.copytree(ROOT / "plans/lakeside", folder)
    served = subprocess.Popen([rhumb, "serve", folder, "--edit", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        window = browser.new_page(viewport={"width": 1400, "height": 800})
        window.goto(served.stdout.readline().strip())
        window.frame_locator("#report").locator("h1").wait_for()
        text = window.locator("#text")
        text.evaluate("area => { area.focus(); const end = area.value.indexOf('\\n') + 1; area.setSelectionRange(end, end); }")
        window.keyboard.insert_text("\nmetric spent_by_core sum(cores.spend)\n\n")
        window.locator("#findings .error").first.wait_for()
        window.screenshot(path=TARGET / "lakeside-live.png")
        window.close()
    finally:
        served.send_signal(signal.SIGINT)
        served.wait()


def main():
    rhumb = os.environ.get("RHUMB", str(ROOT / ".build/release/rhumb"))
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
                                         args=["--no-sandbox"])
        for plan, name in PLANS.items():
            for language in ("en", "zh"):
                page = pathlib.Path(scratch) / f"{name}-{language}.html"
                subprocess.run([rhumb, "report", str(ROOT / "plans" / plan), "--language", language, "--output", str(page)],
                               check=True, stderr=subprocess.DEVNULL)
                for theme in ("light", "dark"):
                    window = browser.new_page(viewport={"width": 1100, "height": 1500}, color_scheme=theme)
                    window.goto(page.as_uri())
                    window.screenshot(path=TARGET / f"{name}-{language}-{theme}.png")
                    window.close()
        live(rhumb, browser, pathlib.Path(scratch))
        browser.close()


main()
