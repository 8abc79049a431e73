#!/usr/bin/env python3
"""The benchmark's work by hand in Polars: lazy scans of the needed columns, one group-by of the bookings for today's
attributes and one, by guest and stretch of days, for the 18 past month ends. usage: polars_run.py FOLDER"""
import json
import pathlib
import sys

import polars as pl

from stretches import series, stretch_of
from workload import NINETY, TODAY, YEAR_AGO, years_between

SEGMENTS = {
    "frequent": pl.col("frequency") >= 4,
    "regular": pl.col("frequency").is_between(2, 3),
    "once": pl.col("frequency") == 1,
    "silent": pl.col("frequency") == 0,
    "fresh": pl.col("recency") <= 60,
    "cooling": pl.col("recency").is_between(61, 180),
    "asleep": pl.col("recency") > 180,
    "core": pl.col("core"),
    "quiet": pl.col("core") & (pl.col("recency") > 180),
    "families": (pl.col("child_trips") >= 1) & (pl.col("party_12m") >= 4),
    "web_first": pl.col("web_visits") >= 3,
    "young": pl.col("age") < 35,
    "middle": pl.col("age").is_between(35, 59),
    "seniors": pl.col("age") >= 60,
    "satisfied": pl.col("score") >= 8,
    "unhappy": (pl.col("score") <= 5) & (pl.col("visits") >= 2),
    "shanghai": (pl.col("city") == "Shanghai") & (pl.col("frequency_90") >= 1),
    "agency_big": (pl.col("channel") == "agency") & (pl.col("biggest") >= 500_000),
    "long_stayers": (pl.col("nights_12m") >= 14) & (pl.col("lifetime") >= 1_000_000),
    "newcomers": (pl.col("tenure") <= 42) & (pl.col("frequency") >= 1),
}


def read(folder):
    """Guests and bookings, with the guests' row numbers in place of their keys and the amounts in cents."""
    guests = pl.scan_csv(folder / "guests.csv", try_parse_dates=True).with_row_index("row")
    bookings = (
        pl.scan_csv(folder / "bookings.csv", try_parse_dates=True)
        .select("guest_id", "booked_on", "channel", "party", "children", "nights", "amount")
        .join(guests.select("row", guest_id="id"), on="guest_id")
        .select(
            "row", "booked_on", "party", "nights", cents=(pl.col("amount") * 100).round().cast(pl.Int64),
            web=pl.col("channel") == "web", children=pl.col("children") > 0)
    )
    return pl.collect_all([guests, bookings])


def attributes(guests, bookings):
    """One row a guest with today's attributes."""
    year, ninety = pl.col("booked_on") > YEAR_AGO, pl.col("booked_on") > NINETY
    grouped = bookings.lazy().group_by("row").agg(
        last=pl.col("booked_on").max(), visits=pl.len(), frequency=year.sum(), frequency_90=ninety.sum(),
        lifetime=pl.col("cents").sum(), biggest=pl.col("cents").max(), web_visits=pl.col("web").sum(),
        child_trips=pl.col("children").sum(), spend=pl.col("cents").filter(year).sum(),
        nights_12m=pl.col("nights").filter(year).sum(), party_12m=pl.col("party").filter(year).sum())
    zero = ["visits", "frequency", "frequency_90", "lifetime", "web_visits", "child_trips", "spend", "nights_12m",
            "party_12m"]
    table = (
        guests.lazy().join(grouped, on="row", how="left")
        .with_columns(
            pl.col(zero).fill_null(0), recency=(pl.lit(TODAY) - pl.col("last")).dt.total_days(),
            age=years_between(pl.col("birth"), TODAY),
            # Today is a month's last day, so every month since has been completed.
            tenure=(TODAY.year - pl.col("joined").dt.year()) * 12 + TODAY.month - pl.col("joined").dt.month())
        .collect())
    cut = table["spend"].top_k(-(-len(table) // 5)).min()
    return table.with_columns(core=pl.col("spend") >= cut)


def segments(table):
    sizes = table.select(
        **{f"{name}/in": condition.fill_null(False).sum() for name, condition in SEGMENTS.items()},
        **{f"{name}/spend": pl.col("spend").filter(condition).sum() for name, condition in SEGMENTS.items()},
        **{f"{name}/score": pl.col("score").filter(condition).mean() for name, condition in SEGMENTS.items()},
    ).row(0, named=True)
    return {name: {part: sizes[f"{name}/{part}"] for part in ("in", "spend", "score")} for name in SEGMENTS}


def history(guests, bookings):
    """Each goal's metric on each day."""
    stretch = stretch_of(bookings["booked_on"].to_numpy())
    flat = bookings.with_columns(stretch=pl.Series(stretch)).group_by("stretch").agg(
        n=pl.len(), web=pl.col("web").sum(), cents=pl.col("cents").sum(), long=(pl.col("nights") >= 5).sum())
    score = guests["score"]
    return series(
        len(guests), bookings["row"].to_numpy(), stretch, bookings["cents"].to_numpy(),
        {name: flat[name].to_numpy() for name in flat.columns}, (score >= 8).sum() / score.drop_nulls().len())


def main():
    folder = pathlib.Path(sys.argv[1])
    guests, bookings = read(folder)
    table = attributes(guests, bookings)
    past = history(guests, bookings)
    advice = table.filter(SEGMENTS["quiet"]).sort(["spend", "id"], descending=[True, False]).head(200)
    metrics = {name: series[-1] for name, series in past.items()}
    metrics["revenue"] = bookings["cents"].sum()
    metrics["booked"] = len(bookings)
    json.dump({"segments": segments(table), "metrics": metrics, "history": past, "advice": advice["id"].to_list()},
              sys.stdout)


if __name__ == "__main__":
    main()
