#!/usr/bin/env python3
"""Writes the workbooks of this folder with two independent libraries, and what openpyxl reads in them.

    pip install openpyxl==3.1.5 xlsxwriter==3.3.1 && python3 make-workbooks.py

The table: a key, a text, an amount, a day, a time, yes or no, a share; some of them missing.
"""

import csv
import datetime as dt
import random
from pathlib import Path

import openpyxl
import xlsxwriter

here = Path(__file__).parent
names = ["id", "客户", "amount", "day", "seen_at", "paid", "share"]


def table():
    dice = random.Random(7)
    for row in range(60):
        cells = [
            1000 + row * 3,
            dice.choice(["周伟", "Amélie & Co", "<O'Brien>", "  two  words ", "line\nbreak", "😀", "007", "a_b_"]),
            round(dice.uniform(-9999, 9999), 2),
            dt.date(1900, 3, 1) + dt.timedelta(days=dice.randrange(50000)),
            dt.datetime(2020, 1, 1) + dt.timedelta(minutes=dice.randrange(3000000)),
            dice.random() < 0.5,
            dice.randrange(1000) / 1000,
        ]
        yield [None if place and dice.random() < 0.1 else cell for place, cell in enumerate(cells)]


def with_openpyxl(rows):
    book = openpyxl.Workbook()
    book.active.title = "hidden"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("预订")
    sheet.append([])
    sheet.append(names)
    for row in rows:
        sheet.append(row)
        sheet.cell(sheet.max_row, 4).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(sheet.max_row, 7).number_format = "0.0%"
    book.save(here / "openpyxl.xlsx")


def with_xlsxwriter(rows):
    book = xlsxwriter.Workbook(here / "xlsxwriter.xlsx", {"date_1904": True, "constant_memory": False})
    book.set_properties({"created": dt.datetime(2026, 1, 1)})
    sheet = book.add_worksheet("Data")
    day, time = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "d mmm yyyy hh:mm AM/PM"})
    sheet.write_row(0, 0, names)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if cell is None:
                sheet.write_blank(place, column, None, day)
            elif column == 2:
                sheet.write_formula(place, column, f"=ROUND({cell},2)", None, cell)
            elif column == 3 and cell < dt.date(1904, 1, 1):
                sheet.write_string(place, column, cell.isoformat())
            elif column in (3, 4):
                sheet.write_datetime(place, column, cell, day if column == 3 else time)
            else:
                sheet.write(place, column, cell)
    book.close()


def text(cell):
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case dt.datetime():
            return cell.strftime("%Y-%m-%d %H:%M:%S")
        case _:
            return str(cell)


def as_read(name):
    sheet = openpyxl.load_workbook(here / f"{name}.xlsx", data_only=True)
    rows = [row for row in sheet[sheet.sheetnames[-1]].values if any(cell is not None for cell in row)]
    with open(here / f"{name}.csv", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([text(cell) for cell in row] for row in rows)


rows = list(table())
with_openpyxl(rows)
with_xlsxwriter(rows)
for name in ["openpyxl", "xlsxwriter"]:
    as_read(name)
