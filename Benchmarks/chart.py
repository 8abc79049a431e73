"""Line charts with logarithmic axes as one SVG picture, written by hand: no library, the same bytes for the same figures."""
import dataclasses
import html
import math

WIDTH, HEIGHT = 520, 360
LEFT, RIGHT, TOP, BOTTOM = 66, 124, 58, 50
INK, FAINT, GRID = "#222222", "#5f6368", "#e3e3e0"
COLOURS = {"rhumb": "#c2410c", "kept": "#a86a00", "polars": "#1d4ed8", "duckdb": "#0f766e", "ideal": "#8a8f98"}


@dataclasses.dataclass
class Line:
    name: str
    colour: str
    points: list
    dashed: bool = False


@dataclasses.dataclass
class Panel:
    title: str
    below: str
    unit: str
    ticks: list
    lines: list


def text(x, y, content, size=12, anchor="start", colour=INK, weight="normal"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}" '
            f'font-weight="{weight}">{html.escape(content)}</text>')


def steps(least, most):
    """1, 2, 5, 10 and so on; the first at or below the least, the last at or above the most."""
    found, power = [], math.floor(math.log10(least))
    while not found or found[-1] < most:
        for digit in (1, 2, 5):
            step = digit * 10.0 ** power
            if step * 2.5 > least and (not found or found[-1] < most):
                found.append(step)
        power += 1
    while len(found) > 1 and found[1] <= least:
        found.pop(0)
    return found


def plain(number):
    return f"{number:,.0f}" if number >= 1 else f"{number:g}"


def apart(wanted, least=14):
    """Heights at least so far apart, near those that are wanted."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    placed = list(wanted)
    for before, after in zip(order, order[1:]):
        placed[after] = max(placed[after], placed[before] + least)
    return placed


def panel(drawn):
    values = [value for line in drawn.lines for _, value in line.points]
    marks = steps(min(values), max(values))
    positions = [position for position, _ in drawn.ticks]

    def x(value):
        share = math.log(value / positions[0]) / math.log(positions[-1] / positions[0])
        return LEFT + 14 + share * (WIDTH - LEFT - RIGHT - 28)

    def y(value):
        share = math.log(value / marks[0]) / math.log(marks[-1] / marks[0])
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    parts = [text(LEFT, 24, drawn.title, 15, weight="bold"), text(LEFT, 44, drawn.unit, 12, colour=FAINT)]
    for mark in marks:
        parts.append(f'<path d="M{LEFT} {y(mark):.1f}H{WIDTH - RIGHT}" stroke="{GRID}"/>')
        parts.append(text(LEFT - 8, y(mark) + 4, plain(mark), 12, "end", FAINT))
    for position, label in drawn.ticks:
        parts.append(f'<path d="M{x(position):.1f} {HEIGHT - BOTTOM}v5" stroke="{FAINT}"/>')
        parts.append(text(x(position), HEIGHT - BOTTOM + 19, label, 12, "middle", FAINT))
    parts.append(f'<path d="M{LEFT} {HEIGHT - BOTTOM}H{WIDTH - RIGHT}" stroke="{FAINT}"/>')
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, drawn.below, 12, "middle", FAINT))
    heights = apart([y(line.points[-1][1]) for line in drawn.lines])
    for line, height in zip(drawn.lines, heights):
        route = "L".join(f"{x(at):.1f} {y(value):.1f}" for at, value in line.points)
        dash = ' stroke-dasharray="5 4"' if line.dashed else ""
        parts.append(f'<path d="M{route}" fill="none" stroke="{line.colour}" stroke-width="2"{dash}/>')
        if not line.dashed:
            parts += [f'<circle cx="{x(at):.1f}" cy="{y(value):.1f}" r="3.5" fill="{line.colour}"/>'
                      for at, value in line.points]
        end = line.points[-1][1]
        label = line.name if line.dashed else f"{line.name} {short(end)}"
        parts.append(text(x(line.points[-1][0]) + 10, height + 4, label, 12, colour=line.colour))
    return "\n".join(parts)


def short(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def picture(panels, caption):
    """The panels two by two, and a line below them."""
    rows = (len(panels) + 1) // 2
    width, height = 2 * WIDTH + 20, rows * (HEIGHT + 16) + 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="Helvetica, Arial, sans-serif" role="img">', f"<title>{html.escape(caption)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fcfcfa"/>']
    for at, drawn in enumerate(panels):
        parts.append(f'<g transform="translate({10 + at % 2 * WIDTH} {10 + at // 2 * (HEIGHT + 16)})">{panel(drawn)}</g>')
    parts.append(text(LEFT + 10, height - 20, caption, 12, colour=FAINT))
    return "\n".join(parts) + "\n</svg>\n"
