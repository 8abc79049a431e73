#!/usr/bin/env python3
"""The figures of complete_journey.rhumb, counted from the raw files by the csv module, baskets cut off at the plan's day."""
import collections
import csv
import datetime
import pathlib
import sys
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import eight_types, main, money, months_ago, percentile, ratio, top

TODAY = datetime.date(2017, 12, 31)
BASELINE = datetime.date(2017, 6, 30)


def table(folder, name):
    with open(folder / "complete_journey" / name, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figures(folder):
    households = {row["household_id"]: row for row in table(folder, "demographics.csv")}
    begun = {
        row["campaign_id"]: datetime.date.fromisoformat(row["start_date"])
        for row in table(folder, "campaign_descriptions.csv")
    }
    kind = {row["campaign_id"]: row["campaign_type"] for row in table(folder, "campaign_descriptions.csv")}
    mailings, redemptions = table(folder, "campaigns.csv"), table(folder, "coupon_redemptions.csv")
    baskets = []
    for row in table(folder, "baskets_from_sample.csv"):
        day = datetime.date.fromisoformat(row["timestamp"][:10])
        if day <= TODAY:
            baskets.append((row["household_id"], day, Decimal(row["sales_value"]), Decimal(row["coupon_disc"]), row))

    def counted(day):
        """Baskets and takings of the half year that ends on the day, campaigns and coupons up to it."""
        count, spend = collections.Counter(), collections.Counter()
        for household, bought, sales, _, _ in baskets:
            if household in households and months_ago(day, 6) < bought <= day:
                count[household] += 1
                spend[household] += sales
        mailed = collections.Counter(row["household_id"] for row in mailings if begun[row["campaign_id"]] <= day)
        redeemed = collections.Counter(
            row["household_id"]
            for row in redemptions
            if datetime.date.fromisoformat(row["redemption_date"]) <= day
        )
        return count, spend, mailed, redeemed

    count, spend, mailed, redeemed = counted(TODAY)
    latest = {}
    for household, bought, _, _, _ in baskets:
        latest[household] = max(bought, latest.get(household, bought))
    silence = {household: (TODAY - latest[household]).days for household in count}
    best = top(20, spend)
    quiet = [household for household in best if silence[household] > 28]
    reached = [household for household in households if mailed[household] >= 1]
    spared = [household for household in reached if mailed[household] >= 3 and redeemed[household] == 0]
    quarter = TODAY - datetime.timedelta(days=90)
    recent = [basket for basket in baskets if basket[1] > quarter]
    before = {household for household, bought, _, _, _ in baskets if bought <= quarter and household in households}
    within = {household for household, _, _, _, _ in recent}
    early_count, _, early_mailed, early_redeemed = counted(BASELINE)
    early_reached = [household for household in households if early_mailed[household] >= 1]
    with_coupon = sum(coupons > 0 for _, _, _, coupons, _ in recent)
    ages = [row["age"] for row in households.values()]

    def among(column, *bands):
        return sum(row[column] in bands for row in households.values())

    result = {
        "rows households": len(households),
        "rows baskets": len(baskets),
        "rows campaigns": len(begun),
        "rows mailings": len(mailings),
        "rows redemptions": len(redemptions),
        "broken households 1": among("home_ownership", ""),
        "broken households 2": among("marital_status", ""),
        "broken baskets 1": sum(sales < 0 for _, _, sales, _, _ in baskets),
        "broken baskets 2": sum(sales <= 0 for _, _, sales, _, _ in baskets),
        "in buyers": len(count),
        "in best": len(best),
        "in quiet": len(quiet),
        "in parents": among("kids_count", "1", "2", "3+"),
        "in young": among("age", "19-24", "25-34"),
        "in older": among("age", "65+"),
        "in well_off": among(
            "income", "100-124K", "125-149K", "150-174K", "175-199K", "200-249K", "250K+"),
        "in reached": len(reached),
        "in mailed_only": len(spared),
        "in users": sum(redeemed[household] >= 1 for household in households),
        "tier ladder weekly": sum(n >= 26 for n in count.values()),
        "tier ladder monthly": sum(6 <= n < 26 for n in count.values()),
        "tier ladder seldom": sum(1 <= n < 6 for n in count.values()),
        "tier ladder asleep": len(households) - len(count),
        "tier eight unscored": len(households) - len(count),
        "metric takings": money(sum(sales for _, _, sales, _, _ in baskets)),
        "metric known_takings": money(sum(basket[2] for basket in baskets if basket[0] in households)),
        "metric basket": money(Fraction(sum(sales for _, _, sales, _, _ in recent)) / len(recent)),
        "n basket": len(recent),
        "metric given_away": money(sum(coupons for _, _, _, coupons, _ in baskets)),
        "metric pieces_sold": sum(Fraction(row["quantity"]) for _, _, _, _, row in baskets),
        "metric coupon_share": ratio(with_coupon, len(recent)),
        "metric coupons_used": len(redemptions),
        "metric user_share": ratio(sum(redeemed[household] >= 1 for household in reached), len(reached)),
        "metric weekly_share": ratio(sum(n >= 26 for n in count.values()), len(count)),
        "metric stayed": ratio(len(before & within), len(before)),
        "metric shops": len({household for household, _, _, _, _ in baskets}),
        "metric middle_spend": money(percentile(50, spend.values())),
        "metric usual_age": max(set(ages), key=ages.count),
        "baseline coupons_right": ratio(
            sum(early_redeemed[household] >= 1 for household in early_reached), len(early_reached)),
        "baseline every_week": ratio(sum(n >= 26 for n in early_count.values()), len(early_count)),
        "signal tired": "fired" if with_coupon * 100 < 2 * len(recent) else "quiet",
        "found come_back": len(quiet),
        "worth come_back": money(sum(Decimal(money(spend[household] / 10)) for household in quiet)),
        "found spare_them": len(spared),
        "given spare_them": 50,
    }
    for name, number in eight_types(silence, count, spend).items():
        result[f"tier eight {name}"] = number
    for band in ("19-24", "45-54", "65+"):
        group = [sales for household, _, sales, _, _ in recent if households.get(household, {}).get("age") == band]
        result[f"part basket {band}"] = money(Fraction(sum(group)) / len(group))
    nobody = [sales for household, _, sales, _, _ in recent if household not in households]
    result["part basket ?"] = money(Fraction(sum(nobody)) / len(nobody))
    for campaign in ("Type A", "Type B", "Type C"):
        result[f"part coupons_used {campaign}"] = sum(kind[row["campaign_id"]] == campaign for row in redemptions)
    return result


if __name__ == "__main__":
    main(figures)
