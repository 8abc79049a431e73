#!/usr/bin/env python3
"""Writes Sources/RhumbSyntax/Generated/Keywords.swift from Grammar/keywords.tsv.

With --check it writes nothing and exits 1 when the Swift file is stale or the table contradicts itself:
an id twice, or one spelling for two rows of a role.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "Grammar" / "keywords.tsv"
TARGET = ROOT / "Sources" / "RhumbSyntax" / "Generated" / "Keywords.swift"
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


def main():
    rows = read_rows()
    check_rows(rows)
    text = render(rows)
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.relative_to(ROOT)} is stale: run Scripts/generate-keywords.py")
        return
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
