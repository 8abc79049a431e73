"""The past in numpy, for the peers that have no window of their own for it: bookings are counted by guest and stretch of
days between two window edges, then every window of every goal day is a difference of running sums."""
import numpy

from workload import GOAL_DAYS, edges, first_after

NAMES = ("repeat", "active", "web_share", "revenue_90", "joy", "asleep_share", "core_quiet", "long_share")


def stretch_of(days):
    """The stretch in which each day lies."""
    return numpy.searchsorted(numpy.array(edges(), "datetime64[D]"), days, "left")


def series(rows, row, stretch, cents, flat, joy):
    """Each goal's metric on each day. `flat` has, by stretch, the bookings, those from the web, cents and long stays."""
    bounds = edges()
    width = len(bounds) + 1
    # A row of the tables is a stretch: what is known of all guests up to an edge lies side by side.
    cell = stretch * rows + row
    count = numpy.bincount(cell, minlength=rows * width).astype(numpy.int32).reshape(width, rows)
    money = numpy.bincount(cell, cents, rows * width).reshape(width, rows)
    numpy.cumsum(count, 0, out=count)
    numpy.cumsum(money, 0, out=money)
    totals = numpy.zeros((4, width), numpy.int64)
    for position, name in enumerate(("n", "web", "cents", "long")):
        totals[position, flat["stretch"]] = flat[name]
    totals = totals.cumsum(1)
    values = {name: [] for name in NAMES}
    for day in GOAL_DAYS:
        until, year, ninety, half = (bounds.index(edge) for edge in first_after(day))
        visits = count[until] - count[year]
        spend = money[until] - money[year]
        known = count[until] > 0
        # Nothing in the last 180 days, but something before.
        asleep = known & (count[until] == count[half])
        k = -(-rows // 5)
        core = spend >= numpy.partition(spend, rows - k)[rows - k]
        values["repeat"].append((visits >= 2).sum() / rows)
        values["active"].append((visits >= 1).sum() / rows)
        values["web_share"].append((totals[1, until] - totals[1, ninety]) / (totals[0, until] - totals[0, ninety]))
        values["revenue_90"].append(int(totals[2, until] - totals[2, ninety]))
        values["joy"].append(joy)
        values["asleep_share"].append(asleep.sum() / known.sum())
        values["core_quiet"].append((asleep & core).sum() / (core & known).sum())
        values["long_share"].append((totals[3, until] - totals[3, year]) / (totals[0, until] - totals[0, year]))
    return {name: [float(v) if isinstance(v, numpy.floating) else v for v in listed] for name, listed in values.items()}
