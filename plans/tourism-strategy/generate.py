#!/usr/bin/env python3
"""生成湖畔度假酒店的示例数据，截至 2026-06-30。种子固定，只用 Python 标准库，任何机器上结果相同；名单中的人均为虚构。

数据里埋有这些事情，等方案去发现：
- 六月起周边三家酒店降价近两成，家庭客和情侣的订单少了三分之一，商务客几乎不受影响；
- 四月服务培训之后，满意度由八成出头逐月升到八成八，但卫生仍是最常被提到的痛点；
- 网站投放从二月起翻倍，一季度末日均访问量比去年底高五成；
- 一批消费最高的客人去年冬天以后没有再来；
- 投诉的首次答复由四五个小时缩短到两小时以内，七天内解决率随之上升；
- 约四成邮箱半年没有核对过，七个手机号重复登记。
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 6, 30)
OPENED = datetime.date(2024, 1, 1)
ROOMS = 24
GUESTS = 1_700

# 各月订单的多少，以平均月为 1。
SEASON = [0.80, 1.10, 0.80, 1.00, 1.15, 1.05, 1.40, 1.45, 0.95, 1.30, 0.60, 0.55]
PRICE_WAR = datetime.date(2026, 6, 1)
TRAINED = datetime.date(2026, 4, 1)

# 类型：（占客人的比例, 每年来几次, 住几晚, 每晚价格, 年龄）
KINDS = {
    "家庭": (0.30, 1.9, (1, 2, 2, 3, 3), 940, (28, 46)),
    "商务": (0.24, 3.2, (1, 1, 1, 2, 2), 720, (26, 58)),
    "银发": (0.16, 1.5, (2, 3, 3, 4, 5), 640, (60, 80)),
    "情侣": (0.30, 1.5, (1, 1, 2, 2), 880, (22, 45)),
}
LIKES = {
    "家庭": ("亲子", "亲子", "美食", "徒步", "露营"),
    "商务": ("健身", "美食", "高尔夫"),
    "银发": ("康养", "康养", "美食", "摄影"),
    "情侣": ("美食", "摄影", "徒步", "露营"),
}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "敏静伟芳娜强磊军洋勇艳杰娟涛明超霞平刚玉兰英华慧巧美婷秀莹雪琳晓梅莉佳云红春菊建国志远思源子涵雨桐浩然文博嘉怡"
JOBS = ("教师", "工程师", "医生", "公务员", "个体经营", "退休", "设计师", "销售", "会计", "自由职业")


def days(number):
    return datetime.timedelta(days=number)


def pick(random_, weighted):
    return random_.choices(list(weighted), list(weighted.values()))[0]


def make_guests(random_):
    guests = []
    for number in range(1, GUESTS + 1):
        kind = pick(random_, {kind: share for kind, (share, *_rest) in KINDS.items()})
        low, high = KINDS[kind][4]
        joined = OPENED + days(int((TODAY - OPENED).days * random_.random() ** 1.5))
        mail = random_.random() < 0.78
        checked = joined + days(int((TODAY - joined).days * random_.random() ** 0.45))
        likes = {random_.choice(LIKES[kind]) for _ in range(random_.randint(0, 3))}
        guests.append({
            "客人编号": f"G{number:04}",
            "姓名": random_.choice(SURNAMES) + "".join(random_.sample(GIVEN, random_.choice((1, 2, 2)))),
            "性别": random_.choice(("男", "女")) if random_.random() < 0.94 else "",
            "生日": TODAY - days(random_.randint(low * 365, high * 365 + 300)) if random_.random() < 0.83 else "",
            "职业": ("退休" if kind == "银发" else random_.choice(JOBS)) if random_.random() < 0.6 else "",
            "兴趣爱好": ";".join(sorted(likes)),
            "渠道": pick(random_, {"官网": 4, "电话": 2, "旅行社": 2, "OTA": 3}),
            "入会日": joined,
            "手机": f"13{random_.randint(0, 999_999_999):09}" if random_.random() < 0.96 else "",
            "邮箱": f"g{number:04}@example.com" if mail else "",
            "邮箱更新日": checked if mail else "",
            "同意营销": "是" if random_.random() < 0.88 else "否",
            "kind": kind,
            "best": kind != "商务" and joined < datetime.date(2025, 3, 1) and random_.random() < 0.08,
        })
    for _ in range(7):
        first, second = random_.sample(guests, 2)
        second["手机"] = first["手机"]
    return guests


def order_days(random_, guest):
    """一位客人下单的日子，由早到晚。"""
    _share, yearly, *_rest = KINDS[guest["kind"]]
    if random_.random() < 0.08:
        return []
    rate = yearly * random_.gammavariate(1.7, 1 / 1.7) * 2.0 / 365
    leaves = guest["入会日"] + days(int(random_.expovariate(1 / (3.6 * 365))))
    if guest["best"]:
        leaves = datetime.date(2025, 12, 20) - days(random_.randint(0, 70))
        rate = max(rate, 5.0 / 365)
    found, at = [], float(random_.randint(0, 15))
    while True:
        day = guest["入会日"] + days(int(at))
        if day > min(TODAY, leaves):
            return found
        chance = SEASON[day.month - 1] / 1.6
        if day >= PRICE_WAR:
            chance *= 0.95 if guest["kind"] == "商务" else 0.52
        if random_.random() < chance or not found:
            found.append(day)
        at += max(4.0, random_.expovariate(rate))


def make_orders(random_, guests):
    orders = []
    for guest in guests:
        kind = guest["kind"]
        _share, _yearly, nights, price, _ages = KINDS[kind]
        for day in order_days(random_, guest):
            stay = random_.choice(nights)
            grown = 1 + 0.04 * (day - OPENED).days / 365
            amount = stay * price * grown * random_.uniform(0.85, 1.2) * (1.3 if guest["best"] else 1)
            orders.append({
                "客人编号": guest["客人编号"],
                "下单日": day,
                "入住日": day + days(random_.randint(0, 21)),
                "间夜": stay,
                "儿童数": random_.choice((1, 1, 2)) if kind == "家庭" and random_.random() < 0.85 else 0,
                "同住老人": "是" if random_.random() < {"家庭": 0.25, "银发": 0.6}.get(kind, 0.04) else "否",
                "公司协议": "是" if kind == "商务" and random_.random() < 0.8 else "否",
                "状态": pick(random_, {"已入住": 90, "取消": 8, "未到": 2}),
                "金额": f"{amount:.0f}",
            })
    orders.sort(key=lambda order: (order["下单日"], order["客人编号"]))
    return [{"订单号": f"D{number:04}", **order} for number, order in enumerate(orders, 1)]


def make_answers(random_, orders):
    """每三次入住约有一份答卷；培训以后打九分、十分的人逐月多起来。"""
    answers = []
    for order in orders:
        day = order["入住日"] + days(order["间夜"] + random_.randint(1, 9))
        if order["状态"] != "已入住" or day > TODAY or random_.random() > 0.6:
            continue
        months = (day.year - 2026) * 12 + day.month - TRAINED.month
        happy = 0.79 if day < TRAINED else min(0.885, 0.835 + 0.025 * months)
        score = random_.choice((9, 9, 10)) if random_.random() < happy else random_.choice((8, 8, 7, 7, 6, 5, 3))
        worry = {"卫生": 4, "服务态度": 3, "亲子设施": 2, "价格": 2, "交通": 1}
        if day >= TRAINED:
            worry["服务态度"] = 1.2
        answers.append({
            "客人编号": order["客人编号"],
            "作答日": day,
            "满意": score if random_.random() < 0.97 else "",
            "推荐意愿": min(10, max(0, score + random_.choice((-1, 0, 0, 0, 1)))) if random_.random() < 0.9 else "",
            "最关心": pick(random_, worry) if random_.random() < 0.9 else "",
        })
    answers.sort(key=lambda answer: (answer["作答日"], answer["客人编号"]))
    return [{"答卷号": f"W{number:05}", **answer} for number, answer in enumerate(answers, 1)]


def make_complaints(random_, orders):
    complaints = []
    for order in orders:
        day = order["入住日"] + days(random_.randint(0, order["间夜"]))
        if order["状态"] != "已入住" or day > TODAY or random_.random() > 0.075:
            continue
        mended = day >= datetime.date(2026, 3, 1)
        opened = datetime.datetime.combine(day, datetime.time(random_.randint(8, 21), random_.randint(0, 59)))
        answered = opened + datetime.timedelta(minutes=int(random_.lognormvariate(4.3 if mended else 5.4, 0.8)))
        solved = day + days(int(random_.expovariate(1 / (3.0 if mended else 5.6))))
        complaints.append({
            "客人编号": order["客人编号"],
            "投诉时间": opened.strftime("%Y-%m-%d %H:%M"),
            "首次答复": answered.strftime("%Y-%m-%d %H:%M"),
            "投诉日": day,
            "解决日": solved if solved <= TODAY and random_.random() < 0.97 else "",
            "事由": pick(random_, {"卫生": 4, "服务态度": 2 if mended else 4, "设施": 3, "噪声": 2}),
        })
    complaints.sort(key=lambda complaint: (complaint["投诉时间"], complaint["客人编号"]))
    return [{"单号": f"T{number:04}", **complaint} for number, complaint in enumerate(complaints, 1)]


def make_rooms(orders):
    """客房日报：由入住的订单数出来的，每天可售 24 间。"""
    sold = {}
    for order in orders:
        if order["状态"] == "已入住":
            for night in range(order["间夜"]):
                day = order["入住日"] + days(night)
                sold[day] = sold.get(day, 0) + 1
    span = (TODAY - OPENED).days + 1
    return [
        {"日期": day, "可售": ROOMS, "已售": min(ROOMS, sold.get(day, 0))} for day in (OPENED + days(n) for n in range(span))
    ]


def make_visits(random_):
    start = datetime.date(2025, 1, 1)
    rows = []
    for number in range((TODAY - start).days + 1):
        day = start + days(number)
        level = 1_150 if day < datetime.date(2026, 2, 1) else 1_150 + 640 * min(1, (day - datetime.date(2026, 2, 1)).days / 24)
        weekend = 1.18 if day.weekday() >= 5 else 1.0
        rows.append({"日期": day, "访问量": round(level * weekend * random_.uniform(0.88, 1.12))})
    return rows


def make_rivals(random_):
    hotels = {"云顶山庄": (860, "亲子乐园、温泉", 0.22), "东岸酒店": (780, "会议、健身", 0.27), "松间民宿": (640, "早餐、自行车", 0.12)}
    rows = []
    for month in range(18):
        day = datetime.date(2025 + month // 12, month % 12 + 1, 8)
        for hotel, (price, offers, share) in hotels.items():
            asked = price * (0.85 + 0.15 * SEASON[day.month - 1]) * (0.81 if day >= PRICE_WAR else 1)
            rows.append({
                "记录号": f"J{len(rows) + 1:03}",
                "酒店": hotel,
                "调查日": day,
                "同房型价": f"{asked * random_.uniform(0.98, 1.02):.0f}.00",
                "服务内容": offers,
                "市场占有率": f"{100 * share * random_.uniform(0.95, 1.06):.1f}%" if month % 3 == 0 else "",
            })
    return rows


def make_proposals(random_):
    """创新提案：哪个部门提的，采纳与否。"""
    rows = []
    for month in range(18):
        for _ in range(random_.randint(1, 3) + (2 if month >= 13 else 0)):
            day = datetime.date(2025 + month // 12, month % 12 + 1, random_.randint(1, 28))
            rows.append({
                "提出日": day,
                "部门": random_.choice(("宾客关系部", "客房部", "餐饮部", "销售部")),
                "采纳": "是" if random_.random() < 0.35 else "否",
            })
    rows.sort(key=lambda row: row["提出日"])
    return [{"提案号": f"C{number:03}", **row} for number, row in enumerate(rows, 1)]


def make_training():
    """服务培训的签到：四月起一周一批，还有十个人没有轮到。"""
    rows = []
    for person in range(1, 49):
        trained = person <= 38
        rows.append({
            "员工": f"E{person:02}",
            "部门": ("宾客关系部", "客房部", "餐饮部", "销售部")[person % 4],
            "培训日": datetime.date(2026, 4, 6) + days(7 * ((person - 1) // 4)) if trained else "",
            "通过": "是" if trained and person % 13 else "否",
        })
    return rows


def make_outcomes():
    """What became of recommendations of the runs before."""
    told = [
        ("召回", "G0453", "accepted", "2026-06-25", ""), ("召回", "G1609", "declined", "2026-06-25", ""),
        ("召回", "G0434", "snoozed", "2026-06-25", "2026-07-15"), ("道歉", "G0065", "done", "2026-06-29", ""),
    ]
    return [dict(zip(("advice", "key", "outcome", "on", "until"), line)) for line in told]


def write(name, rows):
    columns = [column for column in rows[0] if column not in ("kind", "best")]
    with open(DATA / name, "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260000)
    guests = make_guests(random_)
    orders = make_orders(random_, guests)
    DATA.mkdir(exist_ok=True)
    write("客人.csv", guests)
    write("订单.csv", orders)
    write("满意度调查.csv", make_answers(random_, orders))
    write("投诉.csv", make_complaints(random_, orders))
    write("客房日报.csv", make_rooms(orders))
    write("网站日访问.csv", make_visits(random_))
    write("竞品.csv", make_rivals(random_))
    write("创新提案.csv", make_proposals(random_))
    write("服务培训.csv", make_training())
    write("反馈.csv", make_outcomes())


if __name__ == "__main__":
    main()
