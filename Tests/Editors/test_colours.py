"""The TextMate grammar colours the shipped plans as the program does: every token that the language server names is looked up
in the scopes of the grammar.

Run it with `pip install -r Tests/Editors/requirements.txt` and `pytest Tests/Editors`; RHUMB is the program's path.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(ROOT / os.environ.get("RHUMB", ".build/release/rhumb"))
PLANS = sorted(path for path in (ROOT / "plans").rglob("*.rhumb") if path.is_file())
# Words that are keywords in one place and names in another: so much of a plan's text may differ, and nothing else may.
LIMIT = 0.01

# What a scope may be to the server, the first that fits. A word that works is a keyword or an operator; functions and types
# have colours of their own there.
CLASSES = [
    ("comment", {"comment"}),
    ("constant.numeric", {"number"}),
    ("keyword.other.unit", {"number", "keyword"}),
    ("keyword.operator.rhumb", {"operator"}),
    ("keyword", {"keyword", "operator"}),
    ("constant.language", {"keyword", "operator"}),
    ("support.type", {"keyword", "name"}),
    ("support.function", {"keyword", "name"}),
    ("punctuation", {"operator"}),
]
EXACT = ("comment", "string", "number")


@pytest.fixture(scope="session")
def grammar(tmp_path_factory):
    # The tokeniser makes a folder for its cache where it is imported.
    before = os.getcwd()
    os.chdir(tmp_path_factory.mktemp("textmate"))
    try:
        from textmate_grammar.parsers.base import LanguageParser
    finally:
        os.chdir(before)
    return LanguageParser(json.loads((ROOT / "Editors/rhumb.tmLanguage.json").read_text(encoding="utf-8")))


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[PROGRAM, "lsp"]))
async def client(lsp_client: LanguageClient):
    # The server asks to be told of files that change; nobody here watches any.
    lsp_client.feature("client/registerCapability")(lambda parameters: None)
    answer = await lsp_client.initialize_session(types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"), root_uri=(ROOT / "plans").as_uri()))
    lsp_client.legend = answer.capabilities.semantic_tokens_provider.legend.token_types
    yield
    await lsp_client.shutdown_session()


def scopes_by_place(grammar, text):
    """The scopes of every character that has some, by line and column."""
    places = {}
    for (line, column), content, scopes in grammar.parse_string(text).flatten():
        for offset in range(len(content)):
            places[line, column + offset] = scopes
    return places


def classes_of(scopes):
    string = any(scope.startswith("string") for scope in scopes)
    if string and "meta.embedded.expression.rhumb" not in scopes:
        return {"string"}
    for prefix, classes in CLASSES:
        if scopes[-1].startswith(prefix):
            break
    else:
        classes = {"name"}
    # Of what stands in the braces of a text, the server names what it finds declared.
    return classes | {"string"} if string else classes


def tokens_of(data, legend):
    line = column = 0
    for index in range(0, len(data), 5):
        lines, columns, length, kind, _ = data[index:index + 5]
        line, column = line + lines, columns if lines else column + columns
        name = legend[kind]
        yield line, column, length, name if name in (*EXACT, "keyword", "operator") else "name"


async def compare(client, grammar, path):
    text = path.read_text(encoding="utf-8")
    assert all(ord(character) < 0x10000 for character in text), "columns are compared as UTF-16 units"
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(
        uri=path.as_uri(), language_id="rhumb", version=1, text=text)))
    answer = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(types.TextDocumentIdentifier(path.as_uri())))
    places, lines, seen = scopes_by_place(grammar, text), text.split("\n"), set()
    wrong, tolerated, total = [], [], 0
    for line, column, length, name in tokens_of(answer.data, client.legend):
        total += 1
        covered = range(column, column + length)
        seen.update((line, place) for place in covered)
        found = [classes_of(places.get((line, place), ["none"])) for place in covered
                 if not lines[line][place].isspace()]
        if all(name in classes for classes in found):
            continue
        exact = name in EXACT or any(classes & set(EXACT) and len(classes) == 1 for classes in found)
        where = f"{path.name}:{line + 1}: `{lines[line][column:column + length]}` is {name}, coloured {found[0]}"
        (wrong if exact else tolerated).append(where)
    for (line, column), scopes in places.items():
        if (line, column) not in seen and not lines[line][column:column + 1].isspace() and column < len(lines[line]):
            if classes_of(scopes) & set(EXACT):
                wrong.append(f"{path.name}:{line + 1}: `{lines[line][column]}` is no token, coloured {scopes[-1]}")
    return wrong, tolerated, total


def in_other_language(path, folder):
    """A copy of a plan as the program writes it in the other language."""
    language = "zh" if re.search(r"^(plan|metric)\s", path.read_text(encoding="utf-8"), re.M) else "en"
    copy = pathlib.Path(shutil.copy(path, folder / path.name))
    subprocess.run([PROGRAM, "fmt", "--language", language, str(copy)], check=True, capture_output=True)
    return copy


@pytest.mark.parametrize("respelt", [False, True], ids=["as-shipped", "other-language"])
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.asyncio
async def test_grammar_colours_as_the_program_does(client, grammar, path, respelt, tmp_path):
    if respelt:
        path = in_other_language(path, tmp_path)
    wrong, tolerated, total = await compare(client, grammar, path)
    assert total > 50, "the server names tokens"
    assert not wrong, "\n".join(wrong[:20])
    assert len(tolerated) <= LIMIT * total, "\n".join(tolerated[:20])


def test_generated_files_are_in_step():
    script = ROOT / "Scripts" / "generate-grammars.py"
    assert subprocess.run([sys.executable, str(script), "--check"]).returncode == 0
