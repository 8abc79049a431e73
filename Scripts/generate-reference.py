#!/usr/bin/env python3
"""Writes the pages of the reference that can be generated, in English and in Chinese.

    generate-reference.py PROGRAM           writes Documentation/words.md, 词表.md, diagnostics.md and 诊断.md
    generate-reference.py PROGRAM --check   fails where a page is stale, or a message has no example

Words: every row of Grammar/keywords.tsv with its meaning (Grammar/meanings.tsv) and a line of a shipped plan that uses
it; `PROGRAM fmt` spells each plan in both languages, so an example is a line that CI runs. Diagnostics: every message of
the sources, with the smallest example from the corpus of broken plans and projects. Standard library only.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENGLISH, CHINESE = "en", "zh"


# Words

def table(name):
    rows = (ROOT / "Grammar" / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def shipped_lines(program):
    """Pairs of lines, English and Chinese: of the shipped plans, then of the pages' examples, which CI checks too."""
    # A folder called .rhumb is what runs have kept.
    plans = [plan for plan in sorted((ROOT / "plans").glob("**/*.rhumb")) if plan.is_file()]
    sources = [plan.read_text(encoding="utf-8") for plan in plans]
    for page in ("reference.md", "参考.md"):
        text = (ROOT / "Documentation" / page).read_text(encoding="utf-8")
        sources.append("\n".join(re.findall(r"^```rhumb\n(.*?)^```", text, re.S | re.M)))
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            texts = {}
            for language in (ENGLISH, CHINESE):
                copy = pathlib.Path(folder) / "plan.rhumb"
                copy.write_text(source, encoding="utf-8")
                subprocess.run([program, "fmt", "--language", language, copy], check=True, capture_output=True)
                texts[language] = copy.read_text(encoding="utf-8").splitlines()
            if len(texts[ENGLISH]) == len(texts[CHINESE]):
                pairs += zip(texts[ENGLISH], texts[CHINESE])
    return [(a.strip(), b.strip()) for a, b in pairs if a.strip() and not a.strip().startswith("#")]


def outside_quotes(line):
    return re.sub(r'"[^"]*"|`[^`]*`|#.*', lambda found: " " * len(found.group()), line)


def uses(line, spelling, language):
    bare = outside_quotes(line)
    if language == CHINESE and not spelling.isascii():
        return spelling in bare
    # A unit may touch its number: 4pp.
    return re.search(r"(?<![A-Za-z_])" + re.escape(spelling) + r"(?![\w])", bare) is not None


def example(row, pairs):
    """The shortest line that uses a word in both spellings."""
    english, chinese = row[2].split("~"), row[3].split("~")
    fitting = [
        pair for pair in pairs
        if (not row[2] or any(uses(pair[0], word, ENGLISH) for word in english))
        and any(uses(pair[1], word, CHINESE) for word in chinese)
    ]
    return min(fitting, key=lambda pair: (len(pair[0]), pair[0]), default=None)


ROLES = {
    "decl": ("Declarations", "声明"), "head": ("In the head of a declaration", "声明开头"),
    "common": ("In many declarations", "多种声明通用"), "language": ("Languages", "语言"), "plan": ("Plan", "方案"),
    "bound": ("Bounds", "界限"), "strategy": ("Strategy", "战略"), "rollup": ("Roll-up", "汇总"),
    "dataset": ("Dataset", "数据集"), "type": ("Types of columns", "列的类型"),
    "modifier": ("After a type", "类型之后"), "expectation": ("Requirements", "数据要求"),
    "segment": ("Segment", "客群"), "tiers": ("Tiers", "层级"), "metric": ("Metric", "指标"),
    "metricKind": ("Kinds of metric", "指标种类"), "goal": ("Goal", "目标"), "pace": ("Pace", "进度"),
    "person": ("Person", "人员"), "resource": ("Resource", "资源"), "action": ("Action", "行动"),
    "risk": ("Risk", "风险"), "rating": ("Rating", "评级"), "response": ("Responses to a risk", "风险应对"),
    "advice": ("Advice", "建议"), "order": ("Order", "次序"), "scenario": ("Scenario", "情景"), "test": ("Test", "测试"),
    "status": ("Statuses", "状态"), "operator": ("Operators", "运算"), "value": ("Values", "值"),
    "aggregate": ("Aggregates", "聚合"), "function": ("Functions", "函数"), "span": ("Between two dates", "两个日期之间"),
    "window": ("Windows", "时间窗"), "rank": ("Ranks", "名次"), "unit": ("Units", "单位"),
    "magnitude": ("Magnitudes", "数量级"),
}


