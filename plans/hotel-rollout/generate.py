#!/usr/bin/env python3
"""Makes the data of an invented city hotel that is introducing a CRM system, up to 2026-06-15. Fixed seed, standard library
only: the same files on every machine. Nobody in the files exists.

What is planted in them, for the plan to find:
- profiles come from four systems; one in twenty phone numbers is no number, a third of the addresses is older than three
  years, some guests stand in two systems, and some club numbers are unknown to the club;
- the cleaning began in March and has reached four of five profiles;
- the system course went well, the data-entry course has only begun, and the restaurant stays away from it;
- the new check-in is twice as fast as the old one since the pilot of April, and guests who came since then are happier;
- bookings grow by a twentieth a year, which is less than the plan wants;
- the offer of the second supplier is the best by a little, and only because it is easy to use.
"""
import csv
import datetime
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent / "data"
TODAY = datetime.date(2026, 6, 15)
OPENED = datetime.date(2023, 7, 1)
GUESTS = 1_500

CLEANING = datetime.date(2026, 3, 2)
PILOT = datetime.date(2026, 4, 13)
SEASON = [0.8, 0.75, 1.0, 1.1, 1.15, 1.05, 1.0, 1.05, 1.15, 1.2, 1.0, 0.75]
SYSTEMS = {"PMS": 5, "CRS": 3, "club": 2, "POS": 2}
DEPARTMENTS = {"front desk": 18, "sales": 10, "restaurant": 20, "housekeeping": 12}
COURSES = {"system": datetime.date(2026, 5, 4), "data entry": datetime.date(2026, 5, 25), "service": datetime.date(2026, 6, 8)}
SURNAMES = "Adams Berg Costa Duarte Engel Ferri Gruber Haas Ito Jonas Kovac Lang Moreau Nagy Ortiz Peters Roth Schmid Tran Weiss".split()
GIVEN = "Ada Ben Carla Dan Elsa Fred Gina Hans Ida Jan Kim Lea Max Nora Otto Pia Quentin Rosa Sam Tina".split()


def days(number):
    return datetime.timedelta(days=number)


def pick(random_, weighted):
    return random_.choices(list(weighted), list(weighted.values()))[0]


def phone(random_):
    """Mostly a mobile number; one in twenty-two is something else that somebody typed into the field."""
    if random_.random() < 0.09:
        return ""
    return f"13{random_.randint(0, 999_999_999):09}" if random_.random() > 0.045 else random_.choice(("none", "12345", "ask him"))


def make_guests(random_):
    guests = []
    for number in range(1, GUESTS + 1):
        created = OPENED + days(int((TODAY - OPENED).days * random_.random() ** 1.75))
        mail, address, member = random_.random() < 0.68, random_.random() < 0.75, random_.random() < 0.35
        moved = created - days(random_.randint(0, 900))
        guests.append({
            "id": f"g{number:04}",
            "name": f"{random_.choice(GIVEN)} {random_.choice(SURNAMES)}",
            "phone": phone(random_),
            "email": f"g{number:04}@example.com" if mail else "",
            "email_checked": created + days(int((TODAY - created).days * random_.random() ** 0.4)) if mail else "",
            "address": f"{random_.randint(1, 99)} {random_.choice(('Lake', 'Mill', 'Garden', 'Station'))} Road" if address else "",
            "address_checked": moved if address else "",
            "source": pick(random_, SYSTEMS),
            "member_no": f"m{number:04}" if member else "",
            "created": created,
            "may_write": "yes" if random_.random() < 0.81 else "no",
            "business": random_.random() < 0.4,
            "valued": random_.random() < 0.18,
        })
    for _ in range(24):
        first, second = random_.sample(guests, 2)
        second["name"], second["phone"] = first["name"], first["phone"]
    return guests


def make_members(random_, guests):
    """The club's own list: fourteen numbers in the profiles are not on it."""
    numbers = [guest["member_no"] for guest in guests if guest["member_no"]]
    unknown = set(random_.sample(numbers, 14))
    return [
        {"member_no": guest["member_no"], "joined": guest["created"], "level": random_.choice(("silver", "silver", "gold"))}
        for guest in guests if guest["member_no"] and guest["member_no"] not in unknown
    ]


