#!/usr/bin/env python3
"""The benchmark's work by hand in pandas: the needed columns read by pyarrow on all cores, flags for every window beside the
bookings, one group-by of their sums for today, and numpy for the past month ends. usage: pandas_run.py FOLDER"""
import json
import pathlib
import sys

import numpy
import pandas as pd

from stretches import series, stretch_of
from workload import NINETY, TODAY, YEAR_AGO

SEGMENTS = {
    "frequent": lambda t: t.frequency >= 4,
    "regular": lambda t: t.frequency.between(2, 3),
    "once": lambda t: t.frequency == 1,
    "silent": lambda t: t.frequency == 0,
    "fresh": lambda t: t.recency <= 60,
    "cooling": lambda t: t.recency.between(61, 180),
    "asleep": lambda t: t.recency > 180,
    "core": lambda t: t.core,
    "quiet": lambda t: t.core & (t.recency > 180),
    "families": lambda t: (t.child_trips >= 1) & (t.party_12m >= 4),
    "web_first": lambda t: t.web_visits >= 3,
    "young": lambda t: t.age < 35,
    "middle": lambda t: t.age.between(35, 59),
    "seniors": lambda t: t.age >= 60,
    "satisfied": lambda t: t.score >= 8,
    "unhappy": lambda t: (t.score <= 5) & (t.visits >= 2),
    "shanghai": lambda t: (t.city == "Shanghai") & (t.frequency_90 >= 1),
    "agency_big": lambda t: (t.channel == "agency") & (t.biggest >= 500_000),
    "long_stayers": lambda t: (t.nights_12m >= 14) & (t.lifetime >= 1_000_000),
    "newcomers": lambda t: (t.tenure <= 42) & (t.frequency >= 1),
}


def read(folder):
    """Guests and bookings, with the guests' row numbers in place of their keys and the amounts in cents."""
    guests = pd.read_csv(
        folder / "guests.csv", engine="pyarrow", usecols=["id", "birth", "city", "joined", "channel", "score"],
        parse_dates=["birth", "joined"])
    raw = pd.read_csv(
        folder / "bookings.csv", engine="pyarrow", parse_dates=["booked_on"],
        usecols=["guest_id", "booked_on", "channel", "party", "children", "nights", "amount"])
    year, ninety = raw.booked_on > pd.Timestamp(YEAR_AGO), raw.booked_on > pd.Timestamp(NINETY)
    cents = (raw.amount * 100).round().astype("int64")
    bookings = pd.DataFrame({
        "row": pd.Index(guests.id).get_indexer(raw.guest_id), "booked_on": raw.booked_on, "cents": cents,
        "web": raw.channel == "web", "children": raw.children > 0, "long": raw.nights >= 5, "year": year,
        "ninety": ninety, "spend": cents * year, "nights": raw.nights * year, "party": raw.party * year,
    })
    return guests, bookings


def attributes(guests, bookings):
    """One row a guest with today's attributes."""
    grouped = bookings.groupby("row", sort=False)
    sums = grouped[["year", "ninety", "cents", "web", "children", "spend", "nights", "party"]].sum()
    sums.columns = ["frequency", "frequency_90", "lifetime", "web_visits", "child_trips", "spend", "nights_12m",
                    "party_12m"]
    sums["visits"] = grouped.size()
    table = guests.join(sums.reindex(guests.index, fill_value=0))
    table["biggest"] = grouped.cents.max()
    today = pd.Timestamp(TODAY)
    table["recency"] = (today - grouped.booked_on.max().reindex(guests.index)).dt.days
    birthday = (table.birth.dt.month > today.month) | (
        (table.birth.dt.month == today.month) & (table.birth.dt.day > today.day))
    table["age"] = today.year - table.birth.dt.year - birthday
    # Today is a month's last day, so every month since has been completed.
    table["tenure"] = (today.year - table.joined.dt.year) * 12 + today.month - table.joined.dt.month
    k = -(-len(table) // 5)
    table["core"] = table.spend >= numpy.partition(table.spend.to_numpy(), len(table) - k)[len(table) - k]
    return table


def segments(table):
    found = {}
    for name, condition in SEGMENTS.items():
        members = table.loc[condition(table), ["spend", "score"]]
        score = members.score.mean()
        found[name] = {"in": len(members), "spend": int(members.spend.sum()), "score": None if pd.isna(score) else score}
    return found


def history(guests, bookings):
    """Each goal's metric on each day."""
    stretch = stretch_of(bookings.booked_on.to_numpy().astype("datetime64[D]"))
    grouped = bookings.groupby(stretch)
    flat = grouped[["web", "cents", "long"]].sum()
    flat["n"] = grouped.size()
    columns = {name: flat[name].to_numpy() for name in flat.columns} | {"stretch": flat.index.to_numpy()}
    return series(
        len(guests), bookings.row.to_numpy(), stretch, bookings.cents.to_numpy(), columns,
        float((guests.score >= 8).sum() / guests.score.count()))


def main():
    guests, bookings = read(pathlib.Path(sys.argv[1]))
    table = attributes(guests, bookings)
    past = history(guests, bookings)
    quiet = table[SEGMENTS["quiet"](table)].sort_values(["spend", "id"], ascending=[False, True]).head(200)
    metrics = {name: listed[-1] for name, listed in past.items()}
    metrics |= {"revenue": int(bookings.cents.sum()), "booked": len(bookings)}
    json.dump({"segments": segments(table), "metrics": metrics, "history": past, "advice": quiet.id.to_list()},
              sys.stdout)


if __name__ == "__main__":
    main()
