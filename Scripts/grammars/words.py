"""The words of plans for editors: which of them are keywords where, from Grammar/keywords.tsv and Grammar/rhumb.ebnf."""
import pathlib
import re
import runpy

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GRAMMAR = ROOT / "Grammar" / "rhumb.ebnf"
GLUE = ROOT / "Sources" / "RhumbSyntax" / "Lexer" / "Glue.swift"

ROWS = {row[0]: row for row in runpy.run_path(str(ROOT / "Scripts" / "generate-keywords.py"))["read_rows"]()}
# Rules of expressions. Their words are coloured by one list wherever an expression may stand.
EXPRESSIONS = ("expr", "measured", "dated", "subject")


# Grammar/rhumb.ebnf as trees: ("word", text, id), ("ref", rule), ("seq" or "alt", parts), ("opt" or "rep", part)

def read_grammar():
    text = re.sub(r"\(\*.*?\*\)", "", GRAMMAR.read_text(encoding="utf-8"), flags=re.S)
    tokens = re.findall(r'"[^"]*"(?::\w+)?|\w+|[=,;|()\[\]{}]', text)
    place = 0

    def take():
        nonlocal place
        place += 1
        return tokens[place - 1]

    def alternatives():
        parts = [sequence()]
        while tokens[place] == "|":
            take()
            parts.append(sequence())
        return parts[0] if len(parts) == 1 else ("alt", parts)

    def sequence():
        parts = [item()]
        while tokens[place] == ",":
            take()
            parts.append(item())
        return ("seq", parts)

    def item():
        token = take()
        if token in "([{":
            inside = alternatives()
            take()
            return {"(": inside, "[": ("opt", inside), "{": ("rep", inside)}[token]
        return terminal(token) if token[0] == '"' else ("ref", token)

    rules = {}
    while place < len(tokens):
        name = take()
        take()
        rules[name] = alternatives()
        take()
    return rules


def terminal(token):
    text, ident = re.fullmatch(r'"([^"]*)"(?::(\w+))?', token).groups()
    if ident is None:
        known = [row for row, fields in ROWS.items() if text in fields[2]]
        ident = known[0] if known else None
    return ("word", text, ident)


RULES = read_grammar()


def leaves(tree, stop=()):
    """Everything a tree may hold: ids of keywords, marks in quotes, names of the rules that are not gone into."""
    kind, content = tree[0], tree[1]
    if kind == "word":
        return {tree[2] or content}
    if kind == "ref":
        if content in stop or content not in RULES:
            return {content}
        return leaves(RULES[content], (*stop, content))
    parts = content if kind in ("seq", "alt") else [content]
    return set().union(*(leaves(part, stop) for part in parts))


def first(tree):
    """What a tree may begin with; None among it when it may be empty."""
    kind, content = tree[0], tree[1]
    if kind == "word":
        return {tree[2] or content}
    if kind == "ref":
        return first(RULES[content]) if content in RULES and content not in EXPRESSIONS else {content}
    if kind in ("opt", "rep"):
        return first(content) | {None}
    if kind == "alt":
        return set().union(*map(first, content))
    return follow(content, {None})


def follow(parts, after):
    """What a run of parts may begin with, where `after` follows the run."""
    found = {None}
    for part in parts:
        if None not in found:
            return found
        found = (found - {None}) | first(part)
    return (found - {None}) | after if None in found else found


def followers(tree, after):
    """Each keyword of a tree outside expressions, with what may come after it."""
    kind, content = tree[0], tree[1]
    if kind == "word":
        yield tree[2] or content, after
    elif kind == "seq":
        for index, part in enumerate(content):
            yield from followers(part, follow(content[index + 1:], after))
    elif kind == "alt":
        for part in content:
            yield from followers(part, after)
    elif kind in ("opt", "rep"):
        yield from followers(content, after | (first(content) if kind == "rep" else set()))
    elif content in RULES and content not in EXPRESSIONS:
        yield from followers(RULES[content], after)


def clauses(tree, rest=()):
    """The clauses of a block as (id of the first word or NAME, what follows it)."""
    kind, content = tree[0], tree[1]
    if kind == "word":
        return [(tree[2], ("seq", list(rest)))]
    if kind == "ref":
        return clauses(RULES[content], rest) if content in RULES else [(content, ("seq", list(rest)))]
    if kind == "alt":
        return [clause for part in content for clause in clauses(part, rest)]
    return clauses(content[0], (*content[1:], *rest))


def parts_of(declaration):
    """A declaration's header, without its word, and the clauses of its block."""
    head = RULES[declaration][1][1:]
    body = next((index for index, part in enumerate(head) if "{" in first(part)), len(head))
    return ("seq", head[:body]), clauses(RULES[BLOCKS[declaration]]) if declaration in BLOCKS else []


DECLARATIONS = {row[2][0]: ident for ident, row in ROWS.items() if row[1] == "decl"}
# The rule of a declaration's clauses is the one in its braces.
BLOCK_RULES = {rule for rule in RULES if rule.endswith("C")}
BLOCKS = {name: rule for name in DECLARATIONS for rule in leaves(RULES[name], BLOCK_RULES) & BLOCK_RULES}


# Spellings, as regular expressions that Oniguruma reads