def cell(text):
    return text.replace("|", "\\|")


def words_page(language, rows, meanings, pairs):
    is_english = language == ENGLISH
    lines = [
        "# Words of Rhumb" if is_english else "# 恒向的词",
        "",
        "[中文](词表.md) · [Rhumb by example](reference.md)" if is_english else "[English](words.md) · [示例](参考.md)",
        "",
        "Every word of the language in both spellings, what it means, and a line of a shipped plan that uses it. Generated "
        "from the keyword table: a plan may be written in either spelling, and `rhumb fmt --language` turns one into the "
        "other." if is_english else
        "语言中每个词的两种写法、含义，以及随附方案中用到它的一行。本页由关键词表生成；方案可用任一种写法，`rhumb fmt --language` 可互相转换。",
        "",
    ]
    for role in dict.fromkeys(row[1] for row in rows):
        title = ROLES.get(role, (role, role))[0 if is_english else 1]
        lines += [f"## {title}", ""]
        lines += ["| word | 中文 | meaning | example |" if is_english else "| 词 | English | 含义 | 示例 |", "|---|---|---|---|"]
        for row in rows:
            if row[1] != role:
                continue
            english = ", ".join(f"`{word}`" for word in row[2].split("~") if word) or "–"
            chinese = "、".join(f"`{word}`" for word in row[3].split("~"))
            meaning = meanings.get(row[0], ["", ""])[0 if is_english else 1]
            found = example(row, pairs)
            shown = f"`{found[0 if is_english else 1]}`" if found else ""
            first, second = (english, chinese) if is_english else (chinese, english)
            lines.append(f"| {first} | {second} | {cell(meaning)} | {cell(shown)} |")
        lines.append("")
    return "\n".join(lines)


# Diagnostics

# Ids whose sentences come from another place.
ELSEWHERE = {
    "config/syntax": "Sources/RhumbFormats/YAML/*.swift", "data/json": "Sources/RhumbData/JSON/JSONFault.swift",
    "project/unreadable": "Sources/Rhumb/ProjectLoader.swift", "data/cell": "Sources/RhumbData/Cells/CellFault.swift",
}
# Where the search begins in such a file, and what stands before a sentence: most are texts among others.
BEGINS = {"project/unreadable": "func diagnostic(", "data/cell": "func words("}
BEFORE = {"data/cell": re.compile(r"\(\s*Message\(\s*(?=\")")}
# Messages that no example can show, and why.
WITHOUT_EXAMPLE = {
    "history/busy": ("two runs must meet at the same moment", "须有两次运行恰好同时进行"),
    "run/lost-rows": ("the disk must fail between writing and reading", "须磁盘在写入与读回之间出错"),
    "run/cancelled": ("somebody must stop the run while it goes on", "须有人在运行途中将其停止"),
    "serve/address": ("it answers the options of rhumb serve", "它只回应 rhumb serve 的选项"),
    "session/question": ("it answers a line of rhumb repl", "它只出现在 rhumb repl 的会话里"),
    "run/memory": ("the data would be too large for this page", "示例数据过大"),
    "run/missing-table": ("only a program that gives the tables itself can give too few", "只有自行提供表的程序才会少给"),
    "data/server": ("it needs a server that refuses", "须有一台拒绝连接的服务器"),
    "data/permission": ("it needs a server that refuses", "须有一台拒绝访问的服务器"),
    "data/library": ("it needs a system without PostgreSQL's client library", "须在没有 PostgreSQL 客户端库的系统上"),
    "data/locked": ("another program must hold the database at that moment", "须有另一个程序正占用数据库"),
    "data/no-table": ("the example would be a database", "示例须为数据库文件"),
    "data/binary": ("the example would be a database", "示例须为数据库文件"),
    "data/formula": ("the example would be a workbook", "示例须为工作簿文件"),
    "data/no-sheet": ("the example would be a workbook", "示例须为工作簿文件"),
    "data/cache-damaged": ("a file of kept columns must be damaged", "须有一份损坏的缓存"),
    "data/cache-changed": ("a file of kept columns must change while it is read", "须在读取缓存时将其改动"),
    "type/currency": ("the parser takes three capital letters only and says so first", "解析时只接受三个大写字母，会先行提示"),
}
# Ids that begin with the kind of a declaration, and which kinds these are.
KINDS = {"no-owner": ["action", "goal", "risk"]}
# Kinds of content in pages and answers to browsers are none.
IDENTITY = re.compile(r'"(?!text/|application/)(?:([a-z]+/[a-z][a-z0-9-]*)|\\\(kind\.rawValue\)/([a-z-]+))"')
PLACE = re.compile(r"\\\(")


