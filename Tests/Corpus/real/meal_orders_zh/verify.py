#!/usr/bin/env python3
"""The figures of meal_orders_zh.rhumb, counted from the raw files: GBK and UTF-8 with a byte order mark, by the csv module.

The till's list of guests is not published: it numbers them from 客0001 on, and `verify.py --guests FILE` writes that list.
"""
import collections
import csv
import datetime
import pathlib
import sys
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import eight_types, main, money, percentile, ratio, top

TODAY = datetime.date(2016, 8, 31)
GUESTS = [f"客{number:04}" for number in range(1, 552)]


def moment(text):
    return datetime.datetime.strptime(text, "%Y/%m/%d %H:%M") if text else None


def table(path, encoding):
    with open(path, encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


def visits_of(bills, day):
    """The settled bills of each guest up to a day."""
    found = collections.defaultdict(list)
    for bill in bills:
        if bill["order_status"] == "1" and bill["began"].date() <= day:
            found[bill["顾客编号"]].append(bill)
    return found


def figures(folder):
    bills = table(folder / "meal_orders_zh/meal_order_info.gbk.csv", "gbk")
    dishes = table(folder / "meal_orders_zh/meal_order_detail.csv", "utf-8-sig")
    for bill in bills:
        bill["began"], bill["locked"] = moment(bill["use_start_time"]), moment(bill["lock_time"])
        bill["paid"], bill["people"] = int(bill["expenditure"]), int(bill["number_consumers"])
    assert {bill["顾客编号"] for bill in bills} == set(GUESTS)
    served = collections.Counter()
    for dish in dishes:
        served[dish["order_id"]] += int(dish["counts"]) * int(dish["amounts"])
    settled = [bill for bill in bills if bill["order_status"] == "1"]
    visits = visits_of(bills, TODAY)
    spend = {guest: sum(bill["paid"] for bill in own) for guest, own in visits.items()}
    silence = {guest: (TODAY - max(bill["began"] for bill in own).date()).days for guest, own in visits.items()}
    count = {guest: len(own) for guest, own in visits.items()}
    best = top(20, spend)
    quiet = sorted((guest for guest in best if silence[guest] > 14), key=lambda guest: (-spend[guest], guest))
    before = {bill["顾客编号"] for bill in bills if bill["began"].day <= 20}
    after = {bill["顾客编号"] for bill in bills if bill["began"].day >= 21}
    every = collections.Counter(bill["顾客编号"] for bill in bills)
    paid = sum(bill["paid"] for bill in settled)
    people = sum(bill["people"] for bill in settled)
    middle = datetime.date(2016, 8, 15)
    early = visits_of(bills, middle)
    early_bills = [bill for own in early.values() for bill in own]

    def flow(first, last):
        return sum(bill["people"] for bill in settled if first <= bill["began"].day <= last)

    result = {
        "rows 顾客": len(GUESTS),
        "rows 账单": len(bills),
        "rows 菜品": len(dishes),
        "broken 账单 1": sum(bill["paid"] <= 0 for bill in bills),
        "broken 账单 2": len(bills) - len(settled),
        "broken 账单 3": sum(bill["locked"] is not None and bill["locked"] < bill["began"] for bill in bills),
        "broken 账单 4": sum(bill["mode"] == "NA" for bill in bills),
        "broken 账单 5": sum(served[bill["order_id"]] != bill["paid"] for bill in bills),
        "in 来客": len(visits),
        "in 回头客": sum(n >= 2 for n in count.values()),
        "in 大客": len(best),
        "in 久未来": len(quiet),
        "in 一次客": sum(n == 1 and silence[guest] > 21 for guest, n in count.items()),
        "in 大桌": sum(bill["people"] >= 8 for bill in bills),
        "in 未结单": sum(bill["order_status"] == "0" for bill in bills),
        "tier 阶梯 熟客": sum(n >= 4 for n in count.values()),
        "tier 阶梯 常客": sum(2 <= n < 4 for n in count.values()),
        "tier 阶梯 新客": sum(n == 1 for n in count.values()),
        "tier 阶梯 无客": len(GUESTS) - len(visits),
        "metric 营业额": money(paid),
        "metric 账面额": money(sum(bill["paid"] for bill in bills)),
        "metric 菜金额": money(sum(served.values())),
        "metric 客流": people,
        "metric 人均消费": money(Fraction(paid, people)),
        "metric 桌均": money(Fraction(paid, len(settled))),
        "metric 中位桌": money(percentile(50, [bill["paid"] for bill in settled])),
        "metric 大桌线": money(percentile(90, [bill["paid"] for bill in settled])),
        "metric 客数": len(visits),
        "metric 再来率": ratio(sum(n >= 2 for n in count.values()), len(visits)),
        "metric 复购": ratio(sum(n >= 2 for n in every.values()), len(every)),
        "metric 留存": ratio(len(before & after), len(before)),
        "n 留存": len(before),
        "metric 份数": sum(int(dish["counts"]) for dish in dishes),
        # Blanks and line breaks around a dish's name are no part of it.
        "metric 菜式": len({dish["dishes_name"].strip() for dish in dishes}),
        "metric 每桌菜数": ratio(sum(int(bill["dishes_count"]) for bill in bills), len(bills)),
        "metric 用时": float(
            percentile(50, [int((bill["locked"] - bill["began"]).total_seconds() // 60) for bill in settled])),
        "metric 结账占比": ratio(len(settled), len(bills)),
        "baseline 回头过半": ratio(sum(len(own) >= 2 for own in early.values()), len(early)),
        "baseline 人均百元": money(
            Fraction(sum(bill["paid"] for bill in early_bills), sum(bill["people"] for bill in early_bills))),
        "signal 空桌": "fired" if flow(25, 31) * 100 < 80 * flow(18, 24) else "quiet",
        "found 请回来": len(quiet),
        "given 请回来": min(30, len(quiet)),
        "worth 请回来": money(sum(Decimal(spend[guest]) * 15 / 100 for guest in quiet[:30])),
        "first 请回来": quiet[0],
    }
    for name, number in eight_types(silence, count, spend).items():
        result[f"tier 八类 {name}"] = number
    return result


if __name__ == "__main__":
    if sys.argv[1:2] == ["--guests"]:
        pathlib.Path(sys.argv[2]).write_text("\n".join(["编号", *GUESTS, ""]), encoding="utf-8")
    else:
        main(figures)
