#!/usr/bin/env python3
"""The figures of telco_churn.rhumb, counted from the raw file: lines split at commas (no cell is quoted), money as Decimal."""
import pathlib
import sys
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from verifying import main, money, percentile, ratio, top


def figures(folder):
    lines = (folder / "telco_churn/Telco-Customer-Churn.csv").read_text("ascii").splitlines()
    header = lines[0].split(",")
    rows = [dict(zip(header, line.split(","), strict=True)) for line in lines[1:]]
    for row in rows:
        row["monthly"] = Decimal(row["MonthlyCharges"])
        row["billed"] = Decimal(row["TotalCharges"]) if row["TotalCharges"].strip() else None
        row["tenure"] = int(row["tenure"])
        row["left"] = row["Churn"] == "Yes"
    staying = [row for row in rows if not row["left"]]
    paying = [row for row in staying if row["Contract"] == "Month-to-month"]
    fibre = [row for row in paying if row["InternetService"] == "Fiber optic"]
    exposed = [row for row in fibre if row["tenure"] <= 12 and row["TechSupport"] == "No"]
    billed = {row["customerID"]: row["billed"] for row in staying if row["billed"] is not None}
    best = top(20, billed)
    first = sorted(exposed, key=lambda row: -row["monthly"])[:150]
    result = {
        "rows customers": len(rows),
        "broken customers 1": sum(row["billed"] is None for row in rows),
        "broken customers 2": sum(row["billed"] is None and row["tenure"] > 0 for row in rows),
        "broken customers 3": len(rows) - len({row["customerID"] for row in rows}),
        "in staying": len(staying),
        "in monthly_payers": len(paying),
        "in seniors": sum(row["SeniorCitizen"] == "1" for row in staying),
        "in newcomers": sum(row["billed"] is None for row in rows),
        "in best": len(best),
        "unknown best": len(staying) - len(billed),
        "in exposed": len(exposed),
        "tier ladder gone": len(rows) - len(staying),
        "tier ladder loyal": sum(row["tenure"] >= 48 for row in staying),
        "tier ladder settled": sum(12 <= row["tenure"] < 48 for row in staying),
        "tier ladder newcomer": sum(row["tenure"] < 12 for row in staying),
        "metric left_share": ratio(len(rows) - len(staying), len(rows)),
        "metric billed_in_all": money(sum(row["billed"] or 0 for row in rows)),
        "n billed_in_all": sum(row["billed"] is not None for row in rows),
        "skipped billed_in_all": sum(row["billed"] is None for row in rows),
        "metric monthly_bill": money(sum(row["monthly"] for row in staying)),
        "metric lost_bill": money(sum(row["monthly"] for row in rows if row["left"])),
        "metric mean_bill": money(sum(row["monthly"] for row in rows) / len(rows)),
        "metric high_bill": money(percentile(90, [row["monthly"] for row in rows])),
        "metric middle_tenure": float(percentile(50, [row["tenure"] for row in rows])),
        "metric bound_share": ratio(len(staying) - len(paying), len(staying)),
        "metric automatic_share": ratio(sum("(automatic)" in row["PaymentMethod"] for row in staying), len(staying)),
        "signal fibre_faults": "fired"
        if sum(row["left"] and row["InternetService"] == "Fiber optic" for row in rows) * 100 > 15 * len(rows)
        else "quiet",
        "found call": len(exposed),
        "given call": len(first),
        "worth call": money(sum(Decimal(money(row["monthly"] * 12 * Decimal("0.12"))) for row in first)),
    }
    payments = [row["PaymentMethod"] for row in rows]
    result["metric usual_payment"] = max(set(payments), key=payments.count)
    for contract in ("Month-to-month", "One year", "Two year"):
        group = [row for row in rows if row["Contract"] == contract]
        result[f"part left_share {contract}"] = ratio(sum(row["left"] for row in group), len(group))
    for internet in ("DSL", "Fiber optic", "No"):
        group = [row["monthly"] for row in staying if row["InternetService"] == internet]
        result[f"part monthly_bill {internet}"] = money(sum(group))
    return result


if __name__ == "__main__":
    main(figures)
