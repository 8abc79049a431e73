// Services: one row a customer or an answer, and no day anywhere.
// The figures are what verify.py beside each plan counts in the raw files, and the remarks say how; the names are
// explained in Tests/Corpus/real/verifying.py.

extension RealPlan {
    static let services = [
        RealPlan(
            folder: "telco_churn", today: "2026-06-30",
            data: [
                "customers": "telco_churn/Telco-Customer-Churn.csv"
            ],
            figures: """
                # Lines split at commas. 11 have one blank for what was billed, all of tenure 0.
                rows customers = 7043; broken customers 1 = 11; broken customers 2 = 0; broken customers 3 = 0
                # Churn “No”, and so on down; best: the highest 1,033 of the 5,163 who stay and were billed (20%
                # rounded up), the other 11 are unknown.
                in staying = 5174; in monthly_payers = 2220; in seniors = 666; in newcomers = 11; in best = 1033
                unknown best = 11; in exposed = 241
                # Those who stay, by tenure from 48 and from 12 months.
                tier ladder gone = 1869; tier ladder loyal = 2081; tier ladder settled = 2023
                tier ladder newcomer = 1070
                # Sums of cents; 11 blanks are no zeros. Mean and the quantile at 7,042 · 0.9 to the cent.
                metric billed_in_all = 16056168.70; n billed_in_all = 7032; skipped billed_in_all = 11
                metric monthly_bill = 316985.75; metric lost_bill = 139130.85; metric mean_bill = 64.76
                metric high_bill = 102.60; metric middle_tenure = 29; part monthly_bill DSL = 118136.15
                part monthly_bill Fiber optic = 168984.35; part monthly_bill No = 29865.25
                # 1,869 of 7,043, and of each contract; of the 5,174 who stay, who is bound and who pays by itself;
                # the commonest way.
                metric left_share = 0.265369870794; metric bound_share = 0.570931580982
                metric automatic_share = 0.497873985311; metric usual_payment = Electronic check
                part left_share Month-to-month = 0.427096774194; part left_share One year = 0.112695179905
                part left_share Two year = 0.0283185840708
                # Those who left fibre are 18.4% of all, the signal is 15%. Of 241 the 150 with the highest bill: 12
                # bills · 12% of each, to the cent.
                signal fibre_faults = fired; found call = 241; given call = 150; worth call = 18187.98
                """),
        RealPlan(
            folder: "hotel_customers", today: "2026-06-30",
            data: [
                "customers": "hotel_customers/hotel_customers_1000.csv"
            ],
            figures: """
                # Cells by their place. 33 ages are blank; −1 stands with 0 stays throughout.
                rows customers = 1000; broken customers 1 = 33; broken customers 2 = 0; broken customers 3 = 0
                # Guests: days since the last stay are not −1. Best: the highest 96 of 479 by lodging and extras. Of 7
                # guests no age.
                in guests = 479; in never = 521; in returning = 6; in best = 96; in own = 99
                in agency_best = 75; in families = 16; in seniors = 50; unknown seniors = 7
                # 967 ages by band, the blanks in none.
                tier age_band child = 150; tier age_band young = 224; tier age_band middle = 276
                tier age_band upper = 223; tier age_band senior = 94; unknown age_band = 33
                # Sums of cents, in all and by channel; lodging over room nights; mean and quantiles of 479 guests, to
                # the cent.
                metric takings = 206135.12; metric lodging_takings = 163522.53; metric nights_sold = 1464
                metric night_price = 111.70; metric mean_spend = 430.34; metric middle_spend = 345.30
                metric big_spend = 874.69; part lodging_takings Direct = 33615.32
                part lodging_takings Corporate = 6076.00; part lodging_takings Travel Agent/Operator = 123564.21
                part lodging_takings Electronic Distribution = 267.00
                # Ages of 472 guests; the median of days since the last stay without the 521 that are −1; 99 of 479,
                # 521 of 1,000; extras over lodging and extras; a set of texts.
                metric mean_age = 44.7923728814; skipped mean_age = 7; metric last_stay = 7
                skipped last_stay = 521; metric own_share = 0.206680584551; metric never_share = 0.521
                metric extras_weight = 0.20672163967; metric countries = 49
                # 351 of 479 guests come from an agency, the signal is 60%. The 40 with the highest spend: 17% of
                # lodging to the cent, a quarter of that to the cent.
                found next_time = 75; given next_time = 40; worth next_time = 1735.64; first next_time = 83472
                signal agency_power = fired
                """),
        RealPlan(
            folder: "satisfaction_index", today: "2026-06-30",
            data: [
                "answers": "satisfaction_index/mobi.csv"
            ],
            figures: """
                # 250 lines; nobody answered twice.
                rows answers = 250; broken answers 1 = 0
                # 9 and 10, 0 to 6 of CUSL3; means of items as exact fractions, compared with each other and with
                # whole numbers.
                in promoters = 95; in detractors = 60; in let_down = 104; in price_only = 11; in complaint = 8
                # The mean of CUSA1 to CUSA3 from 9, from 7, from 5.
                tier mood delighted = 32; tier mood content = 149; tier mood lukewarm = 61; tier mood cross = 8
                # (mean − 1) ÷ 9 · 100; 100 · (95 − 60) ÷ 250; answers of 8 and more; means of means; the quantiles at
                # 124.5 and 24.9.
                metric index_mean = 71.9703703704; metric recommend = 14; metric again = 0.592
                metric satisfied = 0.704; metric handled = 0.448; metric quality_mean = 7.71314285714
                metric image_mean = 7.5368; metric value_mean = 6.536; metric middle_index = 7.66666666667
                metric low_index = 5.66666666667; metric priced_in = 4.988
                # Value for money of 5 and less in 63 of 250 answers, the signal is 25%. The lowest CUSCO first, then
                # the most content.
                signal price_fight = fired; found make_good = 8; first make_good = 198
                """),
    ]
}
