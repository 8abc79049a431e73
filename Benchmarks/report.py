#!/usr/bin/env python3
"""Prints results as the table of aims, and writes it into README.md between its marks. usage: report.py [RESULTS_FOLDER],
else the folder that was written last."""
import json
import pathlib
import sys

README = pathlib.Path(__file__).resolve().parent / "README.md"
BEGIN, END = "<!-- written by report.py -->", "<!-- end -->"
HEAD = ("what", "aim", "ours", "beside it", "ratio", "met")
SIZES = ("any", "S", "M", "L")


def number(value, unit):
    digits = 0 if unit == "MB" or value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def cells(row):
    """A row as texts."""
    ours = row["unit"] if row["ours"] is None or row["unit"] in ("yes", "no") else number(row["ours"], row["unit"])
    theirs = f"{row['beside']}: {number(row['theirs'], row['unit'])}" if row["theirs"] else ""
    ratio = f"{row['ratio']:.2f}" if row["ratio"] is not None else ""
    if row["unit"] == "ms" and row["aim"]:
        ratio = ""
    met = {True: "yes", False: "no", None: ""}[row["met"]]
    return (row["what"], aim_of(row), ours, theirs, ratio, met)


def aim_of(row):
    if row["unit"] in ("yes", "no"):
        return "yes"
    if not row["aim"]:
        return ""
    if row["ours"] is None:
        return row["aim"]
    return row["aim"] if row["theirs"] and row["unit"] != "ms" else f"{row['aim']} {row['unit']}"


def plain(rows):
    """For a terminal."""
    lines = [HEAD] + [cells(row) for row in rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def markdown(found):
    lines = []
    for name in SIZES:
        if name not in found:
            continue
        result = found[name]
        title = "Any size" if name == "any" else f"Size {name}: {result['guests']:,} guests, {result['bookings']:,} bookings"
        lines += [f"**{title}**", "", "| " + " | ".join(HEAD) + " |", "|---|---|--:|--:|--:|---|"]
        lines += ["| " + " | ".join(cells(row)) + " |" for row in result["rows"]]
        lines.append("")
        if "programs" in result:
            lines += ["| program | wall | processor | peak memory | runs |", "|---|--:|--:|--:|--:|"]
            for program, cost in result["programs"].items():
                version = result["versions"].get(program, "")
                lines.append(
                    f"| {program} {version}".rstrip() + f" | {number(cost['wall'], 's')} | {number(cost['cpu'], 's')} | "
                    f"{number(cost['memory'], 'MB')} | {cost['runs']} |")
            lines.append("")
    return "\n".join(lines)


def main():
    folders = [pathlib.Path(name) for name in sys.argv[1:]] or list((README.parent / "results").iterdir())
    folder = max(folders, key=lambda folder: max(file.stat().st_mtime for file in folder.iterdir()))
    found = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
             for name in SIZES if (folder / f"{name}.json").exists()}
    first = next(iter(found.values()))
    told = f"rhumb {first['rhumb']}, {first['machine']}, median of {first['repetitions']}."
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n\n{told}\n\n{markdown(found)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
