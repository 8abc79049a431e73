#!/usr/bin/env python3
"""Writes what editors colour plans by, from Grammar/keywords.tsv and Grammar/rhumb.ebnf: the TextMate grammar
Editors/rhumb.tmLanguage.json, Editors/vim/syntax/rhumb.vim and Editors/emacs/rhumb-keywords.el.

usage: generate-grammars.py [--check]. The table says how words are spelt, the grammar which of them each clause may hold, so
that a word is coloured as a keyword only where it is one: `date` is a type in a dataset and a name in a goal. With --check
nothing is written and the exit code is 1 when a file is stale. Standard library only.
"""
import json
import sys

from grammars.emacs import emacs
from grammars.textmate import textmate
from grammars.vim import vim
from grammars.words import ROOT

EDITORS = ROOT / "Editors"


def main():
    files = {EDITORS / "rhumb.tmLanguage.json": json.dumps(textmate(), ensure_ascii=False, indent=1) + "\n",
             EDITORS / "vim" / "syntax" / "rhumb.vim": vim(), EDITORS / "emacs" / "rhumb-keywords.el": emacs()}
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        if stale:
            names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
            sys.exit(f"stale: {names}; run Scripts/generate-grammars.py")
        return
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")


if __name__ == "__main__":
    main()
