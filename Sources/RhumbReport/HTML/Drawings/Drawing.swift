// SVG as markup. Colours are classes, so that a drawing follows the page's theme; nothing in it needs a script.
import RhumbText

/// A place, with one digit after the point.
func place(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e7 else { return "0" }
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let digits = "\(tenths.magnitude / 10)"
    return tenths % 10 == 0 ? sign + digits : "\(sign)\(digits).\(tenths.magnitude % 10)"
}

enum Drawing {
    static func canvas(width: Double, height: Double, _ pieces: [Markup]) -> Markup {
        tag(
            "svg",
            [
                "class": "drawing", "viewBox": "0 0 \(place(width)) \(place(height))", "aria-hidden": "true",
                "focusable": "false",
            ], all: pieces)
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) -> Markup {
        tag("line", ["class": kind, "x1": place(x1), "y1": place(y1), "x2": place(x2), "y2": place(y2)])
    }

    static func path(_ points: [(x: Double, y: Double)], _ kind: String, closed: Bool = false) -> Markup {
        let steps = points.map { "\(place($0.x)) \(place($0.y))" }.joined(separator: "L")
        return points.isEmpty ? .nothing : tag("path", ["class": kind, "d": "M\(steps)\(closed ? "Z" : "")"])
    }

    static func box(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ kind: String, says title: String? = nil
    ) -> Markup {
        tag(
            "rect",
            [
                "class": kind, "x": place(x), "y": place(y), "width": place(max(0, width)),
                "height": place(max(0, height)), "rx": "2",
            ], all: title.map { [tag("title", [:], .text($0))] } ?? [])
    }

    static func dot(_ x: Double, _ y: Double, _ radius: Double, _ kind: String, says title: String? = nil) -> Markup {
        tag(
            "circle", ["class": kind, "cx": place(x), "cy": place(y), "r": place(radius)],
            all: title.map { [tag("title", [:], .text($0))] } ?? [])
    }

    static func diamond(_ x: Double, _ y: Double, _ size: Double, _ kind: String, says title: String) -> Markup {
        let points = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
        let steps = points.map { "\(place($0.0)) \(place($0.1))" }.joined(separator: "L")
        return tag("path", ["class": kind, "d": "M\(steps)Z"], tag("title", [:], .text(title)))
    }

    static func words(_ text: String, _ x: Double, _ y: Double, _ kind: String, anchor: String = "start") -> Markup {
        tag("text", ["class": kind, "x": place(x), "y": place(y), "text-anchor": anchor], .text(text))
    }

    /// Once a page; drawings refer to them. What wide hatches stand for is unsure; narrow ones rise or fall, dots are new.
    static let patterns = tag(
        "svg", ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true", "focusable": "false"],
        tag(
            "defs", [:],
            pattern("hatch", 6, 45, lines), pattern("rising", 5, 30, lines), pattern("falling", 5, -30, lines),
            pattern("new", 6, 0, tag("circle", ["cx": "3", "cy": "3", "r": "1.2"]))))

    private static let lines = tag("line", ["x1": "0", "y1": "0", "x2": "0", "y2": "6"])

    /// A tile that repeats, turned by so many degrees.
    private static func pattern(_ name: String, _ size: Int, _ turn: Int, _ tile: Markup) -> Markup {
        tag(
            "pattern",
            [
                "id": name, "class": name, "width": "\(size)", "height": "\(size)", "patternUnits": "userSpaceOnUse",
                "patternTransform": turn == 0 ? nil : "rotate(\(turn))",
            ], tile)
    }
}
