"""`rhumb check --format sarif` against the schema of SARIF 2.1.0, which is kept beside the project and not in it."""
import json
import os
import pathlib
import subprocess

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATA = pathlib.Path(os.environ.get("RHUMB_DATA", ROOT.parent / "shared" / "data"))
SCHEMA = DATA / "schemas" / "sarif-schema-2.1.0.json"
RHUMB = os.environ.get("RHUMB", str(ROOT / ".build" / "release" / "rhumb"))
# Nothing found; findings of all kinds, with fixes and second places; a file that is none.
CASES = ["plans/lakeside", "Tests/Corpus/broken", "Tests/Corpus/lint", "nowhere"]


@pytest.mark.skipif(not SCHEMA.exists(), reason=f"{SCHEMA} is not there")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", CASES)
def test_valid(path, language):
    paths = sorted(str(file) for file in (ROOT / path).glob("*.rhumb")) or [path]
    ran = subprocess.run([RHUMB, "check", *paths, "--format", "sarif", "--language", language], capture_output=True, cwd=ROOT)
    log = json.loads(ran.stdout)
    jsonschema.validate(log, json.loads(SCHEMA.read_text(encoding="utf-8")))
    if path == "Tests/Corpus/broken":
        assert len(log["runs"][0]["results"]) >= 150
