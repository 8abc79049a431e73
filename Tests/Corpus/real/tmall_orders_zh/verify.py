#!/usr/bin/env python3
"""The figures of tmall_orders_zh.rhumb, counted from the raw bytes: decoded as GB18030, split at commas, no cell is quoted."""
import datetime
import pathlib
import sys
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import main, money, percentile, ratio

TODAY = datetime.date(2020, 2, 29)


def moment(text):
    return datetime.datetime.strptime(text, "%Y/%m/%d %H:%M") if text else None


def figures(folder):
    path = folder / "tmall_orders_zh/tmall_order_report_slashdates.gb18030.csv"
    lines = path.read_bytes().decode("gb18030").splitlines()
    assert lines[0] == "订单编号,总金额,买家实际支付金额,收货地址,订单创建时间,订单付款时间,退款金额"
    rows = []
    for line in lines[1:]:
        number, total, got, place, ordered, paid, back = line.split(",")
        rows.append(
            {
                "number": number, "total": Decimal(total), "got": Decimal(got), "place": place, "back": Decimal(back),
                "ordered": moment(ordered), "paid": moment(paid),
            }
        )

    def is_paid(row, day=TODAY):
        return row["paid"] is not None and row["paid"].date() <= day

    def age(row):
        return (TODAY - row["ordered"].date()).days

    paid = [row for row in rows if is_paid(row)]
    unpaid = [row for row in rows if not is_paid(row)]
    returned = [row for row in paid if row["back"] > 0]
    week = [row for row in rows if age(row) < 7]
    remind = [row for row in unpaid if age(row) <= 3 and row["total"] >= 100]
    first = sorted(remind, key=lambda row: -row["total"])[:200]
    # An order of yesterday or today that is not paid is too young to judge.
    young = [row for row in unpaid if age(row) < 1]
    middle = datetime.date(2020, 2, 14)
    early = [row for row in rows if row["ordered"].date() <= middle]
    early_paid = [row for row in early if is_paid(row, middle)]
    sizes = {
        ("大额", "五百元以上"): [row["total"] for row in rows if row["total"] >= 500],
        ("中额", "一百元到五百元"): [row["total"] for row in rows if 100 <= row["total"] < 500],
        ("小额", "不到一百元"): [row["total"] for row in rows if row["total"] < 100],
    }
    places = [row["place"] for row in rows]
    result = {
        "rows 订单": len(rows),
        "broken 订单 1": sum(row["total"] <= 0 for row in rows),
        "broken 订单 2": sum(row["paid"] is None and row["got"] != 0 for row in rows),
        "broken 订单 3": sum(row["paid"] is not None and row["paid"] < row["ordered"] for row in rows),
        "broken 订单 4": sum(row["back"] > row["total"] for row in rows),
        "broken 订单 5": sum(row["total"] >= 10000 for row in rows),
        "in 付款单": len(paid),
        "in 未付单": len(unpaid),
        "in 退款单": len(returned),
        "in 全退单": sum(row["got"] == 0 for row in returned),
        "in 大单": sum(row["total"] >= 1000 for row in rows),
        "in 湖北单": places.count("湖北省"),
        "in 可催单": len(remind),
        "metric 下单额": money(sum(row["total"] for row in rows)),
        "metric 实收": money(sum(row["got"] for row in rows)),
        "metric 退款额": money(sum(row["back"] for row in rows)),
        "metric 付款率": ratio(len(paid), len(rows)),
        "metric 退款率": ratio(len(returned), len(paid)),
        "metric 转化": ratio(len(paid), len(rows) - len(young)),
        "n 转化": len(rows) - len(young),
        "stage 下单付款 付款": len(paid),
        "young 下单付款 付款": len(young),
        "metric 客单价": money(Fraction(sum(row["total"] for row in rows)) / len(rows)),
        "metric 中位单价": money(percentile(50, [row["total"] for row in rows])),
        "metric 高价线": money(percentile(90, [row["total"] for row in rows])),
        "metric 周实收": money(sum(row["got"] for row in week)),
        "metric 地区数": len(set(places)),
        "metric 主地区": max(set(places), key=places.count),
        "metric 付款中位": float(percentile(50, [(row["paid"] - row["ordered"]).seconds // 60 for row in paid])),
        "baseline 九成付款": ratio(len(early_paid), len(early)),
        "baseline 退款两成": ratio(sum(row["back"] > 0 for row in early_paid), len(early_paid)),
        "signal 积压": "fired"
        if sum(row["back"] for row in week) * 100 > 15 * sum(row["total"] for row in week)
        else "quiet",
        "found 催付款": len(remind),
        "given 催付款": len(first),
        "worth 催付款": money(sum(Decimal(money(row["total"] / 4)) for row in first)),
        "first 催付款": first[0]["number"],
    }
    for (size, title), totals in sizes.items():
        result[f"tier 档次 {size}"] = len(totals)
        result[f"part 下单额 {title}"] = money(sum(totals))
    for place in ("上海", "湖北省", "新疆维吾尔自治区"):
        group = [row for row in paid if row["place"] == place]
        result[f"part 退款率 {place}"] = ratio(sum(row["back"] > 0 for row in group), len(group))
    return result


if __name__ == "__main__":
    main(figures)
