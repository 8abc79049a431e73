// Rows that may belong to nobody are counted in the interval, too.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite struct OptionalReferences {
    /// Four leads, two of them bought and belong to a customer, one to a customer that nobody knows: each is a cluster, and the
    /// two that belong to nobody count as the others do.
    @Test(arguments: ["", "c9"]) func rowsOfNobodyHaveTheirInterval(customer: String) throws {
        let folder = try Temporary.folder()
        try Temporary.write(
            """
            plan p "p" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset customers from "c.csv" { key id text }
            dataset leads from "l.csv" {
              key id text
              customer_id refers to customers\(customer.isEmpty ? " optional" : "")
              created date
              won date optional
              worth integer
              event created
            }
            metric conversion "Conversion" share(leads where won known)
            metric worth "Worth" avg(leads.worth)

            """, folder, "p.rhumb")
        try Temporary.write("id\nc1\nc2\n", folder, "c.csv")
        try Temporary.write(
            """
            id,customer_id,created,won,worth
            l1,c1,2026-01-01,2026-01-09,10
            l2,c1,2026-01-02,2026-01-08,12
            l3,\(customer),2026-01-03,,1
            l4,\(customer),2026-01-04,,2

            """, folder, "l.csv")
        let measured = try #require(run(folder).value).measurements.metrics
        // One customer with two rows, and two rows of nobody.
        #expect(measured[0].sampling == .clustered(clusters: 3, x: 2, m: 4, xx: 4, xm: 4, mm: 6))
        // 22² + 1² + 2², 22·2 + 1 + 2
        #expect(measured[1].value == .number(6.25))
        #expect(measured[1].sampling == .clustered(clusters: 3, x: 25, m: 4, xx: 489, xm: 47, mm: 6))
    }
}
