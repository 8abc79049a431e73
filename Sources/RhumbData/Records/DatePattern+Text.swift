// Days that a source knows as such, written as the column's texts are: one column may hold both.
import RhumbFormats
import RhumbValues

extension DatePattern {
    /// A moment as this format has it; a clock time that the format does not have stands behind.
    func text(_ day: Day, secondOfDay: Int) -> String {
        let hour = secondOfDay / 3600
        let civil = day.civil
        let isHalved = parts.contains(.half)
        var text: [UInt8] = []
        for part in parts {
            let piece: String
            switch part {
            case .year: piece = String(day.description.prefix(4))
            case .shortYear: piece = twoDigits(civil.year % 100)
            case .month: piece = twoDigits(civil.month)
            case .monthName: piece = DatePattern.months[max(0, civil.month - 1) % 12]
            case .day: piece = twoDigits(civil.day)
            case .hour: piece = twoDigits(isHalved ? (hour + 11) % 12 + 1 : hour)
            case .minute: piece = twoDigits(secondOfDay / 60 % 60)
            case .second: piece = twoDigits(secondOfDay % 60)
            case .fraction: piece = "0"
            case .half: piece = hour < 12 ? "AM" : "PM"
            case .literal(let byte):
                text.append(byte)
                continue
            }
            text.append(contentsOf: piece.utf8)
        }
        if secondOfDay > 0, !parts.contains(.hour) {
            let clock = [hour, secondOfDay / 60 % 60, secondOfDay % 60].map(twoDigits).joined(separator: ":")
            text.append(contentsOf: (" " + clock).utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
