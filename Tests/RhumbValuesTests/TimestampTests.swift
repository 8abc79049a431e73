// Clock times and zones.
import RhumbValues
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "There and back",
        arguments: [
            "2026-03-01 14:05", "1969-12-31 23:59", "2024-02-29 00:00:01", "0001-01-01 00:00", "2026-06-30 23:59:59",
        ])
    func thereAndBack(text: String) throws { #expect(try #require(Timestamp(text)).description == text) }

    /// By hand: 2026-03-01 is day 20,513.
    @Test("Seconds and days")
    func seconds() throws {
        let time = try #require(Timestamp("2026-03-01T14:05:30"))
        #expect(time.seconds == 20_513 * 86_400 + 14 * 3600 + 5 * 60 + 30)
        #expect(time.day.number == 20_513)
        #expect(Timestamp(seconds: -1).description == "1969-12-31 23:59:59")
        #expect(Timestamp("2026-03-01")?.description == "2026-03-01 00:00")
    }

    @Test(
        "No time",
        arguments: ["", "noon", "2026-02-30", "2026-03-01 25:00", "2026-03-01 14:60", "2026-03-01 14", "14:05"])
    func none(text: String) { #expect(Timestamp(text) == nil) }

    @Test(
        "Zones",
        arguments: [
            ("UTC", 0), ("Asia/Shanghai", 28_800), ("Asia/Kathmandu", 20_700), ("+08:00", 28_800), ("-05:30", -19_800),
        ])
    func zones(name: String, seconds: Int64) { #expect(ClockZone(name)?.offset == seconds) }

    @Test(
        "Zones with summer time, and none at all",
        arguments: ["Europe/Berlin", "America/New_York", "+8", "+08:75", "", "east"])
    func refused(name: String) { #expect(ClockZone(name) == nil) }
}
