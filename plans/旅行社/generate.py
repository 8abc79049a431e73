#!/usr/bin/env python3
"""生成旅行社的示例数据，截至 2026-06-30，GB18030 编码，表头照业务系统的导出。种子固定，只用 Python 标准库；名单中的人均为虚构。

数据里埋有这些事情，等方案去发现：
- 陈静一人经手的核心客户毛利超过三成；
- 两成客户贡献的毛利不到八成；一批自由行老客今年起不再下单；
- 定制线路三月试行以后，潜在客的询价成交率上升；
- 促销单占比五月起超过四成半，促销单的毛利只有平时的一半；
- 客服部四月起做出团后跟踪，推荐意愿随之上升；
- 同业欠款逾期渐多；六月外币汇率大涨；六月一次晚点让投诉翻倍；
- 六十四家同行填了客户管理成熟度问卷，多数还在用网页和电子表格。
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 6, 30)
OPENED = datetime.date(2023, 7, 1)
TRAVELLERS = 2_000

SEASON = [0.9, 1.1, 0.8, 1.1, 1.2, 1.0, 1.5, 1.4, 0.9, 1.3, 0.6, 0.6]
TAILORED = datetime.date(2026, 3, 2)
FOLLOW_UP = datetime.date(2026, 4, 13)
PROMOTION = datetime.date(2026, 5, 11)

# 类型：（占客户的比例, 每年下单次数, 人均价格, 常见人数, 毛利率）
KINDS = {
    "出境": (0.22, 1.0, 7_800, (1, 2, 2, 3), 0.12),
    "国内": (0.36, 1.3, 2_900, (2, 2, 3, 4), 0.11),
    "周边": (0.24, 2.2, 620, (2, 3, 3, 4), 0.15),
    "自由行": (0.18, 1.7, 4_100, (1, 2, 2), 0.18),
}
ROUTES = {"出境": ("东京七日", "曼谷五日", "巴黎十日"), "国内": ("桂林四日", "敦煌六日", "三亚五日"),
          "周边": ("古镇一日", "竹海两日"), "自由行": ("海岛自由行", "北疆自由行")}
SELLERS = ("陈静", "王磊", "李娜", "赵强", "周婷", "吴洋")
WISHES = {"亲子": 4, "海岛": 3, "美食": 2, "徒步": 2, "文化": 2}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "敏静伟芳娜强磊军洋勇艳杰娟涛明超霞平刚玉兰英华慧巧美婷秀莹雪琳晓梅莉佳云红春菊建国志远思源子涵雨桐浩然文博嘉怡"


def days(number):
    return datetime.timedelta(days=number)


def slash(day):
    return f"{day.year}/{day.month}/{day.day}" if day else ""


def pick(random_, weighted):
    return random_.choices(list(weighted), list(weighted.values()))[0]


def make_travellers(random_):
    rows = []
    for number in range(1, TRAVELLERS + 1):
        kind = pick(random_, {kind: share for kind, (share, *_rest) in KINDS.items()})
        joined = OPENED + days(int((TODAY - OPENED).days * random_.random() ** 1.2))
        born = TODAY - days(random_.randint(24 * 365, 72 * 365))
        source = pick(random_, {"门店": 4, "官网": 3, "转介绍": 2.5, "企业": 1})
        rows.append({
            "客户号": f"K{number:04}",
            "姓名": random_.choice(SURNAMES) + "".join(random_.sample(GIVEN, random_.choice((1, 2, 2)))),
            "生日": slash(born) if random_.random() < 0.66 else "",
            "城市": random_.choice(("杭州", "绍兴", "宁波", "湖州", "嘉兴")) if random_.random() < 0.9 else "",
            "客户经理": pick(random_, dict(zip(SELLERS, (5.2 if kind in ("出境", "自由行") else 3.4, 2, 2, 1.6, 1.4, 1.2)))),
            "来源": source,
            "推荐人": f"K{random_.randint(1, number - 1):04}" if source == "转介绍" and number > 40 else "",
            "建档日": joined,
            "同意营销": pick(random_, {"是": 84, "否": 12, "": 4}),
            "kind": kind,
            "lost": kind == "自由行" and joined < datetime.date(2025, 6, 1) and random_.random() < 0.22,
            "tight": random_.gammavariate(1.8, 1 / 1.8),
        })
    return rows


def make_orders(random_, travellers):
    orders = []
    for traveller in travellers:
        kind = traveller["kind"]
        _share, yearly, price, sizes, margin = KINDS[kind]
        if random_.random() < 0.16:
            continue
        rate = yearly * traveller["tight"] * 1.75 / 365
        leaves = traveller["建档日"] + days(int(random_.expovariate(1 / (3 * 365))))
        if traveller["lost"]:
            leaves, rate = datetime.date(2025, 12, 31) - days(random_.randint(0, 110)), max(rate, 3.0 / 365)
        at = float(random_.randint(0, 60))
        while True:
            day = traveller["建档日"] + days(int(at))
            if day > min(TODAY, leaves):
                break
            if random_.random() < SEASON[day.month - 1] / 1.6:
                line = kind if random_.random() < 0.8 else random_.choice(tuple(KINDS))
                people = random_.choice((10, 12, 16, 24)) if traveller["来源"] == "企业" else random_.choice(sizes)
                promoted = random_.random() < (0.52 if day >= PROMOTION else 0.27)
                amount = people * KINDS[line][2] * random_.uniform(0.75, 1.35) * (0.90 if promoted else 1)
                profit = amount * (KINDS[line][4] * random_.uniform(0.8, 1.2) * (0.5 if promoted else 1))
                orders.append({
                    "客户号": traveller["客户号"],
                    "下单日": day,
                    "出团日": slash(day + days(random_.randint(7, 45))),
                    "线路": random_.choice(ROUTES[line]),
                    "类型": line,
                    "人数": people,
                    "经办人": traveller["客户经理"],
                    "金额": f"{amount:.0f}",
                    "毛利": f"{profit:.0f}",
                    "促销码": f"C{day.month:02}" if promoted else "",
                })
            at += max(5.0, random_.expovariate(rate))
    orders.sort(key=lambda order: (order["下单日"], order["客户号"]))
    return [{"单号": f"D{n:05}", **{**order, "下单日": slash(order["下单日"])}, "day": order["下单日"]} for n, order in enumerate(orders, 1)]


def make_talks(random_, travellers, orders):
    """互动：谁在什么时候联系过客户。核心客户也有没人理的。"""
    rows = []
    for order in orders:
        for _ in range(random_.choice((0, 0, 1, 1, 2))):
            day = order["day"] + days(random_.randint(2, 90))
            if day <= TODAY and day > datetime.date(2025, 9, 1):
                rows.append({"客户号": order["客户号"], "日期": day, "方式": pick(random_, {"微信": 5, "电话": 3, "邮件": 1, "面谈": 1})})
    rows.sort(key=lambda row: (row["日期"], row["客户号"]))
    return [{"号": f"H{n:05}", **row} for n, row in enumerate(rows, 1)]


def make_ratings(random_, orders):
    rows = []
    for order in orders:
        day = order["day"] + days(random_.randint(15, 60))
        if day > TODAY or random_.random() > 0.36:
            continue
        mean = {"出境": 8.4, "国内": 8.1, "周边": 8.2, "自由行": 8.5}[order["类型"]] + (0.55 if day >= FOLLOW_UP else 0)
        score = min(10, max(0, round(random_.gauss(mean, 1.55))))
        late = datetime.date(2026, 6, 8) <= day <= datetime.date(2026, 6, 30)
        rows.append({
            "客户号": order["客户号"], "日期": day, "推荐意愿": score if random_.random() < 0.93 else "",
            "转发": "是" if score >= 9 and random_.random() < 0.4 else "否",
            "投诉": "是" if random_.random() < (0.11 if late else 0.035) else "否",
        })
    rows.sort(key=lambda row: (row["日期"], row["客户号"]))
    return [{"号": f"P{n:04}", **row} for n, row in enumerate(rows, 1)]


def make_enquiries(random_, travellers):
    rows = []
    for traveller in travellers:
        for _ in range(random_.choices((0, 1, 2, 3), (5, 4, 2, 1))[0]):
            span = (TODAY - traveller["建档日"]).days
            asked = traveller["建档日"] + days(int(span * random_.random() ** 0.8))
            chance = 0.29 if asked >= TAILORED else 0.19
            dealt = asked + days(int(random_.expovariate(1 / 9)))
            offered = asked + days(random_.randint(0, 3)) if random_.random() < 0.85 else None
            won = offered and random_.random() < chance / 0.85 and dealt <= TODAY
            rows.append({
                "客户号": traveller["客户号"], "询价日": asked, "偏好": pick(random_, WISHES),
                "报价日": offered if offered and offered <= TODAY else "", "成交日": max(dealt, offered) if won else "",
            })
    rows.sort(key=lambda row: (row["询价日"], row["客户号"]))
    return [{"号": f"X{n:04}", **row} for n, row in enumerate(rows, 1)]


def make_receivables(random_):
    """同业欠款：今年以来逾期的多起来。"""
    rows = []
    for month in range(30):
        for partner in ("远山旅游", "海韵假期", "天涯国旅", "金桥商旅", "同舟会展"):
            due = datetime.date(2024 + month // 12, month % 12 + 1, 20)
            slow = partner in ("远山旅游", "天涯国旅") and due >= datetime.date(2026, 1, 1)
            paid = due + days(random_.randint(20, 75) if slow else random_.randint(-8, 6))
            if due <= TODAY:
                rows.append({"伙伴": partner, "到期日": due, "付款日": paid if paid <= TODAY else "",
                             "金额": f"{random_.randint(12, 60) * 1000}"})
    return [{"账单号": f"Z{n:03}", **row} for n, row in enumerate(rows, 1)]


def make_treasury(random_):
    """每月末的资金状况：现金够付几个月、外币汇率、贷款利率。"""
    rows, rate = [], 7.05
    for month in range(30):
        first = datetime.date(2024 + month // 12, month % 12 + 1, 1)
        last = (first + days(32)).replace(day=1) - days(1)
        rate += random_.uniform(-0.03, 0.03)
        shown = rate * (1.08 if last >= datetime.date(2026, 6, 1) else 1)
        rows.append({"月末": last, "现金": f"{random_.randint(165, 210) * 10000}", "月支出": f"{random_.randint(58, 72) * 10000}",
                     "汇率": f"{shown:.4f}", "贷款利率": f"{3.6 - 0.02 * (month // 6):.2f}%"})
    return rows


# 问卷的题：（选项, 各选项的多少）。计划3 是多选。
QUESTIONS = {
    "现状1": ("ABCD", (1, 4, 5, 3)), "现状2": ("ABCD", (2, 4, 4, 2)), "现状3": ("ABC", (2, 5, 4)), "现状4": ("ABCD", (5, 4, 2, 1)),
    "现状5": ("ABCD", (3, 5, 3, 1)), "现状6": ("ABCD", (2, 3, 4, 3)), "现状7": ("AB", (4, 6)), "危机1": ("ABC", (3, 4, 3)),
    "危机2": ("ABCD", (2, 4, 3, 2)), "危机3": ("AB", (5, 5)), "危机4": ("AB", (6, 4)), "危机5": ("AB", (3, 7)),
    "组织1": ("ABCD", (1, 3, 5, 3)), "组织2": ("AB", (4, 6)), "组织3": ("AB", (5, 5)), "组织4": ("AB", (3, 7)),
    "组织5": ("AB", (4, 6)), "计划1": ("ABC", (3, 5, 3)), "计划2": ("ABCD", (2, 4, 3, 2)), "计划3": ("ABCDE", (4, 5, 2, 3, 1)),
    "计划4": ("AB", (6, 4)), "计划5": ("AB", (4, 6)),
}


def make_questionnaire(random_):
    rows = []
    for number in range(1, 65):
        row = {"公司": f"同行{number:02}", "职务": random_.choice(("总经理", "市场经理", "信息主管")),
               "职员人数": random_.choice((6, 9, 15, 28, 40, 75, 120, 260)),
               "填答日": datetime.date(2026, 4, 1) + days(random_.randint(0, 50))}
        for question, (options, weights) in QUESTIONS.items():
            answer = random_.choices(options, weights)[0]
            if question == "计划3":
                answer = ";".join(sorted({answer, *random_.choices(options, weights, k=random_.randint(0, 2))}))
            row[question] = answer if random_.random() < 0.97 else ""
        rows.append(row)
    return rows


def write(name, rows):
    columns = [column for column in rows[0] if column not in ("kind", "lost", "tight", "day")]
    with open(DATA / name, "w", encoding="gb18030", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260631)
    travellers = make_travellers(random_)
    orders = make_orders(random_, travellers)
    talks = make_talks(random_, travellers, orders)
    enquiries = make_enquiries(random_, travellers)
    DATA.mkdir(exist_ok=True)
    write("评价.csv", make_ratings(random_, orders))
    write("旅游者.csv", [{**row, "建档日": slash(row["建档日"])} for row in travellers])
    write("订单.csv", orders)
    write("互动.csv", talks)
    write("询价.csv", enquiries)
    write("应收.csv", make_receivables(random_))
    write("资金.csv", make_treasury(random_))
    write("问卷.csv", make_questionnaire(random_))


if __name__ == "__main__":
    main()
