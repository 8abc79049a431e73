#!/usr/bin/env python3
"""The figures of hotel_customers.rhumb, counted from the raw file: columns by their place, since the first has no name."""
import pathlib
import sys
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import main, money, percentile, ratio, top


def figures(folder):
    lines = (folder / "hotel_customers/hotel_customers_1000.csv").read_text("utf-8").splitlines()
    rows = []
    for line in lines[1:]:
        cells = line.split(",")
        rows.append(
            {
                "id": cells[1], "nationality": cells[2], "age": int(float(cells[3])) if cells[3] else None,
                "lodging": Decimal(cells[6]), "extras": Decimal(cells[7]), "stays": int(cells[10]),
                "nights": int(cells[12]), "last": int(cells[13]), "first": int(cells[14]), "channel": cells[15],
                "crib": cells[23] == "1", "spend": Decimal(cells[6]) + Decimal(cells[7]),
            }
        )
    assert lines[0].split(",")[22] == "SRShower" and lines[0].split(",")[23] == "SRCrib"
    guests = [row for row in rows if row["last"] != -1]
    best = top(20, {row["id"]: row["spend"] for row in guests})
    agency = [row for row in guests if row["id"] in best and row["channel"] == "Travel Agent/Operator"]
    first = sorted(agency, key=lambda row: -row["spend"])[:40]
    ages = [row["age"] for row in rows if row["age"] is not None]
    lodging, extras = sum(row["lodging"] for row in rows), sum(row["extras"] for row in rows)
    known = [row["age"] for row in guests if row["age"] is not None]
    result = {
        "rows customers": len(rows),
        "broken customers 1": len(rows) - len(ages),
        "broken customers 2": sum(row["last"] == -1 and row["stays"] != 0 for row in rows),
        "broken customers 3": sum(row["last"] > row["first"] for row in guests),
        "in guests": len(guests),
        "in never": len(rows) - len(guests),
        "in returning": sum(row["stays"] >= 2 for row in guests),
        "in best": len(best),
        "in own": sum(row["channel"] == "Direct" for row in guests),
        "in agency_best": len(agency),
        "in families": sum(row["crib"] for row in guests),
        "in seniors": sum(age >= 65 for age in known),
        "unknown seniors": len(guests) - len(known),
        "tier age_band child": sum(age < 18 for age in ages),
        "tier age_band young": sum(18 <= age <= 34 for age in ages),
        "tier age_band middle": sum(35 <= age <= 49 for age in ages),
        "tier age_band upper": sum(50 <= age <= 64 for age in ages),
        "tier age_band senior": sum(age >= 65 for age in ages),
        "unknown age_band": len(rows) - len(ages),
        "metric takings": money(lodging + extras),
        "metric lodging_takings": money(lodging),
        "metric nights_sold": sum(row["nights"] for row in rows),
        "metric night_price": money(Fraction(lodging) / sum(row["nights"] for row in rows)),
        "metric mean_spend": money(Fraction(sum(row["spend"] for row in guests)) / len(guests)),
        "metric middle_spend": money(percentile(50, [row["spend"] for row in guests])),
        "metric big_spend": money(percentile(90, [row["spend"] for row in guests])),
        "metric mean_age": ratio(sum(known), len(known)),
        "skipped mean_age": len(guests) - len(known),
        "metric last_stay": float(percentile(50, [row["last"] for row in guests])),
        "skipped last_stay": len(rows) - len(guests),
        "metric own_share": ratio(sum(row["channel"] == "Direct" for row in guests), len(guests)),
        "metric never_share": ratio(sum(row["stays"] == 0 for row in rows), len(rows)),
        "metric extras_weight": ratio(extras, lodging + extras),
        "metric countries": len({row["nationality"] for row in rows}),
        "found next_time": len(agency),
        "given next_time": len(first),
        # An amount is whole cents after each step: 17% of lodging first, a quarter of that next.
        "worth next_time": money(
            sum(Decimal(money(Decimal(money(row["lodging"] * 17 / 100)) / 4)) for row in first)),
        "first next_time": first[0]["id"],
        "signal agency_power": "fired"
        if sum(row["channel"] == "Travel Agent/Operator" for row in guests) * 100 > 60 * len(guests)
        else "quiet",
    }
    for channel in ("Direct", "Corporate", "Travel Agent/Operator", "Electronic Distribution"):
        result[f"part lodging_takings {channel}"] = money(
            sum(row["lodging"] for row in rows if row["channel"] == channel))
    return result


if __name__ == "__main__":
    main(figures)
