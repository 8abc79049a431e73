#!/usr/bin/env python3
"""The examples of the documentation are plans: each page's `rhumb` blocks, put together, must check and be laid out by fmt.

usage: check-documentation.py PROGRAM. Standard library only.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ["README.md", *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "Documentation").glob("*.md"))]


def blocks(page):
    """The text of the page's plan, empty where it has none."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^```rhumb\n(.*?)^```", text, re.S | re.M))


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    failed = 0
    for page in PAGES:
        plan = blocks(page)
        if not plan:
            continue
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "page.rhumb").write_text(plan, encoding="utf-8")
            for verb in (["check"], ["fmt", "--check"]):
                result = subprocess.run([program, *verb, folder], capture_output=True, text=True)
                if result.returncode != 0:
                    failed += 1
                    print(f"{page}: rhumb {' '.join(verb)} ends with {result.returncode}\n{result.stdout}{result.stderr}")
    print(f"{len(PAGES)} pages, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
