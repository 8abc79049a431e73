// What many threads make comes out in the order of the values, whoever is done first.
import Foundation
import RhumbSyntax
import Testing
import TestSupport

@Suite struct DeepStackTests {
    @Test(arguments: [1, 2, 3, 8])
    func inOrder(_ threads: Int) {
        for seed in 0..<20 {
            var random = Seeded(UInt64(seed))
            let values = (0..<Int.random(in: 0...60, using: &random)).map {
                (number: $0, pause: UInt32.random(in: 0...300, using: &random))
            }
            let made = onDeepStacks(values, threads: threads) { value in
                usleep(value.pause)
                return value.number
            }
            #expect(made == values.map(\.number), "seed \(seed)")
        }
    }
}
