// What `rhumb init` writes: a small plan that checks, runs and has data, in either language.
import RhumbSyntax
public import RhumbText
import RhumbValues

/// A project to begin with.
public struct Template: Sendable {
    public let name: String
    /// Path inside the project and text.
    public let files: [(path: String, text: String)]

    /// The names that `--template` takes.
    public static let names = ["shop"] + ShippedTemplates.names

    /// nil where there is no template of that name.
    public static func named(_ name: String, language: Language) -> Template? {
        guard names.contains(name) else { return nil }
        return name == "shop" ? shop(language) : shipped(name, language: language)
    }

    private static func shop(_ language: Language) -> Template {
        let name = "shop"
        let data = ShopData()
        switch language {
        case .english:
            return Template(
                name: name,
                files: [
                    ("shop.rhumb", shopEnglish + "\n"),
                    (
                        "data/customers.csv",
                        data.customers(header: "id,name,joined,channel", channels: ["web", "shop", "friend"])
                    ),
                    ("data/orders.csv", data.orders(header: "id,customer_id,ordered_on,amount")),
                ])
        case .chinese:
            return Template(
                name: name,
                files: [
                    ("店铺.rhumb", shopChinese + "\n"),
                    ("data/客户.csv", data.customers(header: "客户编号,姓名,建档日,渠道", channels: ["网店", "门店", "朋友介绍"])),
                    ("data/订单.csv", data.orders(header: "订单号,客户编号,下单日,金额")),
                ])
        }
    }
}

extension Template {
    /// A shipped plan with a sample of its data. Its words are respelt; names, titles and prose stay as they were written.
    private static func shipped(_ name: String, language: Language) -> Template {
        let files = ShippedTemplates.files(of: name).map { file in
            (path: file.path, text: inLanguage(language, file.text, path: file.path))
        }
        return Template(name: name, files: files)
    }

    private static func inLanguage(_ language: Language, _ text: String, path: String) -> String {
        if path == "rhumb.yaml" {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.map { $0.hasPrefix("language:") ? "language: \(language.rawValue)" : String($0) }
                .joined(separator: "\n")
        }
        guard path.hasSuffix(".rhumb") else { return text }
        let source = decodeUTF8(path: path, bytes: Array(text.utf8)).value
        return format(losslessTree(of: source, index: FileIndex(0)).value, language: language) ?? text
    }
}

/// Sixty customers and their orders by plain arithmetic: the same for everybody, and plausible enough to read.
private struct ShopData {
    private let first = Day(year: 2024, month: 7, day: 1) ?? .first
    private let last = Day(year: 2026, month: 6, day: 30) ?? .last
    private let names = [
        "王芳", "李敏", "张伟", "Anna Keller", "刘洋", "陈静", "Tom Reed", "赵磊", "Maria Rossi", "孙丽", "周杰", "Emma Brown",
    ]

    private func joined(_ customer: Int) -> Day { first.adding(days: customer * 97 % 640) }

    func customers(header: String, channels: [String]) -> String {
        let rows = (1...60).map { number in
            "c\(100 + number),\(names[number * 5 % names.count]),\(joined(number)),\(channels[number * 7 % channels.count])"
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    func orders(header: String) -> String {
        var rows: [String] = []
        for customer in 1...60 {
            for order in 0..<(customer * 11 % 6) {
                let day = joined(customer).adding(days: order * (40 + customer * 13 % 70) + customer % 9)
                guard day <= last else { break }
                let yuan = 60 + (customer * 53 + order * 31) % 18 * 45
                rows.append(
                    "o\(1000 + rows.count),c\(100 + customer),\(day),\(yuan).\(customer % 2 == 0 ? "00" : "50")")
            }
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }
}