def literal(text, at):
    """A Swift string literal from its quote: what it says, holes as ‹name›, and where it ends."""
    said, at = "", at + 1
    while text[at] != '"':
        if text.startswith("\\(", at):
            depth, start = 1, at + 2
            at = start
            while depth:
                if text[at] == '"':
                    _, at = literal(text, at)
                    continue
                depth += {"(": 1, ")": -1}.get(text[at], 0)
                at += 1
            name = re.findall(r"[A-Za-z]+", re.sub(r'"[^"]*"|\([^()]*\)', "", text[start:at - 1]))
            name = [word for word in name if word not in ("english", "chinese", "text", "shown", "value", "joined", "rawValue")]
            said += f"‹{name[-1]}›" if name else "‹…›"
        elif text[at] == "\\":
            said += {"n": " ", "t": " "}.get(text[at + 1], text[at + 1])
            at += 2
        else:
            said += text[at]
            at += 1
    return said, at + 1


def joined(text, at):
    """Literals joined by `+`; nil where something else is joined in."""
    said = ""
    while True:
        while text[at].isspace():
            at += 1
        if text[at] != '"' or text.startswith('"""', at):
            if not said:
                return None, at
            # Something that is computed is joined in: up to the next comma or bracket at this depth.
            depth = 0
            while depth or text[at] not in ",)":
                depth += {"(": 1, ")": -1}.get(text[at], 0)
                at += 1
            return said + "…", at
        part, at = literal(text, at)
        said += part
        after = at
        while text[after].isspace():
            after += 1
        if text[after] != "+":
            return said, after
        at = after + 1


def message(text, at, between=r",\s*zh:\s*"):
    """`Message("…", zh: "…")` at its bracket, and where it ends."""
    english, at = joined(text, at)
    found = re.compile(between).match(text, at)
    if english is None or not found:
        return None, at
    chinese, at = joined(text, found.end())
    # What has no words is only the frame of a sentence.
    return ((english, chinese) if chinese and re.search(r"\w", english) else None), at


def said_in_sources():
    """By id: (level, nil where the source leaves it to the occasion, [((English, Chinese), help or nil)])."""
    ids = {}
    for path in sorted((ROOT / "Sources").glob("**/*.swift")):
        # Rules have pages of their own (`rhumb rule`); methods of the language server look like diagnostics.
        if any(path.is_relative_to(ROOT / "Sources" / name) for name in ("RhumbLint", "RhumbLanguageServer")):
            continue
        text = path.read_text(encoding="utf-8")
        found = list(IDENTITY.finditer(text))
        for index, hit in enumerate(found):
            line = text[text.rfind("\n", 0, hit.start()) + 1:hit.start()]
            # A remark, a word for a missing value, the name of a fingerprint, the beginning of several.
            if line.strip().startswith("//") or hit.group(1) in ("n/a", "rhumb/v1") or line.endswith("hasPrefix("):
                continue
            stop = min(found[index + 1].start() if index + 1 < len(found) else len(text), hit.end() + 1500)
            level = re.compile(r"\s*,\s*\.(error|warning|note)").match(text, hit.end())
            names = [hit.group(1)] if hit.group(1) else [f"{kind}/{hit.group(2)}" for kind in KINDS[hit.group(2)]]
            entries = [ids.setdefault(name, [None, []]) for name in names]
            for entry in entries if level else []:
                entry[0] = level.group(1)
            head = re.compile(r"(?<!\w)Message\(\s*").search(text, hit.end(), stop)
            if not head:
                continue
            main, _ = message(text, head.end())
            tail = re.compile(r"help:[^\"\n]*(?:\n *\?)?[^\"\n]*?Message\(\s*").search(text, head.end(), stop)
            advice = message(text, tail.end())[0] if tail else None
            for entry in entries:
                if main and (main, advice) not in entry[1]:
                    entry[1].append((main, advice))
    for name, pattern in ELSEWHERE.items():
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            start = max(text.find(BEGINS.get(name, "")), 0)
            for hit in BEFORE.get(name, re.compile(r'(?<=[\s(])(?=")')).finditer(text, start):
                said, end = message(text, hit.end(), r",\s*(?:zh:\s*|chinese:\s*)?(?=\")")
                tail = re.compile(r"\)\s*,\s*Message\(\s*").match(text, end)
                advice = message(text, tail.end())[0] if tail else None
                if said and re.search("[\u4e00-\u9fff]", said[1]) and (said, advice) not in ids[name][1]:
                    ids[name][1] = [other for other in ids[name][1] if other != (said, None)] + [(said, advice)]
    return ids


