// Rows that may belong to nobody are counted in the interval, too.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import Testing

@Suite struct OptionalReferences {
    /// Four leads, two of them bought and belong to a customer. By clusters only those two would be seen, and the interval of
    /// a share of one half would lie at 100%.
    @Test func aShareOfRowsThatBelongToNobodyHasItsInterval() throws {
        let folder = try Temporary.folder()
        try Temporary.write(
            """
            plan p "p" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset customers from "c.csv" { key id text }
            dataset leads from "l.csv" {
              key id text
              customer_id refers to customers optional
              created date
              won date optional
              event created
            }
            metric conversion "Conversion" share(leads where won known)

            """, folder, "p.rhumb")
        try Temporary.write("id\nc1\nc2\n", folder, "c.csv")
        try Temporary.write(
            """
            id,customer_id,created,won
            l1,c1,2026-01-01,2026-01-09
            l2,c2,2026-01-02,2026-01-08
            l3,,2026-01-03,
            l4,,2026-01-04,

            """, folder, "l.csv")
        let report = try #require(run(folder).value)
        #expect(report.measurements.metrics.map(\.sampling) == [.share(yes: 2, n: 4)])
    }
}
