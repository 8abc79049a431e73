// Long arrays in large pages hold what is put into them, and no array has less room than was asked for.
import RhumbText
import Testing

@Suite struct LargePagesTests {
    /// Short ones, and some on both sides of the ends of large pages.
    @Test(arguments: [0, 1, 1000, 131_071, 131_072, 174_700, 174_757, 174_763, 174_764, 400_000, 1_000_000])
    func room(_ count: Int) {
        typealias Triple = (Int32, Int32, Int32)
        #expect([Triple].roomInLargePages(count) >= count)
        var array: [Int32] = []
        array.reserveLargeCapacity(count)
        #expect(array.capacity >= count)
        for number in 0..<count { array.append(Int32(number)) }
        #expect(array.count == count && array.indices.allSatisfy { array[$0] == Int32($0) })
    }

    /// A long one is whole large pages with what the array and the allocator need beside its elements.
    @Test func wholePages() {
        let room = [UInt8].roomInLargePages(3_433_485)
        #expect(room <= 4 << 20 && room > 4 << 20 - 100)
        #expect([UInt8].roomInLargePages(room) == room)
    }
}
