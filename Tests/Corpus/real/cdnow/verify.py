#!/usr/bin/env python3
"""The figures of cdnow.rhumb, counted from the raw files: lines split at blanks, the day as eight digits."""
import collections
import datetime
import pathlib
import sys
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import eight_types, main, money, ratio, top

TODAY = datetime.date(1997, 9, 30)


def figures(folder):
    own = collections.defaultdict(list)
    for line in (folder / "cdnow/CDNOW_sample.txt").read_text("ascii").splitlines():
        _master, customer, day, _discs, dollars = line.split()
        bought = datetime.date(int(day[:4]), int(day[4:6]), int(day[6:]))
        if bought <= TODAY:
            own[int(customer)].append((bought, Decimal(dollars)))
    summary = (folder / "cdnow/cdnow_customers_summary.csv").read_text("ascii").split()[1:]
    published = {int(line.split(",")[0]): line.split(",")[1:] for line in summary}
    days = {customer: sorted({bought for bought, _ in rows}) for customer, rows in own.items()}
    spend = {customer: sum(dollars for _, dollars in rows) for customer, rows in own.items()}
    count = {customer: len(rows) for customer, rows in own.items()}
    silence = {customer: (TODAY - bought[-1]).days for customer, bought in days.items()}
    again = [customer for customer, bought in days.items() if len(bought) >= 2]
    silent = sorted((customer for customer in again if silence[customer] > 91), key=lambda one: -spend[one])
    quarter = datetime.date(1997, 7, 1)
    before = {customer for customer, bought in days.items() if bought[0] < quarter}
    within = {customer for customer, bought in days.items() if bought[-1] >= quarter}

    def weeks(rest):
        return f"{rest.days / 7:.2f}"

    result = {
        "rows customers": len(published),
        "rows purchases": sum(count.values()),
        "broken customers 1": sum(str(len(days[one]) - 1) != row[0] for one, row in published.items()),
        "broken customers 2": sum(
            float(weeks(days[one][-1] - days[one][0])) != float(row[1]) for one, row in published.items()),
        "broken customers 3": sum(float(weeks(TODAY - days[one][0])) != float(row[2]) for one, row in published.items()),
        "in again": len(again),
        "in silent": len(silent),
        "in best": len(top(20, spend)),
        "metric takings": money(sum(spend.values())),
        "metric orders": sum(count.values()),
        "metric again_share": ratio(len(again), len(published)),
        "metric repeat_days": ratio(sum(len(bought) - 1 for bought in days.values()), len(published)),
        "metric published_mean": ratio(sum(int(row[0]) for row in published.values()), len(published)),
        "metric stayed": ratio(len(before & within), len(before)),
        "baseline come_back": ratio(
            sum(sum(day < quarter for day in bought) >= 2 for bought in days.values()), len(published)),
        "signal forgotten": "quiet",
        "found write": len(silent),
        "given write": 50,
        "worth write": money(sum(Decimal(money(spend[one] * 6 / 100)) for one in silent[:50])),
        "first write": silent[0],
    }
    last, earlier = (
        sum(dollars for rows in own.values() for bought, dollars in rows if low <= (TODAY - bought).days < low + 30)
        for low in (0, 30)
    )
    result["signal forgotten"] = "fired" if last * 100 < 60 * earlier else "quiet"
    for name, number in eight_types(silence, count, spend).items():
        result[f"tier eight {name}"] = number
    return result


if __name__ == "__main__":
    main(figures)
