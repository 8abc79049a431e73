#!/usr/bin/env python3
"""Makes the data of the Lakeside Hotel: guests, bookings and complaints of an invented hotel up to 2026-06-30.

Fixed seed, standard library only: the same files on every machine. What is planted in them, for the plan to find:
families come back a little more since spring 2026, some of the best guests fell silent last winter, the neighbours'
lower prices cost a third of June 2026, the web channel grows, and a few phone numbers were entered twice.
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 6, 30)
OPENED = datetime.date(2022, 7, 1)
GUESTS = 4_000

# How much busier or quieter a month is than the mean one.
SEASON = [0.70, 1.05, 0.80, 1.05, 1.15, 1.05, 1.45, 1.50, 0.95, 1.25, 0.60, 0.45]
PRICE_WAR = datetime.date(2026, 6, 1)
CLUB_TRIAL = datetime.date(2026, 3, 15)

# kind: share of guests, bookings a year, nights, price of a night, years that a guest stays with the hotel
KINDS = {
    "family": (0.23, 1.35, (2, 2, 3, 3, 4, 5), 780, 4.0),
    "business": (0.22, 2.60, (1, 1, 1, 2, 2, 3), 560, 2.5),
    "couple": (0.38, 1.05, (1, 2, 2, 2, 3), 640, 3.0),
    "senior": (0.17, 1.00, (2, 3, 3, 4, 5, 7), 480, 4.5),
}
SURNAMES = (
    "Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Clarke Meyer Rossi Novak "
    "Tanaka Sato Kim Park Silva Martin Dubois Olsen Hughes Walsh Keller Ferrari"
).split()
GIVEN = (
    "Min Fang Wei Jing Lei Yan Tao Juan Xia Ping Hong Yu Hua Jun Bo Emma Oliver Anna Lukas Sofia Marco Elena Kenji "
    "Yuki Minjun Jisoo Lucas Claire Hugo Ingrid Tom Sarah Nora Felix Giulia Peter"
).split()


def pick_kind(random_):
    """The kind of a guest, by its share."""
    at = random_.random()
    for kind, (share, *_rest) in KINDS.items():
        if at < share:
            return kind
        at -= share
    return "couple"


def join_day(random_):
    """More guests join each year: the square root leans the days towards today."""
    days = (TODAY - OPENED).days
    return OPENED + datetime.timedelta(days=int(days * random_.random() ** 0.85))


def birth_day(random_, kind):
    low, high = {"family": (30, 48), "business": (26, 58), "couple": (22, 64), "senior": (61, 82)}[kind]
    return TODAY - datetime.timedelta(days=random_.randint(low * 365, high * 365 + 300))


def likelihood(day, kind):
    """How likely a wish to come ends in a booking on that day, below 1."""
    chance = SEASON[day.month - 1] / 1.6
    if kind == "business":
        chance = 0.62 + 0.1 * (SEASON[day.month - 1] - 1)
    if day >= PRICE_WAR:
        chance *= 0.42 if kind != "business" else 0.72
    if kind == "family" and day >= CLUB_TRIAL:
        chance *= 1.25
    return chance


def booking_days(random_, kind, joined, best):
    """The days on which one guest booked, in order."""
    _share, yearly, _nights, _price, loyalty = KINDS[kind]
    if random_.random() < 0.11:
        return []
    rate = yearly * random_.gammavariate(1.6, 1 / 1.6) * 1.9 / 365
    leaves = joined + datetime.timedelta(days=int(random_.expovariate(1 / (loyalty * 365))))
    if best:
        leaves = datetime.date(2025, 12, 20) - datetime.timedelta(days=random_.randint(0, 60))
        rate = max(rate, 3.2 / 365)
    days, at = [], float(random_.randint(0, 20))
    while True:
        day = joined + datetime.timedelta(days=int(at))
        if day > min(TODAY, leaves):
            return days
        if random_.random() < likelihood(day, kind) or not days:
            days.append(day)
        at += max(3.0, random_.expovariate(rate))


def make_guests(random_):
    guests = []
    for number in range(1, GUESTS + 1):
        kind = pick_kind(random_)
        joined = join_day(random_)
        best = random_.random() < 0.035 and joined < datetime.date(2025, 6, 1)
        guests.append({
            "id": f"g{number:04}",
            "name": f"{random_.choice(GIVEN)} {random_.choice(SURNAMES)}",
            "birth": birth_day(random_, kind) if random_.random() > 0.043 else "",
            "joined": joined,
            "phone": f"13{random_.randint(0, 999_999_999):09}" if random_.random() > 0.06 else "",
            "channel": random_.choices(("web", "phone", "agency"), (5, 2, 3))[0],
            "score": "",
            "kind": kind,
            "best": best,
        })
    for _ in range(9):
        first, second = random_.sample(guests, 2)
        second["phone"] = first["phone"]
    return guests


def make_bookings(random_, guests):
    bookings = []
    for guest in guests:
        kind = guest["kind"]
        _share, _yearly, nights, price, _loyalty = KINDS[kind]
        for day in booking_days(random_, kind, guest["joined"], guest["best"]):
            stay = random_.choice(nights)
            years = (day - OPENED).days / 365
            web = 0.26 + 0.062 * years
            amount = stay * price * (1 + 0.03 * years) * random_.uniform(0.82, 1.25) * (1.35 if guest["best"] else 1)
            children = random_.choice((1, 1, 2, 2, 3)) if kind == "family" and random_.random() < 0.86 else 0
            bookings.append({
                "guest_id": guest["id"],
                "booked_on": day,
                "via": random_.choices(("web", "phone", "agency"), (web, 0.22, 0.78 - web))[0],
                "nights": stay,
                "children": children,
                "cancelled": "yes" if random_.random() < 0.075 else "no",
                "amount": f"{round(amount):.2f}",
            })
    bookings.sort(key=lambda booking: (booking["booked_on"], booking["guest_id"]))
    return [{"id": f"b{number:05}", **booking} for number, booking in enumerate(bookings, 1)]


def give_scores(random_, guests, bookings):
    """Two of three guests who stayed have answered the last survey."""
    stayed = {booking["guest_id"] for booking in bookings if booking["cancelled"] == "no"}
    for guest in guests:
        if guest["id"] in stayed and random_.random() < 0.72:
            mean = {"family": 8.7, "business": 8.2, "couple": 8.6, "senior": 8.9}[guest["kind"]]
            guest["score"] = min(10, max(0, round(random_.gauss(mean, 1.45))))


def ask_consent(guests):
    """Seven of eight guests may be written to. Chance of its own, so that everything else stays as it is."""
    random_ = random.Random(20260701)
    for guest in guests:
        guest["may_write"] = "yes" if random_.random() < 0.875 else "no"


def make_complaints(random_, bookings):
    complaints = []
    for booking in bookings:
        opened = booking["booked_on"] + datetime.timedelta(days=random_.randint(5, 40))
        if random_.random() > 0.07 or opened > TODAY or booking["cancelled"] == "yes":
            continue
        faster = 1.0 if opened < datetime.date(2026, 1, 1) else 0.72
        days = int(random_.expovariate(1 / (5.4 * faster)))
        solved = opened + datetime.timedelta(days=days)
        complaints.append({
            "guest_id": booking["guest_id"],
            "opened": opened,
            "about": random_.choices(("room", "service", "food", "noise"), (4, 3, 2, 2))[0],
            "solved": solved if solved <= TODAY and random_.random() > 0.02 else "",
        })
    complaints.sort(key=lambda complaint: (complaint["opened"], complaint["guest_id"]))
    return [{"id": f"c{number:04}", **complaint} for number, complaint in enumerate(complaints, 1)]


def write(name, rows, columns):
    with open(DATA / name, "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260630)
    guests = make_guests(random_)
    bookings = make_bookings(random_, guests)
    give_scores(random_, guests, bookings)
    ask_consent(guests)
    complaints = make_complaints(random_, bookings)
    DATA.mkdir(exist_ok=True)
    write("guests.csv", guests, ["id", "name", "birth", "joined", "phone", "channel", "may_write", "score"])
    write("bookings.csv", bookings, list(bookings[0]))
    write("complaints.csv", complaints, list(complaints[0]))


if __name__ == "__main__":
    main()
