#!/usr/bin/env python3
"""Makes the exports of an invented hiking app up to 2026-08-31, in the shape of a Chinese CRM (纷享销客): GB18030 text, Chinese
headers, times of day. Fixed seed, standard library only: the same files on every machine. Nobody in the files exists.

What is planted in them, for the plan to find:
- the spring campaign brought the registrations of the first quarter two weeks early;
- messages and content of April raised the share of active users, and the new trail map came a month late, in June;
- the paid plan of July sells, but a third slower than planned: the one who pays is the one who is active;
- what users ask for moves from routes to a family account since July;
- satisfaction of those who were called back rises, week by week; users of the old app version stay unhappy.
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 8, 31)
OPENED = datetime.date(2025, 4, 1)
PUSH = datetime.date(2026, 4, 1)
TRAIL_MAP = datetime.date(2026, 6, 3)
PAID_PLAN = datetime.date(2026, 7, 6)

# Registrations a month, April 2025 to August 2026.
REGISTERED = (22, 26, 30, 34, 36, 34, 38, 36, 34, 150, 205, 262, 46, 40, 36, 34, 32)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "敏静伟芳娜强磊军洋勇艳杰娟涛明超霞平刚玉兰英华慧巧美婷秀莹雪琳晓梅莉佳云红春菊建国志远思源子涵雨桐浩然文博嘉怡"
NEEDS = ("路线", "亲子账户", "离线地图", "活动报名")
STAGES = ("初步接洽", "方案报价", "商务谈判", "赢单", "输单")


def days(number):
    return datetime.timedelta(days=number)


def pick(random_, weighted):
    return random_.choices(list(weighted), list(weighted.values()))[0]


def clock(random_, day):
    return f"{day} {random_.randint(7, 22):02}:{random_.randint(0, 59):02}"


def make_users(random_):
    users = []
    for month, count in enumerate(REGISTERED):
        first = datetime.date(2025 + (month + 3) // 12, (month + 3) % 12 + 1, 1)
        length = ((first + days(32)).replace(day=1) - first).days
        for _ in range(count):
            users.append({"day": first + days(random_.randrange(length))})
    users.sort(key=lambda user: user["day"])
    for number, user in enumerate(users, 1):
        keen = random_.random()
        campaign = datetime.date(2026, 1, 1) <= user["day"] <= datetime.date(2026, 3, 31)
        user.update({
            "客户编号": f"U{number:04}",
            "客户名称": random_.choice(SURNAMES) + "".join(random_.sample(GIVEN, random_.choice((1, 2, 2)))),
            "手机": f"13{random_.randint(0, 999_999_999):09}" if random_.random() < 0.95 else "--",
            "来源": pick(random_, {"投放": 6, "朋友推荐": 2, "应用商店": 2} if campaign else {"投放": 1, "朋友推荐": 3, "应用商店": 4}),
            "负责人": random_.choice(("林悦", "高远", "沈佳")),
            "创建时间": clock(random_, user["day"]),
            "版本": "旧版" if random_.random() < 0.18 else "新版",
            "keen": keen,
        })
        pays = keen > 0.52 and random_.random() < 0.34
        start = max(PAID_PLAN, user["day"])
        paid = start + days(int(random_.random() * 105)) if pays else None
        user["首次付费日期"] = paid if paid and paid <= TODAY else ""
    for user in random_.sample(users[:400], 9):
        user["首次付费日期"] = datetime.date(2025, 11, 1) + days(random_.randint(0, 120))
        user["day"] = min(user["day"], datetime.date(2025, 10, 30))
        user["创建时间"] = clock(random_, user["day"])
    return users


def ask_consent(users):
    """Nine of ten have ticked the box. Chance of its own, so that everything else stays as it is."""
    random_ = random.Random(20260901)
    for user in users:
        user["同意营销"] = "是" if random_.random() < 0.9 else "否"


def activity(day, keen):
    """How likely a user opens the app on a day."""
    level = 0.0 if keen < 0.30 else 0.015 if keen < 0.52 else 0.062 if keen < 0.70 else 0.135
    if day >= PUSH:
        level *= 1.55 if keen < 0.70 else 1.1
    if day >= TRAIL_MAP:
        level *= 1.5 if keen < 0.70 else 1.0
    if day >= datetime.date(2026, 8, 1):
        level *= 0.93
    return level


def make_visits(random_, users):
    start = datetime.date(2025, 12, 1)
    rows = []
    for number in range((TODAY - start).days + 1):
        day = start + days(number)
        for user in users:
            if user["day"] <= day and random_.random() < activity(day, user["keen"]):
                rows.append({"客户编号": user["客户编号"], "浏览日期": day, "页": random_.choice("路图社我")})
    return [{"序号": number, **row} for number, row in enumerate(rows, 1)]


def make_answers(random_, users):
    rows = []
    for user in users:
        day = user["day"] + days(random_.randint(10, 40))
        while day <= TODAY:
            if random_.random() < 0.34:
                happy = 0.70 + 0.018 * max(0, (day.year - 2026) * 12 + day.month)
                happy -= 0.22 if user["版本"] == "旧版" else 0
                csat = random_.choice((4, 4, 5, 5)) if random_.random() < happy else random_.choice((3, 3, 2, 1))
                nps = min(10, max(0, round(csat * 2 + random_.gauss(-0.4, 1.2))))
                rows.append({"客户编号": user["客户编号"], "日期": day, "满意度": csat if random_.random() < 0.97 else "",
                             "推荐意愿": nps if random_.random() < 0.8 else ""})
            day += days(random_.randint(50, 110))
    rows.sort(key=lambda row: (row["日期"], row["客户编号"]))
    return [{"编号": f"M{number:04}", **row} for number, row in enumerate(rows, 1)]


def make_talks(random_, users):
    rows = []
    for number in range(210):
        day = datetime.date(2026, 1, 8) + days(int(number * 235 / 210))
        needs = {"路线": 5, "亲子账户": 1, "离线地图": 3, "活动报名": 2}
        if day >= datetime.date(2026, 7, 1):
            needs = {"路线": 2, "亲子账户": 5, "离线地图": 1, "活动报名": 2}
        user = random_.choice([user for user in users if user["day"] < day])
        rows.append({"编号": f"F{number + 1:03}", "客户编号": user["客户编号"], "日期": day,
                     "方式": pick(random_, {"访谈": 3, "焦点小组": 2, "回访": 4}), "需求": pick(random_, needs)})
    return rows


def make_deals(random_, users):
    """商机: the hiking clubs and firms that may buy the paid plan for all their members."""
    rows = []
    for number in range(150):
        day = datetime.date(2025, 12, 1) + days(int(number * 270 / 150))
        stage = pick(random_, {"初步接洽": 3, "方案报价": 2, "商务谈判": 2, "赢单": 3, "输单": 4})
        if (TODAY - day).days > 90 and stage not in ("赢单", "输单"):
            stage = random_.choice(("赢单", "输单", "输单"))
        quoted = day + days(random_.randint(3, 20)) if stage != "初步接洽" else None
        closed = quoted + days(random_.randint(5, 60)) if quoted and stage in ("赢单", "输单") else None
        if closed and closed > TODAY:
            stage, closed = "商务谈判", None
        rows.append({
            "商机编号": f"S{number + 1:03}", "客户编号": random_.choice([user for user in users if user["day"] <= day])["客户编号"],
            "创建时间": clock(random_, day), "商机阶段": stage, "商机金额（元）": f"{random_.randint(4, 40) * 500:,}.00",
            "报价日期": quoted if quoted and quoted <= TODAY else "", "结单日期": closed or "",
        })
    return rows


def write(name, rows):
    columns = [column for column in rows[0] if column not in ("day", "keen")]
    with open(DATA / name, "w", encoding="gb18030", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260831)
    users = make_users(random_)
    ask_consent(users)
    DATA.mkdir(exist_ok=True)
    write("纷享销客_客户.csv", users)
    write("浏览.csv", make_visits(random_, users))
    write("满意度.csv", make_answers(random_, users))
    write("访谈焦点小组.csv", make_talks(random_, users))
    write("纷享销客_商机.csv", make_deals(random_, users))


if __name__ == "__main__":
    main()
