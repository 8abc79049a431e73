#!/usr/bin/env python3
"""生成西湖旅行社的示例数据：客户、订单、询价，截至 2026-06-30，编码 GB18030，表头与日期写法仿照常见系统的导出文件。

种子固定，只用 Python 标准库，任何机器上结果相同。数据里埋有这些事情，等方案去发现：一批高毛利客户去年秋天以后不再
下单；六月促销单大增；陈静一人经手的毛利偏高；询价成交率逐季上升；个别手机号重复登记。名单中的人均为虚构。
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 6, 30)
OPENED = datetime.date(2022, 7, 1)
CUSTOMERS = 3_000

SEASON = [0.9, 1.1, 0.8, 1.1, 1.2, 1.0, 1.5, 1.4, 0.9, 1.3, 0.6, 0.6]
PROMOTION = datetime.date(2026, 6, 1)

# 类型：（占客户的比例, 每年下单次数, 人均价格, 常见人数, 毛利率）
KINDS = {
    "亲子": (0.30, 1.3, 2_600, (3, 3, 4), 0.16),
    "康养": (0.22, 1.2, 3_200, (2, 2, 2, 4), 0.19),
    "跟团": (0.28, 0.9, 1_900, (1, 2, 2, 3), 0.11),
    "定制": (0.20, 1.7, 4_200, (2, 2, 3, 4), 0.23),
}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = (
    "敏静伟芳娜强磊军洋勇艳杰娟涛明超霞平刚玉兰英华慧巧美婷秀莹雪琳晓梅莉佳云红春菊"
    "建国志远思源子涵雨桐浩然文博嘉怡若曦一诺宇航天佑梓萱沐阳"
)
SELLERS = ("陈静", "王磊", "李娜", "赵强", "周婷", "吴洋")


def slash(day):
    return f"{day.year}/{day.month}/{day.day}"


def long_date(day):
    return f"{day.year}年{day.month}月{day.day}日"


def pick_kind(random_):
    at = random_.random()
    for kind, (share, *_rest) in KINDS.items():
        if at < share:
            return kind
        at -= share
    return "跟团"


def make_customers(random_):
    customers = []
    span = (TODAY - OPENED).days
    for number in range(1, CUSTOMERS + 1):
        kind = pick_kind(random_)
        joined = OPENED + datetime.timedelta(days=int(span * random_.random() ** 0.9))
        low, high = {"亲子": (30, 46), "康养": (55, 78), "跟团": (25, 70), "定制": (28, 60)}[kind]
        born = TODAY - datetime.timedelta(days=random_.randint(low * 365, high * 365 + 300))
        customers.append({
            "客户编号": f"K{number:05}",
            "姓名": random_.choice(SURNAMES) + "".join(random_.sample(GIVEN, random_.choice((1, 2, 2)))),
            "出生日期": slash(born) if random_.random() > 0.34 else "",
            "建档日期": slash(joined),
            "手机号码": f"13{random_.randint(0, 999_999_999):09}" if random_.random() > 0.05 else "无",
            "来源渠道": random_.choices(("门店", "官网", "转介绍", "企业"), (4, 3, 2, 1))[0],
            "推荐意愿": "",
            "joined": joined,
            "kind": kind,
            "lost": kind in ("定制", "康养") and joined < datetime.date(2025, 5, 1) and random_.random() < 0.11,
        })
    for _ in range(6):
        first, second = random_.sample(customers, 2)
        second["手机号码"] = first["手机号码"]
    return customers


def order_days(random_, customer):
    _share, yearly, *_rest = KINDS[customer["kind"]]
    if random_.random() < 0.14:
        return []
    rate = yearly * random_.gammavariate(1.8, 1 / 1.8) * 1.85 / 365
    leaves = customer["joined"] + datetime.timedelta(days=int(random_.expovariate(1 / (3.2 * 365))))
    if customer["lost"]:
        leaves = datetime.date(2025, 10, 31) - datetime.timedelta(days=random_.randint(0, 80))
        rate = max(rate, 2.6 / 365)
    days, at = [], float(random_.randint(0, 40))
    while True:
        day = customer["joined"] + datetime.timedelta(days=int(at))
        if day > min(TODAY, leaves):
            return days
        if random_.random() < SEASON[day.month - 1] / 1.6 or not days:
            days.append(day)
        at += max(4.0, random_.expovariate(rate))


def make_orders(random_, customers):
    orders = []
    for customer in customers:
        _share, _yearly, price, sizes, margin = KINDS[customer["kind"]]
        for day in order_days(random_, customer):
            people = random_.choice(sizes)
            promoted = random_.random() < (0.55 if day >= PROMOTION else 0.30)
            amount = people * price * random_.uniform(0.7, 1.4) * (0.88 if promoted else 1)
            amount *= 1 + 0.02 * (day - OPENED).days / 365
            profit = amount * (margin * random_.uniform(0.8, 1.2) - (0.06 if promoted else 0))
            weights = (5 if customer["kind"] == "定制" else 2.6, 2, 2, 1.6, 1.4, 1.2)
            orders.append({
                "客户编号": customer["客户编号"],
                "day": day,
                "下单时间": f"{slash(day)} {random_.randint(9, 20)}:{random_.randint(0, 59):02}",
                "线路类型": customer["kind"] if random_.random() < 0.8 else random_.choice(tuple(KINDS)),
                "出行人数": people,
                "经办人": random_.choices(SELLERS, weights)[0],
                "是否促销": "是" if promoted else "否",
                "订单金额(元)": f"{amount:.2f}",
                "毛利(元)": f"{profit:.2f}",
            })
    orders.sort(key=lambda order: (order["day"], order["客户编号"]))
    return [{"订单编号": f"D{number:05}", **order} for number, order in enumerate(orders, 1)]


def give_scores(random_, customers, orders):
    """下过单的客户里约六成答过回访。"""
    bought = {order["客户编号"] for order in orders}
    for customer in customers:
        if customer["客户编号"] in bought and random_.random() < 0.62:
            mean = {"亲子": 8.3, "康养": 8.7, "跟团": 7.4, "定制": 8.6}[customer["kind"]]
            customer["推荐意愿"] = min(10, max(0, round(random_.gauss(mean, 1.6))))


def ask_consent(customers):
    """九成客户同意营销。随机数另起一份，其余数据不变。"""
    random_ = random.Random(20260701)
    for customer in customers:
        customer["同意营销"] = "是" if random_.random() < 0.9 else "否"


def make_inquiries(random_, customers):
    inquiries = []
    for customer in customers:
        for _ in range(random_.choices((0, 1, 2, 3), (5, 4, 2, 1))[0]):
            span = (TODAY - customer["joined"]).days
            asked = customer["joined"] + datetime.timedelta(days=int(span * random_.random() ** 0.8))
            chance = 0.08 + 0.06 * (asked - OPENED).days / 365
            dealt = asked + datetime.timedelta(days=int(random_.expovariate(1 / 9)))
            won = random_.random() < chance and dealt <= TODAY
            inquiries.append({
                "客户编号": customer["客户编号"],
                "day": asked,
                "询价日期": long_date(asked),
                "出行意向": random_.choices(("亲子", "海岛", "美食", "徒步", "文化"), (4, 3, 2, 2, 2))[0],
                "成交日期": long_date(dealt) if won else "",
            })
    inquiries.sort(key=lambda inquiry: (inquiry["day"], inquiry["客户编号"]))
    return [{"询价编号": f"X{number:05}", **inquiry} for number, inquiry in enumerate(inquiries, 1)]


def write(name, rows, columns):
    with open(DATA / name, "w", encoding="gb18030", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260630)
    customers = make_customers(random_)
    orders = make_orders(random_, customers)
    give_scores(random_, customers, orders)
    ask_consent(customers)
    inquiries = make_inquiries(random_, customers)
    DATA.mkdir(exist_ok=True)
    write("客户名单.csv", customers, ["客户编号", "姓名", "出生日期", "建档日期", "手机号码", "来源渠道", "推荐意愿", "同意营销"])
    write("订单导出.csv", orders, [
        "订单编号", "客户编号", "下单时间", "线路类型", "出行人数", "经办人", "是否促销", "订单金额(元)", "毛利(元)",
    ])
    write("询价登记.csv", inquiries, ["询价编号", "客户编号", "询价日期", "出行意向", "成交日期"])


if __name__ == "__main__":
    main()
