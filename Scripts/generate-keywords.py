#!/usr/bin/env python3
"""Writes Sources/RhumbSyntax/Generated/Keywords.swift from Grammar/keywords.tsv, and what each keyword means, for editors, from
Grammar/meanings.tsv into Sources/RhumbLanguageServer/Generated/KeywordMeanings.swift.

With --check it writes nothing and exits 1 when a Swift file is stale or the table contradicts itself:
an id twice, or one spelling for two rows of a role.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "Grammar" / "keywords.tsv"
TARGET = ROOT / "Sources" / "RhumbSyntax" / "Generated" / "Keywords.swift"
MEANINGS = ROOT / "Grammar" / "meanings.tsv"
MEANINGS_TARGET = ROOT / "Sources" / "RhumbLanguageServer" / "Generated" / "KeywordMeanings.swift"
SWIFT_WORDS = {"as", "in", "is", "else", "where", "operator"}


def read_rows():
    """The table's rows as (id, role, english spellings, chinese spellings, note)."""
    rows = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != 5:
            sys.exit(f"{TABLE}:{number}: expected 5 tab-separated fields, found {len(fields)}")
        ident, role, english, chinese, note = fields
        if not re.fullmatch(r"[a-z][A-Za-z]*", ident):
            sys.exit(f"{TABLE}:{number}: `{ident}` is not a lowerCamel name")
        rows.append((ident, role, english.split("~"), chinese.split("~"), note))
    return rows


def check_rows(rows):
    seen, ids = {}, set()
    for ident, role, english, chinese, _ in rows:
        if ident in ids:
            sys.exit(f"the id {ident} stands twice")
        ids.add(ident)
        for spelling in chinese:
            # `by` and `for` are told apart by the clause they stand in, so English may repeat within a role.
            if (role, spelling) in seen and role not in ("goal", "head"):
                sys.exit(f"{spelling} serves {seen[(role, spelling)]} and {ident} in one role")
            seen[(role, spelling)] = ident


def swift_list(spellings):
    return "[" + ", ".join('"' + text + '"' for text in spellings) + "]"


def swift_name(ident):
    return f"`{ident}`" if ident in SWIFT_WORDS else ident


def render(rows):
    roles = list(dict.fromkeys(row[1] for row in rows))
    lines = [
        "// Generated from Grammar/keywords.tsv by Scripts/generate-keywords.py; edit the table, not this file.",
        "",
        "/// The grammatical position a keyword belongs to.",
        "public enum KeywordRole: String, Sendable, Hashable, CaseIterable {",
        "    case " + "\n    case ".join(swift_name(role) for role in roles),
        "}",
        "",
        "/// Every terminal of the grammar that is a word, named by what it means and not by how it is spelt.",
        "public enum Keyword: String, Sendable, Hashable, CaseIterable {",
    ]
    lines += [f"    case {swift_name(row[0])}" for row in rows]
    lines += ["}", "", "extension Keyword {"]
    lines += ["    /// Position in the table, from 0.", "    public var ordinal: Int {", "        switch self {"]
    lines += [f"        case .{row[0]}: {index}" for index, row in enumerate(rows)]
    lines += ["        }", "    }", "", "    /// Grammatical position.", "    public var role: KeywordRole {",
              "        switch self {"]
    lines += [f"        case .{row[0]}: .{row[1]}" for row in rows]
    lines += ["        }", "    }", "", "    /// English spellings, the one that is written first.",
              "    public var englishSpellings: [String] {", "        switch self {"]
    lines += [f"        case .{row[0]}: {swift_list(row[2])}" for row in rows]
    lines += ["        }", "    }", "", "    /// Chinese spellings, the one that is written first.",
              "    public var chineseSpellings: [String] {", "        switch self {"]
    lines += [f"        case .{row[0]}: {swift_list(row[3])}" for row in rows]
    lines += ["        }", "    }", "}", ""]
    return "\n".join(lines)


def render_meanings(rows):
    meanings = {}
    for line in MEANINGS.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            ident, english, chinese = line.split("\t")[:3]
            meanings[ident] = (english, chinese)
    lines = [
        "// Generated from Grammar/meanings.tsv by Scripts/generate-keywords.py; edit the table, not this file.",
        "import RhumbSyntax",
        "import RhumbText",
        "",
        "extension Keyword {",
        "    /// What it says, for somebody who points at it.",
        "    var meaning: Message { Message(meanings[2 * ordinal], zh: meanings[2 * ordinal + 1]) }",
        "}",
        "",
        "/// English and Chinese by turns, by ordinal.",
        "private let meanings: [String] = [",
    ]
    for row in rows:
        if row[0] not in meanings:
            sys.exit(f"{MEANINGS.name} says nothing of {row[0]}")
        lines += [f"    {swift_text(text)}," for text in meanings[row[0]]]
    return "\n".join(lines + ["]", ""])


def swift_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    rows = read_rows()
    check_rows(rows)
    for target, text in ((TARGET, render(rows)), (MEANINGS_TARGET, render_meanings(rows))):
        if "--check" in sys.argv[1:]:
            if not target.exists() or target.read_text(encoding="utf-8") != text:
                sys.exit(f"{target.relative_to(ROOT)} is stale: run Scripts/generate-keywords.py")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