class Example:
    """Files by name (nil: a plan alone) and what stands there, and by language what is said: lines of a page."""

    def __init__(self, files, said, level="error"):
        self.files, self.said, self.level = files, said, level
        self.size = sum(len(state) + len(text) for _, state, text in files) + len(said[0])
        self.is_chinese = any(re.search("[\u4e00-\u9fff]", text) for _, _, text in files)


def quoted(text, advice):
    return [f"> {text}" + (f"  \n> {advice}" if advice else ""), ""]


def fenced(text):
    # An invisible mark that changes the direction of a text would change the page's.
    shown = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda mark: f"‹U+{ord(mark.group()):04X}›", text)
    return ["```", shown, "```", ""]


def plan_examples():
    """Pairs of an id and a broken plan of the corpus that makes one mistake."""
    forms = {
        "check": re.compile(r"^\S.* ([a-z]+/[a-z0-9-]+)\n    (.*)(?:\n    (.*))?", re.M),
        "syntax": re.compile(r"^\d+:\d+ \w+ ([a-z]+/[a-z0-9-]+) (.*?)(?: \| (.*))?$", re.M),
    }
    for form, pattern in forms.items():
        for expected in sorted((ROOT / "Tests/Corpus" / form).glob("*/*.expected")):
            plan = expected.with_suffix("")
            entries = pattern.findall(expected.read_text(encoding="utf-8"))
            if len(entries) == 2 and plan.exists():
                source = plan.read_text(encoding="utf-8", errors="replace").strip()
                said = ["\n".join(quoted(text, advice)) for _, text, advice in entries]
                yield entries[0][0], Example([(None, "", source)], said)


def project_examples():
    """The same of whole projects (Tests/RhumbCommandTests/MessageTests.swift says how they are written)."""
    for case in sorted((ROOT / "Tests/Corpus/messages").glob("*.txt")):
        head, *told = re.split(r"^--- (?:en|zh) \d+\n", case.read_text(encoding="utf-8"), flags=re.M)
        if len(told) != 2:
            continue
        setting, *files = re.split(r"^=== ", head, flags=re.M)
        commands = re.findall(r"^\$ .*", setting, re.M)
        shown = []
        for file in files:
            name, _, text = file.partition("\n")
            name, _, state = name.partition(" ")
            shown.append((name, state, text.rstrip("\n")))
        for name in sorted(set(re.findall(r"^\w+\[([a-z]+/[a-z0-9-]+)\]", told[0], re.M))):
            # A case shows what it is called for, not what comes with it.
            if case.stem.startswith(name.replace("/", "-")):
                blocks = [
                    next(block for block in re.split(r"\n\n(?=\S)", text.strip("\n")) if f"[{name}]" in block)
                    for text in told
                ]
                said = ["\n".join(fenced("\n".join([*commands, block]))) for block in blocks]
                yield name, Example(shown, said, blocks[0].split("[")[0])


def corpus_examples():
    """By id: the smallest example for the English page and for the Chinese, in its language where there is one."""
    examples = {}
    for name, example in [*plan_examples(), *project_examples()]:
        examples.setdefault(name, []).append(example)
    return {
        name: [min(found, key=lambda one: (one.is_chinese != chinese, one.size)) for chinese in (False, True)]
        for name, found in examples.items()
    }


STATES = {
    "": ("`{}`:", "`{}`："), "empty": ("`{}` is empty.", "`{}` 是空文件。"),
    "absent": ("`{}` is not there.", "没有 `{}`。"), "folder": ("`{}` is a folder.", "`{}` 是文件夹。"),
    "link": ("`{}` is a link to `{}`.", "`{}` 是指向 `{}` 的链接。"),
    "grown": ("`{}`, and then nothing up to {} bytes:", "`{}`，其后为空，共 {} 字节："),
}


