#!/usr/bin/env python3
"""Writes one table of a million sales in every kind of file, each in a project of its own. usage: tables.py FOLDER"""
import datetime
import gzip
import json
import pathlib
import random
import sqlite3
import sys
import zipfile

ROWS = 1_000_000
COLUMNS = ("customer", "sold_on", "shop", "channel", "pieces", "paid")
FILES = {
    "CSV": "sales.csv", "CSV, gzip": "sales.csv.gz", "JSON Lines": "sales.jsonl", "JSON": "sales.json",
    "Excel": "sales.xlsx", "SQLite": "sales.sqlite",
}
PLAN = """\
plan sales "A million sales" { period 2026-01-01 .. 2026-12-31; currency EUR; today 2026-06-30 }
dataset sales from "sales.csv" {
  customer text; sold_on date; shop text; channel one of "web", "shop"; pieces integer; paid money; event sold_on
}
metric customers distinct(sales.customer)
metric recent count(sales in last 90 days)
metric harbour share(sales where shop = "Harbour")
metric web share(sales where channel = "web")
metric pieces sum(sales.pieces)
metric paid sum(sales.paid)
"""
SHEET = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def sales():
    chance = random.Random(20260630)
    first = datetime.date(2024, 7, 1)
    shops = ("Harbour", "Market", "Station", "Old Town", "Mill", "Castle", "River", "Airport")
    for _ in range(ROWS):
        day = first + datetime.timedelta(days=chance.randrange(730))
        yield (f"c{chance.randrange(50_000):05}", day.isoformat(), chance.choice(shops), chance.choice(("web", "shop")),
               chance.randrange(1, 10), f"{chance.randrange(100, 50_000) / 100:.2f}")


def excel(path, rows):
    """A workbook as Excel writes it: shared texts, days as formatted numbers. The sheet is written as it is made."""
    texts = {}
    origin = datetime.date(1899, 12, 30).toordinal()

    def text(cell, value):
        return f'<c r="{cell}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{SHEET}<worksheet xmlns="{MAIN}"><sheetData><row r="1">'.encode())
            sheet.write("".join(text(f"{at}1", name) for at, name in zip("ABCDEF", COLUMNS)).encode() + b"</row>")
            for n, (customer, day, shop, channel, pieces, paid) in enumerate(rows, 2):
                serial = datetime.date.fromisoformat(day).toordinal() - origin
                sheet.write((
                    f'<row r="{n}">{text(f"A{n}", customer)}<c r="B{n}" s="1"><v>{serial}</v></c>{text(f"C{n}", shop)}'
                    f'{text(f"D{n}", channel)}<c r="E{n}"><v>{pieces}</v></c><c r="F{n}"><v>{paid}</v></c></row>').encode())
            sheet.write(b"</sheetData></worksheet>")
        strings = "".join(f"<si><t>{value}</t></si>" for value in texts)
        parts = {
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
                             f'<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                               f'<sheet name="Sales" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">' + "".join(
                f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(
                    (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
                     ("styles", "styles.xml")), 1)) + "</Relationships>",
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                           f'Target="xl/workbook.xml"/></Relationships>',
            "[Content_Types].xml":
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}sheet.main+xml"/>'
                f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}worksheet+xml"/>'
                f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}sharedStrings+xml"/>'
                f'<Override PartName="/xl/styles.xml" ContentType="{KIND}styles+xml"/></Types>',
        }
        for name, content in parts.items():
            book.writestr(name, SHEET + content)


def sqlite(path, rows):
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE sales (customer TEXT, sold_on TEXT, shop TEXT, channel TEXT, pieces INTEGER, paid NUMERIC)")
    connection.executemany("INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()


def write(kind, path, rows):
    if kind == "Excel":
        excel(path, rows)
    elif kind == "SQLite":
        sqlite(path, rows)
    elif kind.startswith("JSON"):
        with open(path, "w", encoding="utf-8") as target:
            between = "\n" if kind == "JSON Lines" else ",\n"
            target.write("" if kind == "JSON Lines" else "[")
            for n, cells in enumerate(rows):
                fields = dict(zip(COLUMNS, cells)) | {"paid": float(cells[5])}
                target.write((between if n else "") + json.dumps(fields))
            target.write("\n" if kind == "JSON Lines" else "]\n")
    else:
        opened = gzip.open(path, "wt", compresslevel=6) if kind != "CSV" else open(path, "w", encoding="utf-8")
        with opened as target:
            target.write(",".join(COLUMNS) + "\n")
            target.writelines(",".join(map(str, cells)) + "\n" for cells in rows)


def folder_of(root, kind):
    return root / FILES[kind].replace(".", "-")


def main():
    root = pathlib.Path(sys.argv[1])
    for kind, name in FILES.items():
        folder = folder_of(root, kind)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sales.rhumb").write_text(PLAN, encoding="utf-8")
        place = f"database: {name}\n    table: sales" if kind == "SQLite" else f"file: {name}"
        (folder / "rhumb.yaml").write_text(f"datasets:\n  sales:\n    {place}\n", encoding="utf-8")
        if not (folder / "complete").exists():
            write(kind, folder / name, sales())
            (folder / "complete").touch()


if __name__ == "__main__":
    main()
