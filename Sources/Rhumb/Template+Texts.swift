// The plans that `rhumb init` writes; the two say the same.

extension Template {
    static let shopEnglish = """
        # A plan to begin with. Run it: rhumb run .   Check it: rhumb check .   Run its tests: rhumb test .
        plan shop "Corner shop · customers 2026" {
          period    2026-01-01 .. 2026-12-31
          currency  CNY
          budget    50_000 CNY
          today     2026-06-30  # take this line out when the data is yours
          contact   customers at most 1 every 30 days
        }

        strategy regulars "Customers who come back"

        dataset customers from "data/customers.csv" {
          key      id       text
          name     text
          joined   date
          channel  one of "web", "shop", "friend"
          event    joined
        }

        dataset orders from "data/orders.csv" {
          key          id           text
          customer_id  refers to customers
          ordered_on   date
          amount       money
          event        ordered_on
          require      amount > 0 CNY
          require      ordered_on fresh within 30 days
        }

        attributes of customers {
          recency    days(latest(orders.ordered_on) to today)
          frequency  count(orders in last 12 months)
          spend      sum(orders.amount in last 12 months)
        }

        segment buyers "Bought in the last year" of customers where frequency >= 1
        segment best "The best fifth" of buyers where spend in top 20%
        segment quiet "Going quiet" of buyers where recency > 90 days

        metric repeat "Repeat rate" share(buyers where frequency >= 2) better higher
        metric sales "Sales" sum(orders.amount) better higher {
          split by  customer_id.channel
        }
        metric best_share "Share of spend by the best fifth" sum(best.spend) / sum(buyers.spend)

        person mei "Chen Mei"

        goal come_back "Buyers come back" {
          measure    repeat
          baseline   measured 2025-12-31
          target     up 10pp
          deadline   2026-12-31
          milestone  76% by 2026-06-30
          serves     regulars
          owner      mei
          review     every 1 month
          at least   20 rows
          because    "A regular spends four times as much as a passer-by"
        }

        goal sales_2026 "Sales of the year" {
          measure    sales
          target     30_000 CNY
          deadline   2026-12-31
          milestone  15_000 CNY by 2026-06-30
          serves     regulars
          owner      mei
          review     every 1 month
          because    "Last year's sales and a tenth"
        }

        action card "A stamp card" {
          advances  come_back by 5pp
          advances  sales_2026 by 1_000 CNY
          owner     mei
          start     2026-05-04
          cost      8_000 CNY
          task      print "Print the cards" 10 workdays
          task      train "Show the staff" 5 workdays after print
          done      60% on 2026-06-15
        }

        risk fewer_visits "Fewer visits" {
          kind        market
          likelihood  3 of 5
          impact      3 of 5
          threatens   sales_2026
          signal      sales in last 30 days < 80% of sales in last 30 days a year ago
          response    mitigate by card
          owner       mei
        }

        assumption win_back_rate 20% "Calls in spring: 6 of 30 bought again"

        advice call "Call those who went quiet" of quiet {
          say     "Call {name}: last order {recency} days ago, {spend} in the last year"
          serves  come_back
          worth   spend * win_back_rate
          order   spend highest first
          limit   20
        }

        test "someone who stopped buying is called" {
          today   2026-06-30
          given   customers { id "c1", name "Li", joined 2025-01-10, channel "web" }
          given   orders { id "o1", customer_id "c1", ordered_on 2026-01-15, amount 200 CNY }
          expect  "c1" in quiet
          expect  "c1" gets call
        }
        """

    static let shopChinese = """
        # 从这里开始。运行：rhumb run .   检查：rhumb check .   测试：rhumb test .
        方案 店铺 "街角小店 · 2026年客户" {
          计划期  2026-01-01 .. 2026-12-31
          币种    CNY
          预算    5万元
          今日    2026-06-30  # 换成自己的数据后，删掉这一行
          触达    客户 至多 1次 每隔 30天
        }

        战略 熟客 "让客户常来"

        数据集 客户 来自 "data/客户.csv" {
          主键      客户编号  文本
          姓名      文本
          建档日    日期
          渠道      取值 "网店", "门店", "朋友介绍"
          发生于    建档日
        }

        数据集 订单 来自 "data/订单.csv" {
          主键      订单号    文本
          客户编号  关联 客户
          下单日    日期
          金额      金额
          发生于    下单日
          要求      金额 > 0元
          要求      下单日 时效 30天
        }

        属性 基于 客户 {
          距上次  天数(最近一次(订单.下单日) 至 今日)
          频次    计数(近12个月的 订单)
          消费额  合计(近12个月的 订单.金额)
        }

        客群 买家 "近一年买过" 基于 客户 其中 频次 >= 1
        客群 核心客 "消费前五分之一" 基于 买家 其中 消费额 居前 20%
        客群 沉睡客 "渐渐不来" 基于 买家 其中 距上次 > 90天

        指标 复购率 "复购率" 占比(买家 其中 频次 >= 2) 越高越好
        指标 销售额 "销售额" 合计(订单.金额) 越高越好 {
          分组  客户编号.渠道
        }
        指标 核心占比 "前五分之一占消费的多少" 合计(核心客.消费额) / 合计(买家.消费额)

        人员 陈梅 "陈梅"

        目标 回头 "买家再来" {
          衡量    复购率
          基线    实测 2025-12-31
          目标值  提升 10个百分点
          截止    2026-12-31
          里程碑  76% 于 2026-06-30
          服务于  熟客
          负责人  陈梅
          复盘    每隔 1个月
          至少    20行
          依据    "熟客的消费是过客的四倍"
        }

        目标 全年销售 "全年销售额" {
          衡量    销售额
          目标值  3万元
          截止    2026-12-31
          里程碑  1.5万元 于 2026-06-30
          服务于  熟客
          负责人  陈梅
          复盘    每隔 1个月
          依据    "去年销售额再加一成"
        }

        行动 集点卡 "集点卡" {
          推进    回头 贡献 5个百分点
          推进    全年销售 贡献 1000元
          负责人  陈梅
          开始    2026-05-04
          费用    8000元
          任务    印制 "印制卡片" 10个工作日
          任务    培训 "教会店员" 5个工作日 前置 印制
          完成度  60% 于 2026-06-15
        }

        风险 客流减少 "客流减少" {
          类别      市场
          可能性    3级
          影响      3级
          威胁      全年销售
          预警信号  销售额 近30天 < 80%的 销售额 近30天 去年同期
          应对      减轻 通过 集点卡
          负责人    陈梅
        }

        假定 召回率 20% "春天打了 30 个电话，6 位又来买了"

        建议 致电 "致电渐渐不来的客户" 针对 沉睡客 {
          话术    "致电{姓名}：上次下单是{距上次}天前，近一年消费{消费额}"
          服务于  回头
          价值    消费额 * 召回率
          排序    消费额 从高到低
          名额    20
        }

        测试 "停止购买的客户会接到电话" {
          今日  2026-06-30
          已有  客户 { 客户编号 "c1", 姓名 "李", 建档日 2025-01-10, 渠道 "网店" }
          已有  订单 { 订单号 "o1", 客户编号 "c1", 下单日 2026-01-15, 金额 200元 }
          应当  "c1" 属于 沉睡客
          应当  "c1" 收到 致电
        }
        """
}