def spellings(idents):
    found = {text for ident in idents if ident in ROWS for text in ROWS[ident][2] + ROWS[ident][3] if text}
    return sorted(found, key=lambda text: (-len(text), text))


def glue(name):
    """The texts of a list in Glue.swift, longest first: what the lexer cuts off where no space stands."""
    source = GLUE.read_text(encoding="utf-8")
    texts = re.findall(r'"([^"]+)"', re.search(rf"let {name}\b[^=]*=(.*?)(?:\.map|\n    \])", source, re.S)[1])
    return sorted(texts, key=lambda text: -len(text))


def of_role(*roles):
    return [ident for ident, row in ROWS.items() if row[1] in roles]


def either(texts):
    return "(?:" + "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in texts) + ")"


def words(texts):
    """Whole words; those that the lexer cuts off before a digit may have one after them."""
    texts = list(texts)
    leads = [text for text in texts if text in LEADS]
    return rf"(?:{either(texts)}(?!\w)" + (rf"|{either(leads)}(?={DIGIT}))" if leads else ")")


DIGIT = "[0-9０-９]"
NAME = r"(?:[\p{L}_]\w*|`[^`\n]*`?)"
LEADS = [text for text in glue("leads") if text in set(spellings(ROWS))]
FOLLOWERS = either(glue("followers"))
# A quantity in Chinese numerals, a word of its own but for what the lexer cuts off: `半年`, `近两周的`.
SPAN = rf"(?:半年|{either(text for text in glue('numerals') if text != '半')}{either(glue('timeUnitSpellings'))})"
AMOUNT = rf"(?:{DIGIT}|{SPAN}{FOLLOWERS}?(?!\w))"
ANY_DECLARATION = either(spellings(DECLARATIONS.values()))
# Inside a block, a line that can only be the next declaration: a brace is missing.
NEXT_DECLARATION = rf"^(?={ANY_DECLARATION}[ \t]+[\p{{L}}_`\"“「])"
CLAUSE_START = r"(?:^|(?<=[{｛;；]))\s*"
# A line that begins so goes on with the clause before it.
WINDOWS = [text for text in spellings(of_role("window", "rank")) if text not in ("ago", "前", "之前", "的")]
COUNTED = spellings(["winLast", "winNext", "rankTop", "rankBottom"])
CALENDAR = [text for text in WINDOWS if text not in COUNTED]
CONTINUES = (rf"(?:[-+*/=<>,)＝＞＜＋－≥≤≠×÷，、）]|!=|\.\.|{words(spellings(['and', 'or', 'where', 'else', 'in', 'notIn']))}"
             rf"|{words(text for text in CALENDAR if not text.isascii())}|{words(COUNTED)}\s*{AMOUNT})")
CLAUSE_END = rf"(?=[;；}}｝])|^(?!\s*(?:[#\n]|{CONTINUES}))"


def own_words(tree):
    """The keywords of a clause or header outside expressions: those that only a name may follow, and the others."""
    after = {}
    for ident, follows in followers(tree, set()):
        after.setdefault(ident, set()).update(follows)
    found = {ident for ident in after if ident in ROWS and ROWS[ident][1] not in ("unit", "magnitude")}
    naming = {ident for ident in found if after[ident] == {"NAME"}}
    return naming, found - naming


def scope_of(ident):
    roles = {"type": "support.type", "status": "constant.language", "value": "constant.language",
             "language": "constant.language"}
    return roles.get(ROWS[ident][1], "keyword.other")


def words_within(declarations):
    """The keywords of headers and clauses outside expressions, but for the words that begin clauses, by scope."""
    found = {}
    for head, clauses in map(parts_of, declarations):
        for tree in [head, *(tree for _, tree in clauses)]:
            for ident in set().union(*own_words(tree)):
                found.setdefault(scope_of(ident), set()).add(ident)
    return found


def clause_words(clauses):
    """The words that begin clauses: those after which no name need come, and those that are followed by one only."""
    begun = [(ident, first(tree) == {"NAME"}) for ident, tree in clauses if ident != "NAME"]
    plain = {ident for ident, names in begun if not names}
    return plain, {ident for ident, names in begun if names} - plain


CLAUSE_WORDS = {ident for name in DECLARATIONS for ident, _ in parts_of(name)[1]}
CALLS = spellings(ident for ident in of_role("aggregate", "function", "model", "span") if ident != "spanTo")
RESERVED = spellings(ident for ident in leaves(RULES["expr"]) - {"like"} if ident in of_role("operator"))
VALUES = spellings(of_role("value"))
LINKING = spellings(["spanTo", "conversionFrom", "winLink"])
# The rest of English windows: `in` is no operator before it.
WINDOW_RESTS = [text[3:] for text in WINDOWS if text.startswith("in ")]
UNITS = [text for text in spellings(of_role("unit") + ["rows", "ratingOf"]) if text not in ("月", "of")]
# Clause words that are none where something else follows: columns may be called so.
UNLESS = {"commonTitle": rf"(?={either(spellings(['commonTitle']))}\s+{words(spellings(of_role('language')))})",
          "datasetConsent": rf"(?!{either(spellings(['datasetConsent']))}\s+{words(spellings(of_role('type')))})"}
