"""The TextMate grammar, which VS Code, Sublime Text and many others read."""
import json

from grammars.words import (AMOUNT, ANY_DECLARATION, CALENDAR, CALLS, CLAUSE_END, CLAUSE_START, CLAUSE_WORDS, CONTINUES,
    COUNTED, DECLARATIONS, DIGIT, EXPRESSIONS, FOLLOWERS, LEADS, LINKING, NAME, NEXT_DECLARATION, RESERVED, RULES, SPAN,
    UNITS, UNLESS, VALUES, WINDOW_RESTS, clauses, either, first, glue, leaves, of_role, own_words, parts_of, scope_of,
    spellings, words)


def rule(match, name=None, **captures):
    made = {"match": match}
    if name:
        made["name"] = name + ".rhumb"
    return made | captured("captures", captures)


def captured(key, captures):
    """Captures by number: `_1="keyword.other"`."""
    return {key: {number[1:]: {"name": name + ".rhumb"} for number, name in captures.items()}} if captures else {}


def brackets(opener, closer, patterns):
    """From one bracket to the other, or to a line that shows that the other was forgotten."""
    mark = {"_0": "punctuation.section"}
    return {"begin": opener, **captured("beginCaptures", mark), "end": f"{closer}|{NEXT_DECLARATION}",
            **captured("endCaptures", mark), "patterns": patterns}


def include(name):
    return {"include": "#" + name}


def string(template):
    quotes = [("double", '"', '"'), ("curly", "“", "”"), ("corner", "「", "」")]
    inside = [include("escapes")] + ([include("embedded")] if template else [])
    return {"patterns": [{
        "match": rf"{opener}((?:\\.|[^{closer}\\\n])*){closer}?", "name": f"string.quoted.{name}.rhumb",
        "captures": {"1": {"patterns": inside}}} for name, opener, closer in quotes]}


def literals():
    number = rf"{DIGIT}+(?:_{DIGIT}+)*(?:\.{DIGIT}+)?"
    latin, wide = either(t for t in UNITS if t.isascii()), either(t for t in UNITS if not t.isascii())
    ends = rf"(?={FOLLOWERS}|{DIGIT}|\W|$)"
    unit = rf"(?:[%％]|{latin}(?!\w)|{wide}{ends}|[A-Z]{{3}}(?![A-Za-z0-9_]))"
    after = rf"(?:[ \t]*((?:{FOLLOWERS}|ago)+)(?!\w))?"
    return {"patterns": [
        rule(r"#.*", "comment.line.number-sign"),
        rule(r"`[^`\n]*`?", "variable.other.quoted"),
        rule(r"[0-9]{4}(?:-(?:[QW][0-9]+|[0-9]{1,3}(?:-[0-9]{1,3})?)[A-Za-z0-9_]*|年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?)",
             "constant.numeric.date"),
        rule(rf"({number})(?:[ \t]*((?:[万亿][ \t]*)?{unit}){after}|[ \t]*([万亿]){ends})?",
             _1="constant.numeric", _2="keyword.other.unit", _3="keyword.other", _4="keyword.other.unit"),
        rule(rf"({either(glue('windowLeads'))}?)({SPAN})({FOLLOWERS}?)(?!\w)",
             _1="keyword.other", _2="constant.numeric", _3="keyword.other"),
        rule(rf"{either(LEADS)}(?={DIGIT})", "keyword.other"),
    ]}


def terms():
    return {"patterns": [
        include("literals"),
        rule(rf"{words(COUNTED)}(?=\s*{AMOUNT})", "keyword.other.window"),
        rule(words(CALENDAR), "keyword.other.window"),
        rule(rf"({either(t for t in CALENDAR if not t.isascii())})(的)(?!\w)", _1="keyword.other.window", _2="keyword.other"),
        rule(rf"{words(CALLS)}(?=\s*[(（])", "support.function"),
        rule(rf"({either(spellings(['is']))})\s+({words(spellings(of_role('status')))})",
             _1="keyword.operator.word", _2="constant.language"),
        rule(rf"{either(spellings(['like']))}(?=\s*[\"“「])", "keyword.operator.word"),
        rule(rf"not(?=\s+in\s+{either(WINDOW_RESTS)}(?!\w))", "keyword.operator.word"),
        rule(words(RESERVED), "keyword.operator.word"),
        rule(words(VALUES), "constant.language"),
        rule(words(LINKING), "keyword.other"),
        include("rest"),
    ]}


def rest():
    """What is the same everywhere, and names: whatever no list before has taken."""
    return {"patterns": [
        rule(r"\.\.|!=|[<>＜＞][=＝]|[-+*/=<>＝＞＜＋－−≥≤≠×÷]", "keyword.operator"),
        rule(rf"(\.)({NAME})", _1="punctuation.accessor", _2="variable.other.property"),
        rule(r"[,，、;；:：.]", "punctuation.separator"),
        rule(NAME, "variable.other"),
    ]}


