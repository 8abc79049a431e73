#!/usr/bin/env python3
"""Takes the pictures of the report's page that README and Documentation show: three plans, both languages, both themes.

usage: take-pictures.py, with RHUMB naming the program; make pictures does.
"""
import os
import pathlib
import shutil
import subprocess
import tempfile

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Documentation/pictures"
PLANS = {"lakeside": "lakeside", "旅行社": "agency", "cdnow": "cdnow"}


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
        browser.close()


main()
