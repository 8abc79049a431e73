// The lowest point of a function of a few numbers, without derivatives: the simplex of Nelder and Mead (1965).

extension Statistics {
    /// Walks downhill from a point by reflection, expansion, contraction and shrinking (1, 2, ½, ½). Deterministic: ties keep
    /// the older corner. A cost of infinity is a wall.
    /// - Parameters:
    ///   - steps: how far the first corners lie from the point along each axis.
    ///   - rounds: at most so many moves; it also ends where the corners agree to 1e-12 of their cost.
    public static func minimum(
        of cost: ([Double]) -> Double, near point: [Double], steps: [Double], rounds: Int
    ) -> [Double] {
        var corners = [(x: point, cost: cost(point))]
        for (axis, step) in steps.enumerated() {
            var there = point
            there[axis] += step
            if cost(there) == .infinity { there[axis] = point[axis] - step }
            corners.append((there, cost(there)))
        }
        func ordered() {
            corners = corners.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
                .map(\.element)
        }
        for _ in 0..<rounds {
            ordered()
            guard let best = corners.first, let worst = corners.last else { return point }
            if worst.cost - best.cost <= 1e-12 * abs(best.cost) { break }
            let others = corners.dropLast()
            let centre = point.indices.map { axis in
                others.reduce(0.0) { $0 + $1.x[axis] } / Double(others.count)
            }
            func along(_ factor: Double) -> (x: [Double], cost: Double) {
                let x = zip(centre, worst.x).map { $0 + factor * ($0 - $1) }
                return (x, cost(x))
            }
            let reflected = along(1)
            let second = others.last?.cost ?? best.cost
            if reflected.cost < best.cost {
                let expanded = along(2)
                corners[corners.count - 1] = expanded.cost < reflected.cost ? expanded : reflected
            } else if reflected.cost < second {
                corners[corners.count - 1] = reflected
            } else {
                let contracted = reflected.cost < worst.cost ? along(0.5) : along(-0.5)
                if contracted.cost < min(reflected.cost, worst.cost) {
                    corners[corners.count - 1] = contracted
                } else {
                    corners = corners.map { corner in
                        let x = zip(best.x, corner.x).map { $0 + ($1 - $0) / 2 }
                        return (x, cost(x))
                    }
                }
            }
        }
        ordered()
        return corners.first?.x ?? point
    }
}