def inside(tree):
    """The patterns of a clause or header: its own words, then expressions if it may hold one."""
    found = leaves(tree, EXPRESSIONS)
    patterns = [include("template")] if "TEMPLATE" in found else []
    if "unitPer" in found:
        patterns.append(rule(rf"({words(spellings(['unitPer']))})\s*({words(spellings(of_role('unit')))})",
                             _1="keyword.other", _2="keyword.other.unit"))
    if "{" in found:
        patterns.append(include("row"))
    naming, others = own_words(tree)
    if naming:
        patterns.append(rule(rf"({words(spellings(naming))})\s+({NAME})", _1="keyword.other", _2="variable.other"))
    for scope in sorted({scope_of(ident) for ident in others | naming}):
        patterns.append(rule(words(spellings(i for i in others | naming if scope_of(i) == scope)), scope))
    return patterns + ([include("expression")] if found & set(EXPRESSIONS) else [include("literals"), include("rest")])


def block(declaration, clauses):
    """One rule for all clauses of a block that hold the same; then what goes on after a broken line."""
    groups, own = {}, []
    for ident, tree in clauses:
        if ident == "NAME":
            overridden = [include("overridden")] if declaration == "scenario" else []
            own = [{"begin": rf"{CLAUSE_START}(?!{CONTINUES})({NAME})", "end": CLAUSE_END,
                    **captured("beginCaptures", {"_1": "variable.other.property"}), "patterns": overridden + inside(tree)}]
        else:
            unlike = ident if ident in UNLESS else None
            groups.setdefault(json.dumps([unlike, first(tree) == {"NAME"}, inside(tree)]), []).append(ident)
    made = []
    for key, idents in groups.items():
        unlike, takes_name, patterns = json.loads(key)
        start = UNLESS.get(unlike, "") + f"({words(spellings(idents))})"
        scopes = {"_1": "keyword.other.clause"}
        if takes_name:
            start += rf"(?:\s*[:：]?\s*({NAME}))?"
            scopes["_2"] = "variable.other"
        made.append({"begin": CLAUSE_START + start, "end": CLAUSE_END, **captured("beginCaptures", scopes),
                     "patterns": patterns})
    return brackets("[{｛]", "[}｝]", made + own + [include("expression")])


def declaration(name):
    head, clauses = parts_of(name)
    begin = rf"^\s*({either(spellings([DECLARATIONS[name]]))})(?!\w)"
    scopes = {"_1": "keyword.declaration"}
    if first(head) == {"NAME"}:
        begin += rf"(?:\s*({NAME}))?"
        scopes["_2"] = "entity.name.type." + name
    return {"name": f"meta.{name}.rhumb", "begin": begin, **captured("beginCaptures", scopes),
            "end": rf"(?<=[}}｝])|^(?=\s*{ANY_DECLARATION}(?!\w))",
            "patterns": ([block(name, clauses)] if clauses else []) + inside(head)}


def textmate():
    row = inside(RULES["cell"])
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "information_for_contributors": ["Generated by Scripts/generate-grammars.py; edit the script, not this file."],
        "name": "Rhumb", "scopeName": "source.rhumb", "fileTypes": ["rhumb"],
        "patterns": [include(name) for name in DECLARATIONS] + [include("string"), include("expression")],
        "repository": {
            **{name: declaration(name) for name in DECLARATIONS},
            "row": brackets("[{｛]", "[}｝]", [rule(rf"(?<=[{{｛,，、])\s*({NAME})", _1="variable.other.property")] + row),
            "overridden": rule(rf"(\.)({words(spellings(CLAUSE_WORDS))})",
                               _1="punctuation.accessor", _2="keyword.other.clause"),
            "string": string(False), "template": string(True),
            "escapes": rule(r"\\(?:[\"\\n{}]|u\{[0-9A-Fa-f]*\})", "constant.character.escape"),
            "embedded": {"match": r"(\{)([^{}\"\n]*)(\})", "name": "meta.embedded.expression.rhumb", "captures": {
                "1": {"name": "punctuation.section.embedded.rhumb"}, "2": {"patterns": [include("expression")]},
                "3": {"name": "punctuation.section.embedded.rhumb"}}},
            "literals": {"patterns": [include("string")] + literals()["patterns"]},
            "terms": terms(), "rest": rest(),
            # Two rules that hold each other: the tokeniser of the tests errs after a rule that holds itself.
            "expression": {"patterns": [include("parens"), include("terms")]},
            "parens": brackets("[(（]", "[)）]", [include("nested"), include("terms")]),
            "nested": brackets("[(（]", "[)）]", [include("parens"), include("terms")]),
        },
    }
