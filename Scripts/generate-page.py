#!/usr/bin/env python3
"""Puts the style sheets and the scripts of the report's page and of the live one (Page/) into Sources/RhumbReport/Generated, with their hashes for the
page's content policy.

usage: generate-page.py [--check]. Standard library only.
"""
import base64
import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Sources/RhumbReport/Generated/PageAssets.swift"


def literal(text):
    assert '"""#' not in text
    return '#"""\n' + text + '\n"""#'


def asset(name, path):
    """The text as it will stand in the page, and its hash as a content policy wants it."""
    text = path.read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return (f"    static let {name} = {literal(text)}\n\n"
            f"    /// SHA-256 of `{name}`, in base64.\n    static let {name}Hash = \"{digest}\"\n")


def generated():
    return (
        "// Written by Scripts/generate-page.py from Page/.\n// swift-format-ignore-file\n\n"
        "/// What the page of a report looks like and does.\nenum PageAssets {\n"
        + asset("style", ROOT / "Page/page.css") + "\n" + asset("script", ROOT / "Page/page.js") + "\n"
        + asset("liveStyle", ROOT / "Page/live.css") + "\n" + asset("liveScript", ROOT / "Page/live.js") + "}\n")


def main():
    text = generated()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.relative_to(ROOT)} is not what Page/ says: run Scripts/generate-page.py")
        return
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")


main()
