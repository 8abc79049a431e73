#!/usr/bin/env python3
"""The figures of satisfaction_index.rhumb, counted from the raw file with exact fractions."""
import pathlib
import sys
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import main, percentile, ratio


def figures(folder):
    lines = (folder / "satisfaction_index/mobi.csv").read_text("ascii").split()
    header = lines[0].split(",")
    rows = [dict(zip(header, map(int, line.split(",")), strict=True)) for line in lines[1:]]

    def mean(row, name):
        items = [value for column, value in row.items() if column.startswith(name)]
        return Fraction(sum(items), len(items))

    satisfaction = [mean(row, "CUSA") for row in rows]
    price = [mean(row, "PERV") for row in rows]
    promoters = sum(row["CUSL3"] >= 9 for row in rows)
    detractors = sum(row["CUSL3"] <= 6 for row in rows)
    upset = [row for row, mood in zip(rows, satisfaction) if mood >= 7 and row["CUSCO"] <= 4]
    upset.sort(key=lambda row: (row["CUSCO"], -mean(row, "CUSA")))
    n = len(rows)
    return {
        "rows answers": n,
        "broken answers 1": n - len({row["respondent"] for row in rows}),
        "in promoters": promoters,
        "in detractors": detractors,
        "in let_down": sum(mood < mean(row, "CUEX") for row, mood in zip(rows, satisfaction)),
        "in price_only": sum(mean(row, "PERQ") >= 8 and value <= 5 for row, value in zip(rows, price)),
        "in complaint": len(upset),
        "tier mood delighted": sum(mood >= 9 for mood in satisfaction),
        "tier mood content": sum(7 <= mood < 9 for mood in satisfaction),
        "tier mood lukewarm": sum(5 <= mood < 7 for mood in satisfaction),
        "tier mood cross": sum(mood < 5 for mood in satisfaction),
        "metric index_mean": float(sum((mood - 1) / 9 * 100 for mood in satisfaction) / n),
        "metric recommend": 100 * ratio(promoters - detractors, n),
        "metric again": ratio(sum(row["CUSL1"] >= 8 for row in rows), n),
        "metric satisfied": ratio(sum(row["CUSA1"] >= 8 for row in rows), n),
        "metric handled": ratio(sum(row["CUSCO"] >= 8 for row in rows), n),
        "metric quality_mean": float(sum(mean(row, "PERQ") for row in rows) / n),
        "metric image_mean": float(sum(mean(row, "IMAG") for row in rows) / n),
        "metric value_mean": float(sum(price) / n),
        "metric middle_index": float(percentile(50, satisfaction)),
        "metric low_index": float(percentile(10, satisfaction)),
        "metric priced_in": ratio(sum(row["CUSL2"] for row in rows), n),
        "signal price_fight": "fired" if sum(value <= 5 for value in price) * 100 > 25 * n else "quiet",
        "found make_good": len(upset),
        "first make_good": upset[0]["respondent"],
    }


if __name__ == "__main__":
    main(figures)
