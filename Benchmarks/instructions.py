#!/usr/bin/env python3
"""Counts the instructions of fixed small runs with valgrind and fails when one has grown by over 5% since it was recorded.

Counts do not depend on the machine's load. They do on the processor's features, for which the C library picks its routines:
valgrind shows every program the same processor, without AVX-512, and GLIBC_TUNABLES takes AVX away too. They also depend on
the compiler and the system's libraries, so the record names them. usage: instructions.py PROGRAM [--accept]
"""
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
RECORD = ROOT / "instructions.json"
MOST = 1.05
PLAN = "plans/cdnow"
COMMANDS = {
    "run": ["run", PLAN, "--format", "json", "--threads", "1", "--no-cache"],
    "check": ["check", PLAN],
    "fmt": ["fmt", "--check", PLAN],
}
# Swift's hashes begin with a random number otherwise.
FIXED = {
    "SWIFT_DETERMINISTIC_HASHING": "1",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX_Fast_Unaligned_Load,-AVX2,-ERMS,-FSRM",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
}


def profile(name):
    return ROOT / "data" / f"callgrind.{name}"


def instructions(program, name):
    profile(name).parent.mkdir(exist_ok=True)
    found = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile(name)}", program, *COMMANDS[name]],
        cwd=ROOT.parent, env=FIXED, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    counted = re.search(r"^==\d+== Collected : (\d+)", found.stderr, re.MULTILINE)
    if found.returncode != 0 or not counted:
        sys.exit(f"{name}: valgrind ended with exit code {found.returncode}\n{found.stderr[-2000:]}")
    return int(counted.group(1))


def surroundings():
    """What the counts depend on besides our source."""
    swift = ""
    if shutil.which("swift"):
        swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version (\S+)", swift)
    return {"swift": version.group(1) if version else "unknown", "libc": " ".join(platform.libc_ver()),
            "processor": platform.machine()}


def main():
    if not shutil.which("valgrind"):
        sys.exit("valgrind is needed: apt-get install valgrind")
    program = str(pathlib.Path(sys.argv[1]).resolve())
    counted = {name: instructions(program, name) for name in COMMANDS}
    around = surroundings()
    if "--accept" in sys.argv[2:]:
        RECORD.write_text(json.dumps({"surroundings": around, "instructions": counted}, indent=2) + "\n", encoding="utf-8")
    if not RECORD.exists():
        sys.exit("nothing is recorded; make bench-check ACCEPT=1 records it")
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    grown = []
    for name, count in counted.items():
        before = record["instructions"].get(name)
        if before is None:
            sys.exit(f"{name}: nothing is recorded; make bench-check ACCEPT=1 records it")
        print(f"{name:6} {count:15,} instructions, recorded {before:15,}: {count / before - 1:+.2%}")
        if count > MOST * before:
            grown.append(name)
    if record["surroundings"] != around:
        print(f"recorded with {record['surroundings']}, counted with {around}: the difference may be theirs")
    if grown:
        print(f"grown by over {MOST - 1:.0%}: {', '.join(grown)}. Where it goes:")
        for name in grown:
            print(f"  callgrind_annotate {profile(name).relative_to(ROOT.parent)} | head -60")
        print("make bench-check ACCEPT=1 records the new count, where it buys something.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
