"""The language server as an editor meets it: the program, over its pipes, asked by a client that is not ours."""
import os
import pathlib
import shutil
import subprocess

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RHUMB", str(ROOT / ".build" / "release" / "rhumb"))


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[PROGRAM, "lsp"]))
async def client(lsp_client: LanguageClient):
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(
                text_document=types.TextDocumentClientCapabilities(
                    completion=types.CompletionClientCapabilities(
                        completion_item=types.ClientCompletionItemOptions(
                            snippet_support=True, documentation_format=[types.MarkupKind.Markdown]
                        )
                    ),
                    code_action=types.CodeActionClientCapabilities(
                        resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
                    ),
                )
            ),
            initialization_options={"language": "en"},
        )
    )
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def lakeside(tmp_path):
    """A shipped plan in a folder that may be changed."""
    for name in ("lakeside.rhumb", "rhumb.yaml"):
        shutil.copy(ROOT / "plans" / "lakeside" / name, tmp_path / name)
    shutil.copytree(ROOT / "plans" / "lakeside" / "data", tmp_path / "data")
    return tmp_path / "lakeside.rhumb"


def opened(client, path):
    text = path.read_text(encoding="utf-8")
    uri = path.as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri=uri, language_id="rhumb", version=1, text=text))
    )
    return uri, text


def place(text, words, offset=0):
    """The position of some words."""
    before = text[: text.index(words) + offset]
    line = before.count("\n")
    last = before.rsplit("\n", 1)[-1]
    return types.Position(line=line, character=len(last.encode("utf-16-le")) // 2)


def changed(client, uri, version, start, end, text):
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
            content_changes=[
                types.TextDocumentContentChangePartial(range=types.Range(start=start, end=end), text=text)
            ],
        )
    )


async def findings(client, uri):
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return [finding.code for finding in client.diagnostics[uri]]


async def test_findings_come_and_go(client, lakeside):
    uri, text = opened(client, lakeside)
    assert await findings(client, uri) == []
    start = place(text, "refers to guests", len("refers to "))
    end = types.Position(start.line, start.character + len("guests"))
    changed(client, uri, 2, start, end, "gests")
    assert "name/unknown" in await findings(client, uri)
    changed(client, uri, 3, start, types.Position(start.line, start.character + len("gests")), "guests")
    assert await findings(client, uri) == []


async def test_hover_definition_references(client, lakeside):
    uri, text = opened(client, lakeside)
    document = types.TextDocumentIdentifier(uri)
    position = place(text, "refers to guests", len("refers to ") + 2)
    hover = await client.text_document_hover_async(types.HoverParams(document, position))
    assert "a dataset" in hover.contents.value
    definition = await client.text_document_definition_async(types.DefinitionParams(document, position))
    assert definition.range.start == place(text, "dataset guests", len("dataset "))
    references = await client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(include_declaration=True), document, position)
    )
    assert len(references) > 5
    lines = text.split("\n")
    for found in references:
        assert lines[found.range.start.line][found.range.start.character : found.range.end.character] == "guests"


async def test_rename_leaves_a_plan_that_checks(client, lakeside):
    uri, text = opened(client, lakeside)
    document = types.TextDocumentIdentifier(uri)
    position = place(text, "dataset guests", len("dataset "))
    prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(document, position))
    assert prepared.placeholder == "guests"
    edit = await client.text_document_rename_async(
        types.RenameParams(document, position=position, new_name="our guests")
    )
    lines = text.split("\n")
    for change in reversed(edit.document_changes[0].edits):
        line = lines[change.range.start.line]
        lines[change.range.start.line] = (
            line[: change.range.start.character] + change.new_text + line[change.range.end.character :]
        )
    lakeside.write_text("\n".join(lines), encoding="utf-8")
    yaml = lakeside.with_name("rhumb.yaml")
    yaml.write_text(yaml.read_text(encoding="utf-8").replace("  guests:", "  our guests:"), encoding="utf-8")
    checked = subprocess.run([PROGRAM, "check", lakeside.parent], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


async def test_completion_in_half_typed_text(client, lakeside):
    uri, text = opened(client, lakeside)
    end = types.Position(text.count("\n") + 1, 0)
    changed(client, uri, 2, end, end, "\ngoal new \"New\" {\n  serves ")
    position = types.Position(text.count("\n") + 2, len("  serves "))
    found = await client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(uri), position)
    )
    items = found.items
    labels = [item.label for item in items]
    assert "loyalty" in labels and "guests" not in labels
    item = await client.completion_item_resolve_async(next(item for item in items if item.label == "loyalty"))
    assert "a strategy" in item.documentation.value


