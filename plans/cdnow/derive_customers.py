#!/usr/bin/env python3
"""Derives data/customers.csv from data/CDNOW_master.txt: each customer id once, with the day of the first purchase.

The data set lists purchases only; a plan that speaks of customers needs a row for each of them. Standard library only.
"""
import csv
import pathlib

DATA = pathlib.Path(__file__).resolve().parent / "data"


def first_purchases():
    """The first purchase day of each customer, by id."""
    first = {}
    with open(DATA / "CDNOW_master.txt", encoding="ascii") as lines:
        next(lines)
        for line in lines:
            customer, day, _count, _dollars = line.split()
            first[customer] = min(day, first.get(customer, day))
    return first


def main():
    with open(DATA / "customers.csv", "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(["id", "first_purchase"])
        for customer, day in sorted(first_purchases().items()):
            writer.writerow([customer, f"{day[:4]}-{day[4:6]}-{day[6:]}"])


if __name__ == "__main__":
    main()