def example_lines(example, side):
    lines = []
    for name, state, text in example.files:
        if name is None:
            lines += fenced(text)
            continue
        if r"\x00" in text:
            lines += [("`{}`: not a text.", "`{}`：不是文本。")[side].format(name), ""]
            continue
        word, *rest = state.split(" ")
        if not word and not text:
            word = "empty"
        lines += [STATES[word][side].format(name, *rest), ""]
        if text:
            lines += fenced(text)
    return lines + [example.said[side]]


LEVELS = {"error": ("error", "错误"), "warning": ("warning", "警告"), "note": ("note", "提示")}


def diagnostics_page(language, ids, examples):
    is_english = language == ENGLISH
    side = 0 if is_english else 1
    lines = [
        "# What Rhumb says when something is wrong" if is_english else "# 出错时的提示",
        "",
        "[中文](诊断.md) · [Rhumb by example](reference.md)" if is_english else "[English](diagnostics.md) · [示例](参考.md)",
        "",
        "Each message has an id that never changes. ‹name› stands for what was found. Errors stop a run; warnings and notes do "
        "not. The examples are the broken plans and projects of the test suite; what a project changes is changed in the small "
        "one at Tests/Corpus/messages/base. In a file of theirs `\\x0A` is a byte, and `\\{ab*3}` is `ababab`." if is_english else
        "每条提示都有固定的编号；‹名称› 代表实际遇到的内容。错误会使运行停止，警告和提示不会。示例取自测试所用的错误方案和项目；项目的改动"
        "都以 Tests/Corpus/messages/base 中的小项目为底。其文件里 `\\x0A` 是一个字节，`\\{ab*3}` 即 `ababab`。",
        "",
    ]
    for group in sorted({name.split("/")[0] for name in ids}):
        lines += [f"## {group}", ""]
        for name in sorted(ids):
            if not name.startswith(group + "/"):
                continue
            level, said = ids[name]
            level = level or (examples[name][side].level if name in examples else "error")
            lines += [f"### `{name}` · {LEVELS[level][side]}", ""]
            for main, advice in said:
                lines.append(f"- {main[side]}" + (f"  \n  → {advice[side]}" if advice else ""))
            if said:
                lines.append("")
            if name in examples:
                lines += example_lines(examples[name][side], side)
            elif name in WITHOUT_EXAMPLE:
                reason = WITHOUT_EXAMPLE[name][side]
                lines += [f"No example: {reason}." if is_english else f"没有示例：{reason}。", ""]
    return "\n".join(lines)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    rows = table("keywords.tsv")
    meanings = {row[0]: row[1:3] for row in table("meanings.tsv")}
    pairs = shipped_lines(program)
    ids, examples = said_in_sources(), corpus_examples()
    pages = {
        "words.md": words_page(ENGLISH, rows, meanings, pairs), "词表.md": words_page(CHINESE, rows, meanings, pairs),
        "diagnostics.md": diagnostics_page(ENGLISH, ids, examples), "诊断.md": diagnostics_page(CHINESE, ids, examples),
    }
    faults = [f"Grammar/meanings.tsv says nothing of {row[0]}" for row in rows if not all(meanings.get(row[0], [""]))]
    faults += [f"Grammar/meanings.tsv speaks of {name}, which is no keyword" for name in meanings.keys() - {row[0] for row in rows}]
    faults += [f"no shipped plan uses {row[0]} ({row[2]} {row[3]})" for row in rows if example(row, pairs) is None]
    faults += [f"nothing is said of {name}" for name in ids if not ids[name][1] and name not in examples]
    faults += [f"{name} has no example" for name in ids if name not in examples and name not in WITHOUT_EXAMPLE]
    faults += [f"the corpus has {name}, which no source says" for name in examples.keys() - ids.keys()]
    faults += [f"{name} needs no excuse" for name in WITHOUT_EXAMPLE if name in examples or name not in ids]
    for name, text in pages.items():
        path = ROOT / "Documentation" / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append(f"Documentation/{name} is stale: run Scripts/generate-reference.py")
    print("\n".join(faults))
    print(f"{len(rows)} words, {len(ids)} diagnostics, {len(examples)} with an example, {len(faults)} faults")
    return 1 if faults and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