def make_stays(random_, guests):
    stays = []
    for guest in guests:
        rate = (2.6 if guest["business"] else 1.1) * (2.0 if guest["valued"] else 1.0) / 365 * 1.6
        at = float(random_.randint(0, 20))
        leaves = guest["created"] + days(int(random_.expovariate(1 / 1_100)))
        while True:
            day = guest["created"] + days(int(at))
            if day > min(TODAY, leaves):
                break
            if random_.random() < SEASON[day.month - 1] / 1.3:
                part = pick(random_, {"rooms": 7, "food": 2, "meetings": 2 if guest["business"] else 0.2})
                base = {"rooms": 1_450, "food": 420, "meetings": 5_200}[part] * random_.uniform(0.6, 1.5)
                revenue = base * (1 + 0.05 * (day - OPENED).days / 365) * (1.2 if guest["valued"] else 1)
                margin = {"rooms": 0.46, "food": 0.24, "meetings": 0.38}[part] * random_.uniform(0.85, 1.15)
                stays.append({
                    "guest_id": guest["id"], "left_on": day, "department": part,
                    "revenue": f"{revenue:.2f}", "margin": f"{revenue * margin:.2f}",
                })
            at += max(4.0, random_.expovariate(rate))
    stays.sort(key=lambda stay: (stay["left_on"], stay["guest_id"]))
    return [{"id": f"s{number:05}", **stay} for number, stay in enumerate(stays, 1)]


def make_checks(random_, guests):
    """The log of the cleaning: one line for each profile that somebody went through."""
    checks = []
    order = sorted(guests, key=lambda guest: random_.random())
    reached = order[: int(0.86 * len(order))]
    for number, guest in enumerate(reached):
        day = CLEANING + days(int((TODAY - CLEANING).days * (number / len(reached)) ** 0.8))
        found = pick(random_, {"nothing": 38, "inaccurate": 17, "out of date": 21, "missing": 16, "duplicate": 8})
        mended = found == "nothing" or random_.random() < {"missing": 0.74, "duplicate": 0.98}.get(found, 0.95)
        checks.append({
            "guest_id": guest["id"], "checked": max(day, guest["created"]), "found": found, "clean": "yes" if mended else "no",
        })
    checks.sort(key=lambda check: (check["checked"], check["guest_id"]))
    return [{"id": f"k{number:04}", **check} for number, check in enumerate(checks, 1)]


def make_staff():
    staff = []
    for department, count in DEPARTMENTS.items():
        for _ in range(count):
            staff.append({"id": f"e{len(staff) + 1:02}", "department": department, "joined": datetime.date(2023, 7, 1)})
    return staff


def make_training(random_, staff):
    rows = []
    for course, first in COURSES.items():
        for person in staff:
            day = first + days(random_.randint(0, 24))
            away = person["department"] == "restaurant" and course != "system" and random_.random() < 0.8
            if day > TODAY or away or random_.random() < 0.06:
                continue
            passed = random_.random() < (0.95 if course == "system" else 0.84)
            rows.append({"person": person["id"], "course": course, "held": day, "passed": "yes" if passed else "no"})
            again = day + days(random_.randint(7, 14))
            if not passed and again <= TODAY:
                rows.append({"person": person["id"], "course": course, "held": again, "passed": "yes"})
    rows.sort(key=lambda row: (row["held"], row["person"]))
    return [{"id": f"t{number:03}", **row} for number, row in enumerate(rows, 1)]


