"""Edits of a long plan in the language server: from the notice of an edit to its diagnostics, as an editor sees it."""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

from measure import ROOT, missing, row

LINES, EDITS = 5_000, 3_000


class Server:
    def __init__(self, rhumb, folder):
        self.process = subprocess.Popen(
            [rhumb.path, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, method, parameters, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            if not line:
                sys.exit("the language server has ended")
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def until(self, wanted):
        while not wanted(message := self.receive()):
            # A question of the server's, such as for the settings, gets an empty answer.
            if "method" in message and "id" in message:
                body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": None}).encode()
                self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
                self.process.stdin.flush()
        return message

    def diagnostics(self, version):
        self.until(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                   and message["params"].get("version", version) == version)


def edits(rhumb):
    """The time of each edit: the second word of a line is longer by a letter and shorter again, lines drawn from the whole plan."""
    copies = LINES // 60
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "long.rhumb"
        subprocess.run([sys.executable, str(ROOT / "plan" / "make_plan.py"), "--copies", str(copies), "--output", str(path)],
                       check=True)
        lines = path.read_text(encoding="utf-8").split("\n")[:LINES]
        second = re.compile(r"\s*\S+\s+(?=\w)")
        places = [(number, found.end()) for number, line in enumerate(lines) if (found := second.match(line))]
        places = random.Random(1).sample(places, EDITS // 2)
        uri, server, times = path.as_uri(), Server(rhumb, scratch), []
        server.send("initialize", {"processId": None, "rootUri": path.parent.as_uri(), "capabilities": {}}, 1)
        capabilities = server.until(lambda message: message.get("id") == 1)["result"]["capabilities"]
        sync = capabilities.get("textDocumentSync", 1)
        whole = (sync if isinstance(sync, int) else sync.get("change", 1)) != 2
        server.send("initialized", {})
        document = {"uri": uri, "languageId": "rhumb", "version": 0, "text": "\n".join(lines)}
        server.send("textDocument/didOpen", {"textDocument": document})
        server.diagnostics(0)
        for version in range(1, EDITS + 1):
            number, at = places[(version - 1) // 2]
            # Whatever uses the word is in error until the letter is taken back.
            typed = "x" if version % 2 else ""
            end = at + (0 if typed else 1)
            lines[number] = lines[number][:at] + typed + lines[number][end:]
            change = {"text": typed, "range": {
                "start": {"line": number, "character": at}, "end": {"line": number, "character": end}}}
            if whole:
                change = {"text": "\n".join(lines)}
            began = time.perf_counter()
            server.send("textDocument/didChange", {
                "textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
            server.diagnostics(version)
            times.append(time.perf_counter() - began)
        server.send("shutdown", None, 2)
        server.until(lambda message: message.get("id") == 2)
        server.send("exit", None)
        server.process.wait(10)
    return sorted(times)


def rows(rhumb):
    what = f"edit to diagnostics, plan of {LINES:,} lines, 99 of 100"
    if "lsp" not in rhumb.subcommands:
        return [missing(what, "no language server in this version", "≤ 16 ms")]
    times = edits(rhumb)
    return [
        row(what, times[len(times) * 99 // 100] * 1000, "ms", aim="≤ 16"),
        row("the same, every other one", times[len(times) // 2] * 1000, "ms"),
        row("the same, the slowest", times[-1] * 1000, "ms"),
    ]
