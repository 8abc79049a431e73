#!/usr/bin/env python3
"""The examples of the documentation are plans: each page's `rhumb` blocks, put together, must check and be laid out by fmt.
What people learn from first, README.md and the shipped plans, must leave `check` nothing to warn of. README's commands (`sh` blocks) must
succeed, and its sessions (`session` blocks, with the plan that is asked) must be answered as they say.

usage: check-documentation.py PROGRAM. Standard library only.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ["README.md", *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "Documentation").glob("*.md"))]


def blocks(page):
    """The text of the page's plan, empty where it has none."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^```rhumb\n(.*?)^```", text, re.S | re.M))


def fails(program, name, arguments):
    """Runs the program; prints what it says and returns 1 where it ends with a failure."""
    result = subprocess.run([program, *arguments], capture_output=True, text=True)
    if result.returncode == 0:
        return 0
    print(f"{name}: rhumb {' '.join(arguments[:-1])} ends with {result.returncode}\n{result.stdout}{result.stderr}")
    return 1


def commands(program):
    """README's commands, beside a copy of the plans."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "plans", pathlib.Path(folder) / "plans")
        for block in re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M):
            for line in block.splitlines():
                name, *arguments = shlex.split(line, comments=True) or ["rhumb"]
                if name != "rhumb" or not arguments:
                    continue
                result = subprocess.run([program, *arguments], capture_output=True, text=True, cwd=folder)
                if result.returncode != 0:
                    print(f"README.md: {line} ends with {result.returncode}\n{result.stderr}")
                    failed += 1
    return failed


def sessions(program):
    """README's sessions: each question with its answer."""
    failed = 0
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for plan, block in re.findall(r"^```session (\S+)\n(.*?)^```", text, re.S | re.M):
        shown = ""
        for question in re.findall(r"^> (.*)$", block, re.M):
            result = subprocess.run([program, "repl", str(ROOT / plan), "--no-cache", "-c", question], capture_output=True,
                                    text=True)
            shown += f"> {question}\n{result.stdout}"
        if shown != block:
            print(f"README.md: the session with {plan} is\n{shown}")
            failed += 1
    return failed


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    strict = ["check", "--fail-on", "warning"]
    failed = 0
    for page in PAGES:
        plan = blocks(page)
        if not plan:
            continue
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "page.rhumb").write_text(plan, encoding="utf-8")
            for verb in (strict if page == "README.md" else ["check"], ["fmt", "--check"]):
                failed += fails(program, page, [*verb, folder])
    plans = sorted(path for path in (ROOT / "plans").iterdir() if path.is_dir())
    for plan in plans:
        for verb in (strict, ["fmt", "--check"], ["test"]):
            failed += fails(program, plan.name, [*verb, str(plan)])
    failed += commands(program) + sessions(program)
    print(f"{len(PAGES)} pages, {len(plans)} plans, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
