#!/usr/bin/env bash
# Puts the peers that Rhumb is compared with into Benchmarks/.venv; does nothing where they are there already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [ -x .venv/bin/python ] && .venv/bin/python - <<'PYTHON' 2>/dev/null; then exit 0; fi
import importlib.metadata, pathlib, sys
wanted = [line.strip().split("==") for line in pathlib.Path("requirements.txt").read_text().splitlines()
          if line.strip() and not line.startswith("#")]
sys.exit(any(importlib.metadata.version(name) != version for name, version in wanted))
PYTHON
python3 -m venv .venv || {
    echo "Python's venv module is needed: apt-get install python3-venv" >&2
    exit 1
}
.venv/bin/pip install --quiet --requirement requirements.txt
