// The least value of a smooth function of a few variables, without its derivatives and without chance: the same steps on the
// same numbers every time.

/// Nelder and Mead's simplex finds the valley, quasi-Newton steps find its floor.
enum Minimum {
    /// Variables stay within ±`bound`: logarithms of parameters, where the data do not hold one back.
    static func search(
        from start: [Double], bound: Double = 12, _ function: ([Double]) -> Double
    ) -> (at: [Double], value: Double) {
        func bounded(_ point: [Double]) -> Double {
            guard point.allSatisfy({ abs($0) <= bound }) else { return .infinity }
            let value = function(point)
            return value.isNaN ? .infinity : value
        }
        var best = start
        var value = bounded(best)
        // A simplex that has collapsed too early starts again around its best corner.
        for _ in 0..<5 {
            let found = descend(simplex(from: best, bounded, steps: 400), bounded)
            let gain = value - found.value
            if found.value <= value { (best, value) = found }
            if !(gain > 1e-9 * max(1, abs(value))) { break }
        }
        return (best, value)
    }

    /// Nelder and Mead 1965, with the usual coefficients 1, 2, ½, ½.
    private static func simplex(
        from start: [Double], _ function: ([Double]) -> Double, steps: Int
    ) -> [Double] {
        var corners = [start]
        for axis in start.indices {
            var corner = start
            corner[axis] += corner[axis] > 0 ? -0.5 : 0.5
            corners.append(corner)
        }
        var simplex = corners.map { (point: $0, value: function($0)) }
        for _ in 0..<steps {
            simplex.sort { $0.value < $1.value }
            guard let best = simplex.first, let worst = simplex.popLast(), let second = simplex.last else { break }
            if worst.value - best.value <= 1e-10 * max(1, abs(best.value)) { break }
            let centre = start.indices.map { axis in
                simplex.reduce(0) { $0 + $1.point[axis] } / Double(simplex.count)
            }
            func reach(_ factor: Double) -> (point: [Double], value: Double) {
                let point = start.indices.map { centre[$0] + factor * (worst.point[$0] - centre[$0]) }
                return (point, function(point))
            }
            let reflected = reach(-1)
            if reflected.value < best.value {
                let expanded = reach(-2)
                simplex.append(expanded.value < reflected.value ? expanded : reflected)
            } else if reflected.value < second.value {
                simplex.append(reflected)
            } else {
                let contracted = reach(reflected.value < worst.value ? -0.5 : 0.5)
                if contracted.value < min(reflected.value, worst.value) {
                    simplex.append(contracted)
                } else {
                    simplex.append(worst)
                    simplex = simplex.map { corner in
                        let point = start.indices.map { (best.point[$0] + corner.point[$0]) / 2 }
                        return (point, function(point))
                    }
                }
            }
        }
        return simplex.min { $0.value < $1.value }?.point ?? start
    }

    /// Broyden, Fletcher, Goldfarb and Shanno's steps with central differences, until no step is downhill.
    private static func descend(
        _ start: [Double], _ function: ([Double]) -> Double
    ) -> (at: [Double], value: Double) {
        var point = start
        var value = function(point)
        var slope = gradient(point, function)
        var inverse = start.indices.map { row in start.indices.map { row == $0 ? 1.0 : 0.0 } }
        for _ in 0..<60 {
            guard slope.allSatisfy(\.isFinite) else { break }
            var direction = inverse.map { -dot($0, slope) }
            if dot(direction, slope) >= 0 { direction = slope.map { -$0 } }
            let downhill = dot(direction, slope)
            guard downhill < 0 else { break }
            var length = 1.0
            var next = point
            var nextValue = Double.infinity
            while length > 1e-10 {
                next = zip(point, direction).map { $0 + length * $1 }
                nextValue = function(next)
                if nextValue <= value + 1e-4 * length * downhill { break }
                length /= 2
            }
            guard nextValue < value else { break }
            let newSlope = gradient(next, function)
            let step = zip(next, point).map { $0 - $1 }
            let change = zip(newSlope, slope).map { $0 - $1 }
            update(&inverse, step, change)
            (point, value, slope) = (next, nextValue, newSlope)
        }
        return (point, value)
    }

    private static func update(_ inverse: inout [[Double]], _ step: [Double], _ change: [Double]) {
        let curvature = dot(step, change)
        guard curvature > 1e-14 else { return }
        let moved = inverse.map { dot($0, change) }
        let scale = (curvature + dot(change, moved)) / (curvature * curvature)
        for row in step.indices {
            for column in step.indices {
                inverse[row][column] +=
                    scale * step[row] * step[column]
                    - (moved[row] * step[column] + step[row] * moved[column]) / curvature
            }
        }
    }

    private static func gradient(_ point: [Double], _ function: ([Double]) -> Double) -> [Double] {
        point.indices.map { axis in
            let width = 1e-5 * max(1, abs(point[axis]))
            var (above, below) = (point, point)
            above[axis] += width
            below[axis] -= width
            return (function(above) - function(below)) / (2 * width)
        }
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
