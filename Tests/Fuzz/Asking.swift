// What somebody types into a session.
import Rhumb
import RhumbReport
import RhumbSession
import RhumbText
import RhumbValues

enum Asking {
    private static let plan = """
        plan shop "Shop" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
        dataset guests from "rhumb-fuzz-guests.csv" { key id text; name text; city one of "Oslo", "Rome"; joined date; spend money optional; event joined }
        attributes of guests { waited days(joined to today) }
        segment rich of guests where spend > 100 CNY
        segment fresh "新客" of guests where waited < 100
        tiers ladder of guests { high when spend > 100 CNY; low otherwise }
        metric spent sum(guests.spend) better higher
        goal more "More" { measure spent; target 900 CNY; deadline 2026-12-31 }
        """
    private static let rows = """
        id,name,city,joined,spend
        g1,Anna,Oslo,2026-01-05,120
        g2,王芳,Rome,2026-03-05,80
        g3,<b>,Rome,2026-06-05,
        """

    /// Opened once; each input asks a copy.
    private static let session: Session? = {
        let folder = "/tmp"
        guard OutputFile.write(rows, to: "\(folder)/rhumb-fuzz-guests.csv"),
            OutputFile.write(plan, to: "\(folder)/rhumb-fuzz-plan.rhumb")
        else { return nil }
        let project = Project.load("\(folder)/rhumb-fuzz-plan.rhumb")
        return Session.open(project, RunOptions(calendarDay: .first)).value
    }()

    static func lines(_ bytes: [UInt8]) {
        guard var session else { broken("the session cannot be opened") }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(8) {
            // Files are nobody's business here.
            if [".save", ".load", ".保存", ".载入"].contains(where: { line.hasPrefix($0) }) { continue }
            let reply = session.reply(to: String(line))
            if let answer = reply.answer {
                _ = terminal(answer, width: 60, colour: true, language: .chinese, today: .first)
                _ = json(answer)
                _ = csv(answer)
            }
            for finding in reply.findings {
                _ = render(finding, sources: reply.sources, language: .english, colour: false)
            }
            _ = session.completions(String(line), String(line.suffix(3)))
            if reply.isOver { return }
        }
    }
}