async def test_outline_colours_folding_formatting(client, lakeside):
    uri, text = opened(client, lakeside)
    document = types.TextDocumentIdentifier(uri)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert symbols[0].name == "lakeside"
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert len(tokens.data) % 5 == 0 and len(tokens.data) > 1000
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert folds
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document, types.FormattingOptions(tab_size=2, insert_spaces=True))
    )
    assert not edits


async def test_actions_and_tests(client, lakeside):
    uri, text = opened(client, lakeside)
    document = types.TextDocumentIdentifier(uri)
    start = types.Position(0, 0)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, types.Range(start, start), types.CodeActionContext(diagnostics=[]))
    )
    chinese = next(action for action in actions if action.title == "Write this plan in Chinese")
    whole = await client.code_action_resolve_async(chinese)
    assert "方案 lakeside" in whole.edit.document_changes[0].edits[0].new_text
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    command = lenses[0].command
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command=command.command, arguments=command.arguments)
    )
    assert client.messages[-1].message.startswith("Passed")


async def test_hints_of_the_last_run(client, lakeside):
    yaml = lakeside.with_name("rhumb.yaml")
    yaml.write_text(yaml.read_text(encoding="utf-8") + "\nhistory: history.sqlite\n", encoding="utf-8")
    subprocess.run([PROGRAM, "run", lakeside.parent], capture_output=True, check=True)
    uri, text = opened(client, lakeside)
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(
            types.TextDocumentIdentifier(uri), types.Range(types.Position(0, 0), types.Position(9999, 0))
        )
    )
    labels = [hint.label for hint in hints]
    assert any(label.endswith(" in") for label in labels)
    assert any("on track" in label or "off track" in label or "at risk" in label for label in labels)


async def test_chinese_positions(client, tmp_path):
    path = tmp_path / "方案.rhumb"
    path.write_text(
        '方案 酒店 "𝄞酒店" { 计划期 2026-01-01 .. 2026-12-31; 币种 CNY }\n'
        '数据集 客人 来自 "客人.csv" { 主键 编号 文本 }\n指标 会员 计数(客人)\n',
        encoding="utf-8",
    )
    uri, text = opened(client, path)
    position = place(text, "计数(客人)", 4)
    definition = await client.text_document_definition_async(
        types.DefinitionParams(types.TextDocumentIdentifier(uri), position)
    )
    assert definition.range.start == place(text, "客人 来自")


async def test_a_large_plan_and_a_vanished_file(client, tmp_path):
    path = tmp_path / "large.rhumb"
    head = "plan p { period 2026-01-01 .. 2026-12-31; currency CNY }\ndataset guests from \"g.csv\" { key id text }\n"
    path.write_text(head + "".join(f"metric m{n} count(guests)\n" for n in range(5_000)), encoding="utf-8")
    uri, text = opened(client, path)
    assert await findings(client, uri) == []
    path.unlink()
    changed(client, uri, 2, types.Position(100, 0), types.Position(100, 6), "metrik")
    assert await findings(client, uri)


def test_an_end_without_goodbye():
    run = subprocess.run([PROGRAM, "lsp"], input=b"", capture_output=True, timeout=30)
    assert (run.returncode, run.stdout) == (1, b"")
    rubbish = b"Content-Length: -4\r\n\r\n" + os.urandom(5000)
    run = subprocess.run([PROGRAM, "lsp"], input=rubbish, capture_output=True, timeout=30)
    assert run.returncode == 1 and b"-32700" in run.stdout
