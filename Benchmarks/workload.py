"""The days and windows of the benchmark, shared by the peers' scripts."""
import calendar
import datetime

# Guests and bookings; S-M has the guests of S and as many bookings as M.
SIZES = {
    "XS": (5_000, 50_000),
    "XS-S": (5_000, 500_000),
    "S": (50_000, 500_000),
    "S-M": (50_000, 5_000_000),
    "M": (500_000, 5_000_000),
    "M-L": (500_000, 50_000_000),
    "L": (5_000_000, 50_000_000),
}
BELOW = {"S": "XS", "M": "S", "L": "M"}
TODAY = datetime.date(2026, 6, 30)


def minus_months(day, months):
    """That many months earlier; clamps at the month's end."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_ends(count):
    """The last days of the months before today, oldest first."""
    days, first = [], TODAY.replace(day=1)
    for _ in range(count):
        last = first - datetime.timedelta(days=1)
        days.append(last)
        first = last.replace(day=1)
    return days[::-1]


YEAR_AGO = minus_months(TODAY, 12)
NINETY = TODAY - datetime.timedelta(days=90)
GOAL_DAYS = month_ends(18) + [TODAY]


def first_after(day):
    """The day itself and the days before which its windows begin: twelve months, ninety days, half a year of silence."""
    return day, minus_months(day, 12), day - datetime.timedelta(days=90), day - datetime.timedelta(days=181)


def edges():
    """All days at which some window begins or ends, in order."""
    return sorted({edge for day in GOAL_DAYS for edge in first_after(day)})


def years_between(birth, day):
    """A Polars expression of completed years."""
    import polars as pl

    before = (birth.dt.month() > day.month) | ((birth.dt.month() == day.month) & (birth.dt.day() > day.day))
    return day.year - birth.dt.year() - before.cast(pl.Int32)
