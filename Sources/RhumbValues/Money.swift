// Money is whole minor units (fen, cents): sums are exact, and products are rounded once.

/// A currency by its ISO 4217 code.
public struct Currency: Sendable, Hashable {
    /// Three capital letters.
    public let code: String

    /// nil unless the code is three capital letters.
    public init?(code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        self.code = code
    }

    private init(known code: String) { self.code = code }

    public static let yuan = Currency(known: "CNY")

    /// Digits of the minor unit, ISO 4217: JPY 0, KWD 3, most 2.
    public var minorDigits: Int {
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }
}

/// An exact amount.
public struct Money: Sendable, Hashable {
    /// Whole minor units (fen, cents).
    public let minor: Int64
    public let currency: Currency

    public init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// The amount in major units, as a fraction for statistics and pictures only.
    public var major: Double { Double(minor) / Exact.double(Exact.wholePower(currency.minorDigits)) }

    /// The exact decimal, as in `1234.50`, with all digits of the minor unit.
    public var decimal: String {
        let digits = currency.minorDigits
        var text = String(minor.magnitude)
        if digits > 0 {
            text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
            text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
        }
        return (minor < 0 ? "-" : "") + text
    }

    /// The sum of amounts in one currency; those in another are left out (the checker has said so). nil for none.
    public static func sum(_ amounts: [Money], in currency: Currency?) -> Money? {
        guard let currency, !amounts.isEmpty else { return nil }
        let total = amounts.filter { $0.currency == currency }.reduce(Int128(0)) { $0 + Int128($1.minor) }
        return Money(minor: Int64(clamping: total), currency: currency)
    }
}