def make_usage(random_, staff):
    """Log-ins a person and week since the pilot: the sales people first, the restaurant hardly."""
    rows = []
    for week in range((TODAY - PILOT).days // 7 + 1):
        day = PILOT + days(7 * week)
        for person in staff:
            habit = {"front desk": 0.45, "sales": 0.55, "restaurant": 0.06, "housekeeping": 0.18}[person["department"]]
            if random_.random() < min(0.95, habit + 0.022 * week):
                rows.append({"person": person["id"], "week": day, "logins": random_.randint(1, 14)})
    return [{"id": f"u{number:04}", **row} for number, row in enumerate(rows, 1)]


def make_surveys(random_, stays):
    surveys = []
    for stay in stays:
        day = stay["left_on"] + days(random_.randint(1, 6))
        if day > TODAY or random_.random() > 0.34:
            continue
        happy = 0.775 if day < PILOT else 0.835
        score = random_.choice((9, 9, 10)) if random_.random() < happy else random_.choice((8, 8, 7, 6, 4))
        surveys.append({"guest_id": stay["guest_id"], "answered": day, "score": score if random_.random() < 0.96 else ""})
    surveys.sort(key=lambda survey: (survey["answered"], survey["guest_id"]))
    return [{"id": f"a{number:04}", **survey} for number, survey in enumerate(surveys, 1)]


def make_checkins(random_):
    """A sample of check-ins with a stop-watch, before and after the pilot; minutes, cost of the work, and faults."""
    rows = []
    for number in range(160):
        day = datetime.date(2026, 1, 12) + days(number)
        if day > TODAY:
            break
        new = day >= PILOT
        for step, minutes in {"find booking": 2.4, "copy papers": 3.8, "key and room": 2.2}.items():
            took = minutes * random_.uniform(0.7, 1.4) * (0.45 if new else 1)
            rows.append({
                "day": day, "step": step, "process": "new" if new else "old", "minutes": f"{took:.1f}",
                "cost": f"{took * 1.1:.2f}", "fault": "yes" if random_.random() < (0.03 if new else 0.08) else "no",
            })
    return [{"id": f"p{number:03}", **row} for number, row in enumerate(rows, 1)]


ASSESSMENT = {
    "booking": ("process", 2, 3), "check-in": ("process", 2, 4), "complaints": ("process", 1, 2),
    "network": ("technology", 3, 3), "interfaces": ("technology", 2, 3), "security": ("technology", 3, 4),
    "completeness": ("data", 1, 3), "duplicates": ("data", 1, 4), "freshness": ("data", 2, 3),
    "skills": ("people", 2, 3), "will": ("people", 3, 3), "money": ("budget", 3, 3),
}
OFFERS = {
    "features": (40, 4, 4, 3), "ease of use": (25, 3, 5, 4), "room to grow": (15, 4, 3, 3), "price": (20, 2, 3, 5),
}
TASKS = {
    ("cleaning", "merge"): ("2026-04-17", 100), ("cleaning", "duplicates"): ("2026-05-15", 100),
    ("cleaning", "mend"): ("2026-06-12", 80), ("cleaning", "classify"): ("2026-06-12", 25),
    ("system", "migrate"): ("2026-06-12", 10), ("system", "configure"): ("2026-06-12", 0),
}


def write(name, rows):
    columns = [column for column in rows[0] if column not in ("business", "valued")]
    with open(DATA / name, "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    random_ = random.Random(20260615)
    guests = make_guests(random_)
    stays = make_stays(random_, guests)
    staff = make_staff()
    DATA.mkdir(exist_ok=True)
    write("guests.csv", guests)
    write("members.csv", make_members(random_, guests))
    write("stays.csv", stays)
    write("checks.csv", make_checks(random_, guests))
    write("staff.csv", staff)
    write("training.csv", make_training(random_, staff))
    write("usage.csv", make_usage(random_, staff))
    write("surveys.csv", make_surveys(random_, stays))
    write("checkins.csv", make_checkins(random_))
    rounds = (("2025-12-08", 1), ("2026-06-01", 2))
    write("assessment.csv", [
        {"id": f"{item} {day}", "item": item, "area": scores[0], "assessed": day, "score": scores[at]}
        for day, at in rounds for item, scores in ASSESSMENT.items()
    ])
    write("offers.csv", [
        {"id": f"{vendor}: {criterion}", "vendor": vendor, "criterion": criterion, "asked": "2026-02-02",
         "weight": f"{values[0]}%", "score": values[at]}
        for at, vendor in enumerate(("Aquila", "Beacon", "Cordial"), 1) for criterion, values in OFFERS.items()
    ])
    write("tasks.csv", [
        {"id": f"{action}/{task}", "action": action, "task": task, "reported": day, "percent": f"{percent}%"}
        for (action, task), (day, percent) in TASKS.items()
    ])


if __name__ == "__main__":
    main()
