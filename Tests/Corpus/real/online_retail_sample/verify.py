#!/usr/bin/env python3
"""The figures of online_retail_sample.rhumb, counted from the raw file: csv with semicolons, commas made points by hand."""
import csv
import pathlib
import sys
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import main, money, percentile, ratio


def figures(folder):
    path = folder / "online_retail_sample/OnlineRetail_first10000.csv"
    with open(path, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    for row in rows:
        row["pieces"] = int(row["Quantity"])
        row["price"] = Decimal(row["UnitPrice"].replace(",", "."))
        row["amount"] = row["pieces"] * row["price"]
        row["cancelled"] = row["InvoiceNo"][0] == "C"
        row["abroad"] = row["Country"] != "United Kingdom"
        row["day"] = tuple(reversed([int(part) for part in row["InvoiceDate"].split()[0].split("/")]))
    named = [row for row in rows if row["CustomerID"]]
    nameless = [row for row in rows if not row["CustomerID"]]
    sold = [row["amount"] for row in rows if row["pieces"] > 0]
    back = [row for row in rows if row["pieces"] < 0]
    customers = {row["CustomerID"] for row in named}
    early = [row for row in rows if row["day"] <= (2010, 12, 2)]
    sizes = {
        ("back", "Came back"): [row["amount"] for row in back],
        ("large", "Fifty pound and more"): [amount for amount in sold if amount >= 50],
        ("usual", "Five to fifty pound"): [amount for amount in sold if 5 <= amount < 50],
        ("small", "Below five pound"): [amount for amount in sold if amount < 5],
    }
    result = {
        "rows lines": len(rows),
        "broken lines 1": len(nameless),
        "broken lines 2": sum(row["price"] <= 0 for row in rows),
        "broken lines 3": sum(not row["Description"].strip() for row in rows),
        "broken lines 4": sum(row["pieces"] == 0 for row in rows),
        "broken lines 5": sum(row["cancelled"] and row["pieces"] >= 0 for row in rows),
        "in named": len(named),
        "in nameless": len(nameless),
        "in foreign": sum(row["abroad"] for row in rows),
        "in cancelled_lines": sum(row["cancelled"] for row in rows),
        "in written_off": sum(not row["cancelled"] for row in back),
        "in given_away": sum(row["price"] == 0 for row in rows),
        "in bulk": sum(row["pieces"] >= 100 for row in named),
        "metric takings": money(sum(row["amount"] for row in rows)),
        "metric pieces_sold": sum(row["pieces"] for row in rows),
        "metric returns": money(sum(row["amount"] for row in back)),
        "metric customers": len(customers),
        "skipped customers": len(nameless),
        "metric invoices": len({row["InvoiceNo"] for row in rows if not row["cancelled"]}),
        "metric articles": len({row["StockCode"] for row in rows if row["pieces"] > 0}),
        "metric countries": len({row["Country"] for row in rows}),
        "metric named_share": ratio(len(named), len(rows)),
        "metric foreign_takings": money(sum(row["amount"] for row in rows if row["abroad"])),
        "metric nameless_takings": money(sum(row["amount"] for row in nameless)),
        "metric per_customer": money(Fraction(sum(row["amount"] for row in named)) / len(customers)),
        "metric middle_line": money(percentile(50, sold)),
        "metric big_line": money(percentile(90, sold)),
        "metric cancelled_share": ratio(sum(row["cancelled"] for row in rows), len(rows)),
        "baseline every_name": ratio(sum(bool(row["CustomerID"]) for row in early), len(early)),
        "signal returns_grow": "fired" if len(back) * 100 > len(rows) else "quiet",
    }
    for (size, title), amounts in sizes.items():
        result[f"tier size {size}"] = len(amounts)
        result[f"part takings {title}"] = money(sum(amounts))
    return result


if __name__ == "__main__":
    main(figures)
