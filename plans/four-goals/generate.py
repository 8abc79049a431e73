#!/usr/bin/env python3
"""Makes the data of an invented online coffee shop up to 2026-07-31. Fixed seed, standard library only: the same files on
every machine. Nobody in the files exists.

What is planted in them, for the plan to find:
- one service desk for all channels went live in May 2026: answers by chat and mail come three times as fast, the phone
  still keeps people waiting, and satisfaction follows the waiting time;
- leads are called sooner since the automation of February, so more of them buy; leads from advertisements hardly do;
- high-value customers leave a little less often since the exclusive offers of April, but a handful of them fell silent in
  the autumn before;
- most of the staff was trained by March, four of them never were;
- a bad roast in July brought three times as many complaints as usual.
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 7, 31)
OPENED = datetime.date(2024, 7, 1)
CUSTOMERS = 1_600

AUTOMATION = datetime.date(2026, 2, 15)
OFFERS = datetime.date(2026, 4, 1)
ONE_DESK = datetime.date(2026, 5, 4)
BAD_ROAST = (datetime.date(2026, 7, 6), datetime.date(2026, 7, 24))
SEASON = [1.05, 0.9, 1.0, 0.95, 0.95, 0.9, 0.85, 0.85, 1.0, 1.05, 1.35, 1.3]

# channel: (share of the tickets, median minutes to an answer before the one desk, and after it)
CHANNELS = {"chat": (0.36, 95, 22), "mail": (0.30, 620, 190), "phone": (0.20, 410, 390), "wechat": (0.14, 240, 75)}
# source: (share of the leads, how likely a lead is to buy)
SOURCES = {"ad": (0.38, 0.055), "search": (0.30, 0.15), "referral": (0.17, 0.26), "walk_in": (0.15, 0.13)}
SURNAMES = "Baker Chen Dubois Evans Fischer Garcia Huang Ito Jensen Kim Lopez Meyer Novak Okafor Patel Quinn Rossi Silva Tanaka Wang".split()
GIVEN = "Alice Bo Clara David Elif Finn Grace Hugo Ines Jun Kai Lena Marco Nina Omar Paula Rui Sofia Tom Yan".split()


def days(number):
    return datetime.timedelta(days=number)


def pick(random_, weighted):
    return random_.choices(list(weighted), list(weighted.values()))[0]


def make_customers(random_):
    customers = []
    for number in range(1, CUSTOMERS + 1):
        regular = random_.random() < 0.28
        customers.append({
            "id": f"c{number:04}",
            "name": f"{random_.choice(GIVEN)} {random_.choice(SURNAMES)}",
            "joined": OPENED + days(int((TODAY - OPENED).days * random_.random() ** 1.2)),
            "phone": f"13{random_.randint(0, 999_999_999):09}" if random_.random() < 0.93 else "",
            "city": random_.choice(("Hangzhou", "Shanghai", "Suzhou", "Nanjing")),
            "regular": regular,
            "silent": regular and random_.random() < 0.07,
        })
    return customers


def ask_consent(customers):
    """Nine of ten customers may be written to. Chance of its own, so that everything else stays as it is."""
    random_ = random.Random(20260801)
    for customer in customers:
        customer["may_write"] = "yes" if random_.random() < 0.9 else "no"


def make_orders(random_, customers):
    orders = []
    for customer in customers:
        regular = customer["regular"]
        gap = random_.uniform(26, 48) if regular else random_.uniform(70, 260)
        at = customer["joined"] + days(random_.randint(0, 6))
        if random_.random() < 0.06:
            continue
        while at <= TODAY:
            orders.append({
                "customer_id": customer["id"],
                "paid_on": at,
                "line": pick(random_, {"online": 7, "shop": 3}),
                "amount": f"{random_.choice((1, 1, 2, 3)) * 168 + (random_.randint(120, 560) if regular else 0):.2f}",
            })
            leaves = (0.024 if at < OFFERS else 0.007) if regular else 0.22
            if random_.random() < leaves or (customer["silent"] and at > datetime.date(2025, 8, 25)):
                break
            at += days(max(3, int(random_.gauss(gap, gap / 4) / SEASON[at.month - 1])))
    orders.sort(key=lambda order: (order["paid_on"], order["customer_id"]))
    return [{"id": f"o{number:05}", **order} for number, order in enumerate(orders, 1)]


def make_leads(random_, customers):
    leads = []
    span = (TODAY - OPENED).days
    for number in range(2_300):
        created = OPENED + days(int(span * (number + random_.random()) / 2_300))
        source = pick(random_, {name: share for name, (share, _chance) in SOURCES.items()})
        chance = SOURCES[source][1] * (1.32 if created >= AUTOMATION else 1.0)
        sooner = 0.6 if created >= AUTOMATION else 1.0
        contacted = created + days(int(random_.expovariate(1 / (3 * sooner)))) if random_.random() < 0.78 else None
        quoted = contacted + days(1 + int(random_.expovariate(1 / 5))) if contacted and random_.random() < 0.55 else None
        buys = quoted and random_.random() < min(0.95, chance / (0.78 * 0.55))
        won = quoted + days(1 + int(random_.expovariate(1 / 9))) if buys else None
        lost = created + days(random_.randint(20, 50)) if not buys and random_.random() < 0.5 else None
        leads.append({
            "id": f"l{number + 1:04}",
            "customer_id": random_.choice(customers)["id"] if buys and random_.random() < 0.9 else "",
            "source": source,
            "created": created,
            **{name: day if day and day <= TODAY else "" for name, day in
               (("contacted", contacted), ("quoted", quoted), ("won", won), ("lost", lost))},
        })
    return leads


def make_tickets(random_, orders):
    tickets = []
    for order in orders:
        day = order["paid_on"] + days(random_.randint(1, 12))
        bad = BAD_ROAST[0] <= day <= BAD_ROAST[1]
        if day > TODAY or random_.random() > (0.40 if bad else 0.24):
            continue
        channel = pick(random_, {name: share for name, (share, *_rest) in CHANNELS.items()})
        median = CHANNELS[channel][2 if day >= ONE_DESK else 1]
        opened = datetime.datetime.combine(day, datetime.time(random_.randint(8, 21), random_.randint(0, 59)))
        wait = int(median * random_.lognormvariate(0, 0.9))
        answered = opened + datetime.timedelta(minutes=wait)
        closed = answered.date() + days(int(random_.expovariate(1 / 2.5)))
        tickets.append({
            "customer_id": order["customer_id"],
            "opened": opened.strftime("%Y-%m-%d %H:%M"),
            "answered": answered.strftime("%Y-%m-%d %H:%M") if answered.date() <= TODAY else "",
            "closed": closed if closed <= TODAY else "",
            "channel": channel,
            "complaint": "yes" if random_.random() < (0.52 if bad else 0.19) else "no",
            "wait": wait,
        })
    tickets.sort(key=lambda ticket: (ticket["opened"], ticket["customer_id"]))
    return [{"id": f"t{number:04}", **ticket} for number, ticket in enumerate(tickets, 1)]


def make_surveys(random_, tickets):
    """Four of five who asked for help answer the survey; who waits more than four hours is rarely satisfied."""
    surveys = []
    for ticket in tickets:
        day = datetime.date.fromisoformat(ticket["opened"][:10]) + days(random_.randint(1, 6))
        if random_.random() > 0.8 or day > TODAY:
            continue
        quick = ticket["wait"] <= 240
        grumbles = ticket["complaint"] == "yes"
        happy = (0.97 if quick else 0.72) - (0.25 if grumbles else 0)
        csat = random_.choice((4, 4, 5, 5, 5)) if random_.random() < happy else random_.choice((3, 3, 2, 1))
        nps = min(10, max(0, round(csat * 2 + random_.gauss(-0.5, 1.1))))
        surveys.append({
            "customer_id": ticket["customer_id"],
            "answered": day,
            "channel": ticket["channel"],
            "csat": csat if random_.random() < 0.98 else "",
            "nps": nps if random_.random() < 0.85 else "",
        })
    surveys.sort(key=lambda survey: (survey["answered"], survey["customer_id"]))
    return [{"id": f"s{number:04}", **survey} for number, survey in enumerate(surveys, 1)]


def make_staff(random_):
    """Forty people; the courses ran in January and March."""
    staff = []
    for number in range(1, 41):
        first = number <= 14
        trained = None
        if first:
            trained = datetime.date(2025, 10, 13) + days(number)
        elif number <= 36:
            trained = random_.choice((datetime.date(2026, 1, 20), datetime.date(2026, 3, 10), datetime.date(2026, 4, 14)))
        staff.append({
            "id": f"e{number:02}",
            "team": ("service", "service", "sales", "loyalty")[number % 4],
            "joined": datetime.date(2024, 7, 1) + days(number * 9),
            "crm_trained": trained or "",
        })
    return staff


def write(name, rows):
    columns = [column for column in rows[0] if column not in ("regular", "silent", "wait")]
    with open(DATA / name, "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260731)
    customers = make_customers(random_)
    ask_consent(customers)
    orders = make_orders(random_, customers)
    tickets = make_tickets(random_, orders)
    DATA.mkdir(exist_ok=True)
    write("customers.csv", customers)
    write("orders.csv", orders)
    write("leads.csv", make_leads(random_, customers))
    write("tickets.csv", tickets)
    write("surveys.csv", make_surveys(random_, tickets))
    write("staff.csv", make_staff(random_))


if __name__ == "__main__":
    main()
