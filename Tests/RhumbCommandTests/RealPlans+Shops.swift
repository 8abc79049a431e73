// Shops and a restaurant: purchases with days, customers with and without a number.
// The figures are what verify.py beside each plan counts in the raw files, and the remarks say how; the names are
// explained in Tests/Corpus/real/verifying.py.

extension RealPlan {
    static let shops = [
        RealPlan(
            folder: "cdnow", today: "1997-09-30",
            data: [
                "customers": "cdnow/cdnow_customers_summary.csv",
                "purchases": "cdnow/CDNOW_sample.txt",
            ],
            figures: """
                # Lines split at blanks; those after 1997-09-30 left out.
                rows customers = 2357; rows purchases = 4960
                # Fader and Hardie's summary at week 39, customer by customer: days with a purchase less one, and the
                # weeks from the first to the last of them and to the end, at two places.
                broken customers 1 = 0; broken customers 2 = 0; broken customers 3 = 0
                metric repeat_days = 1.04242681375; metric published_mean = 1.04242681375
                # By days, not by lines: two purchases of one day are one visit. Silent: more than 91 days since the
                # last. Best: the highest 472 of 2,357 (20% rounded up) by spend.
                in again = 946; in silent = 528; in best = 472
                # Scores 1 + ⌊5 · (lower + half of the equal) ÷ 2,357⌋ of silence (turned round), lines and spend; 4
                # and 5 are high.
                tier eight key_value = 621; tier eight key_develop = 20; tier eight key_keep = 100
                tier eight key_win_back = 202; tier eight general_value = 173; tier eight general_develop = 126
                tier eight general_keep = 65; tier eight general_win_back = 1050
                # Sums of cents; stayed: of those who bought before July, who bought in July to September. The
                # baseline is the share with two days up to 1997-06-30.
                metric takings = 173115.55; metric orders = 4960; metric again_share = 0.40135765804
                metric stayed = 0.177344081459; baseline come_back = 0.341535850658
                # The last 30 days took in at least 60% of the 30 before. The 50 with the greatest spend, 6% of each
                # to the cent.
                signal forgotten = quiet; found write = 528; given write = 50; worth write = 1344.69
                first write = 1901
                """),
        RealPlan(
            folder: "complete_journey", today: "2017-12-31",
            data: [
                "households": "complete_journey/demographics.csv",
                "baskets": "complete_journey/baskets_from_sample.csv",
                "campaigns": "complete_journey/campaign_descriptions.csv",
                "mailings": "complete_journey/campaigns.csv",
                "redemptions": "complete_journey/coupon_redemptions.csv",
            ],
            warnings: [
                "data/orphan: 21,366 rows of baskets refer to households that households does not have",
                "data/orphan: 2,754 rows of mailings refer to households that households does not have",
                "data/orphan: 433 rows of redemptions refer to households that households does not have",
            ],
            figures: """
                # Rows of the csv module; 18 baskets of 2018-01-01 are left out. Blank homes and marriages; baskets of
                # 0.00.
                rows households = 801; rows baskets = 47225; rows campaigns = 27; rows mailings = 6589
                rows redemptions = 2102; broken households 1 = 233; broken households 2 = 137
                broken baskets 1 = 0; broken baskets 2 = 254
                # Buyers: a basket in July to December. Best: the highest 160 of 800 by takings of the half year;
                # quiet: none for 29 days. Bands are compared as text. Reached: sent a campaign that has begun; of
                # them three or more, and no coupon.
                in buyers = 800; in best = 160; in quiet = 1; in parents = 288; in young = 188; in older = 72
                in well_off = 129; in reached = 756; in mailed_only = 343; in users = 295
                # 26 and 6 baskets in the half year; the eight types from days since the last basket, baskets and
                # takings of the half year, by the rule of fifths.
                tier ladder weekly = 118; tier ladder monthly = 613; tier ladder seldom = 69
                tier ladder asleep = 1; tier eight unscored = 1; tier eight key_value = 157
                tier eight key_develop = 22; tier eight key_keep = 95; tier eight key_win_back = 46
                tier eight general_value = 37; tier eight general_develop = 96; tier eight general_keep = 39
                tier eight general_win_back = 308
                # Takings of all baskets, and of those whose household is among the 801; baskets of the last 90 days
                # over all of them, over those of an age band, and over those whose household is not among the 801.
                # Median of 800, between two.
                metric takings = 233832.86; metric known_takings = 133567.56; metric basket = 5.13
                n basket = 11666; metric given_away = 1343.72; metric pieces_sold = 7784650; metric shops = 2377
                metric middle_spend = 70.40; part basket 19-24 = 4.69; part basket 45-54 = 5.28
                part basket 65+ = 4.61; part basket ? = 4.87
                # Coupons by the kind of their campaign; baskets of the last 90 days with a coupon over all; of the
                # reached, who used one; of the 800, who came 26 times; of the known who bought up to 2017-10-02, who
                # bought after.
                metric coupon_share = 0.0240013715069; metric coupons_used = 2102
                metric user_share = 0.390211640212; metric weekly_share = 0.1475; metric stayed = 0.980024968789
                metric usual_age = 45-54; part coupons_used Type A = 1718; part coupons_used Type B = 323
                part coupons_used Type C = 61
                # The same on 2017-06-30: campaigns begun and coupons used up to it, baskets from 2016-12-31 on.
                baseline coupons_right = 0.233281493002; baseline every_week = 0.133165829146
                # Coupons in 2.4% of the baskets, the signal is 2%. A tenth of the quiet household's takings.
                signal tired = quiet; found come_back = 1; worth come_back = 14.13; found spare_them = 343
                given spare_them = 50
                """),
        RealPlan(
            folder: "online_retail_sample", today: "2010-12-05",
            data: [
                "lines": "online_retail_sample/OnlineRetail_first10000.csv"
            ],
            figures: """
                # Rows of the csv module split at semicolons. No customer, no price, no description; no row without
                # pieces, and no cancellation with pieces above nought.
                rows lines = 10000; broken lines 1 = 2291; broken lines 2 = 46; broken lines 3 = 42
                broken lines 4 = 0; broken lines 5 = 0
                # By the cells as they stand: an invoice that begins with C, pieces below nought, a price of 0.
                in named = 7709; in nameless = 2291; in foreign = 597; in cancelled_lines = 100
                in written_off = 30; in given_away = 46; in bulk = 95
                # Pieces times price with the comma made a point, to the cent; rows by the size of that product.
                metric takings = 180667.75; metric pieces_sold = 78286; metric returns = -3580.58
                metric foreign_takings = 15730.53; metric nameless_takings = 36041.50; tier size back = 130
                part takings Came back = -3580.58; tier size large = 599
                part takings Fifty pound and more = 85263.77; tier size usual = 5753
                part takings Five to fifty pound = 89880.82; tier size small = 3518
                part takings Below five pound = 9103.74
                # Sets of texts; who has no number is nobody.
                metric customers = 323; skipped customers = 2291; metric invoices = 469; metric articles = 1997
                metric countries = 15
                # Takings of the named over 323 customers; quantiles of 9,870 lines sold at (n − 1) · p; shares of
                # 10,000.
                metric named_share = 0.7709; metric per_customer = 447.76; metric middle_line = 8.47
                metric big_line = 33.00; metric cancelled_share = 0.01
                # The share of lines with a customer on the first two days; 130 of 10,000 came back, the signal is 1%.
                baseline every_name = 0.769024343492; signal returns_grow = fired
                """),
        RealPlan(
            folder: "tmall_orders_zh", today: "2020-02-29",
            data: [
                "订单": "tmall_orders_zh/tmall_order_report_slashdates.gb18030.csv"
            ],
            figures: """
                # Lines decoded as GB18030, split at commas. Three orders of ten thousand and more.
                rows 订单 = 28010; broken 订单 1 = 0; broken 订单 2 = 0; broken 订单 3 = 0; broken 订单 4 = 0
                broken 订单 5 = 3
                # Paid: a payment up to 2020-02-29. 3,923 have none and 6 were paid on 1 March.
                in 付款单 = 24081; in 未付单 = 3929; in 退款单 = 5643; in 全退单 = 5129; in 大单 = 50
                in 湖北单 = 75; in 可催单 = 431
                # Rows and sums by the order's amount.
                tier 档次 大额 = 185; part 下单额 五百元以上 = 392256.54; tier 档次 中额 = 10575
                part 下单额 一百元到五百元 = 1699836.01; tier 档次 小额 = 17250
                part 下单额 不到一百元 = 903668.06
                # Sums of cents, all orders; those of 23 to 29 February.
                metric 下单额 = 2995760.61; metric 实收 = 1902487.15; metric 退款额 = 572335.92
                metric 周实收 = 1268501.67
                # 24,081 of 28,010; of the paid, who got money back, in all and by place; without the 302 of 29
                # February that are not paid, too young to judge.
                metric 付款率 = 0.859728668333; metric 退款率 = 0.234334122337; metric 转化 = 0.869099177133
                n 转化 = 27708; stage 下单付款 付款 = 24081; young 下单付款 付款 = 302
                part 退款率 上海 = 0.211437908497; part 退款率 湖北省 = 0.719298245614
                part 退款率 新疆维吾尔自治区 = 0.627906976744
                # Mean, median and 90% quantile of 28,010 amounts; whole minutes from the order to the payment; the
                # commonest place.
                metric 客单价 = 106.95; metric 中位单价 = 75.00; metric 高价线 = 183.00; metric 地区数 = 31
                metric 主地区 = 上海; metric 付款中位 = 0
                # The same shares of the orders up to 2020-02-14 by the payments up to it.
                baseline 九成付款 = 0.892247043364; baseline 退款两成 = 0.396661757486
                # Money back in the week against 15% of its orders. Unpaid for three days at most, of 100 and more:
                # the 200 greatest, a quarter of each to the cent.
                signal 积压 = fired; found 催付款 = 431; given 催付款 = 200; worth 催付款 = 13736.33
                first 催付款 = 22061
                """),
        RealPlan(
            folder: "meal_orders_zh", today: "2016-08-31",
            data: [
                "顾客": .text(guestsOfTheTill),
                "账单": "meal_orders_zh/meal_order_info.gbk.csv",
                "菜品": "meal_orders_zh/meal_order_detail.csv",
            ],
            figures: """
                # 551 numbers from 客0001 on; rows of the csv module, one file as GBK, one as UTF-8 with its mark. 12
                # bills are not settled, 23 were closed before they began, mode is NA throughout, and 4 differ from
                # their dishes.
                rows 顾客 = 551; rows 账单 = 945; rows 菜品 = 10037; broken 账单 1 = 0; broken 账单 2 = 12
                broken 账单 3 = 23; broken 账单 4 = 945; broken 账单 5 = 4
                # By settled bills. Best: the highest 110 of 547 by spend. Tables and open bills are rows of the
                # bills.
                in 来客 = 547; in 回头客 = 221; in 大客 = 110; in 久未来 = 19; in 一次客 = 121; in 大桌 = 230
                in 未结单 = 9
                # Settled bills of a guest; the eight types from days since the last, bills and spend, by the rule of
                # fifths.
                tier 阶梯 熟客 = 48; tier 阶梯 常客 = 173; tier 阶梯 新客 = 326; tier 阶梯 无客 = 4
                tier 八类 key_value = 110; tier 八类 key_develop = 17; tier 八类 key_keep = 60
                tier 八类 key_win_back = 31; tier 八类 general_value = 22; tier 八类 general_develop = 65
                tier 八类 general_keep = 29; tier 八类 general_win_back = 213
                # Sums in whole yuan; counts times prices of the dishes; takings over people and over bills, to the
                # cent; quantiles of 933 bills at (n − 1) · p.
                metric 营业额 = 458520.00; metric 账面额 = 465214.00; metric 菜金额 = 463704.00
                metric 客流 = 4853; metric 人均消费 = 94.48; metric 桌均 = 491.45; metric 中位桌 = 451.00
                metric 大桌线 = 837.00
                # Of 547 guests who came twice; of 551 who have two bills of any state; of those with a bill up to the
                # 20th, who have one after. Names of dishes without the blanks and line breaks around them.
                metric 客数 = 547; metric 再来率 = 0.404021937843; metric 复购 = 0.406533575318
                metric 留存 = 0.157667386609; n 留存 = 463; metric 份数 = 11126; metric 菜式 = 145
                metric 每桌菜数 = 11.8052910053; metric 用时 = 11; metric 结账占比 = 0.987301587302
                # The same up to 2016-08-15.
                baseline 回头过半 = 0.231197771588; baseline 人均百元 = 91.88
                # People of the last seven days against 80% of the seven before. 15% of the spend of the 19 who are
                # quiet.
                signal 空桌 = quiet; found 请回来 = 19; given 请回来 = 19; worth 请回来 = 4227.15
                first 请回来 = 客0220
                """),
    ]
}
