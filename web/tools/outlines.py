#!/usr/bin/env python3
"""Makes the outlines of the map from Natural Earth (npm package world-atlas, public domain).

    outlines.py ATLASDIR COUNTRIES.json OUTDIR

Writes outline-110.bin (coarse, with a point for every destination of the catalog) and outline-50.bin (finer), for
web/app/outlines.cpp to read. Outlines go by ISO 3166-1 alpha-3; areas that the catalog does not list by themselves are
drawn under "---", and outlines.json beside this file says which parts of an atlas country are a destination of their own.
Python's standard library only.

The format, all whole numbers as LEB128, signed ones zigzag, lengths in steps of STEP millionths of a degree:
  "OUT1"  step  center(signed, whole degrees: the meridian in the middle of the sheet)
  arcs: count, points in each; then all x differences (signed), then all y differences (signed)
  places: count; each: three letters, polygons; each: rings; each: arcs; each: difference(signed) of 2*arc+reversed
  points: count; each: three letters, x and y differences (signed)
"""
import json
import math
import sys
from pathlib import Path

CENTER = 11  # degrees east: cuts the sheet in the Bering Strait and through no inhabited land
CUT = CENTER - 180
POLE = -89.9  # what lies south of it is the pole itself, drawn as a line
NOBODY = "---"
STRIDE = 16  # of coasts looked at for what lies near: a point that is too near is told by the first edges
# Resolution, step in millionths of a degree, smallest triangle (square degrees) that a point must make to be kept.
SHEETS = (("110m", 40000, 0.0, True), ("50m", 10000, 0.0006, False))


class Atlas:
    """A TopoJSON file: arcs in degrees, and polygons (lists of rings of arc numbers) by code."""

    def __init__(self, path, rules, codes):
        data = json.loads(path.read_text())
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs = []
        for arc in data["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x += dx
                y += dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(points)
        self.places = {}
        for geometry in data["objects"]["countries"]["geometries"]:
            name = geometry["properties"]["name"]
            code = codes.get(geometry.get("id"), NOBODY)
            polygons = {"Polygon": lambda g: [g["arcs"]], "MultiPolygon": lambda g: g["arcs"]}.get(geometry["type"], lambda g: [])(geometry)
            for polygon in polygons:
                self.places.setdefault(self.owner(polygon, code, name, rules), []).append(polygon)

    def owner(self, polygon, code, name, rules):
        xs, ys = zip(*self.ring(polygon[0]))
        for part in rules:
            west, south, east, north = part["box"]
            if part["from"] in (code, name) and west <= min(xs) and max(xs) <= east and south <= min(ys) and max(ys) <= north:
                return part["to"]
        return code

    def ring(self, numbers):
        out = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            out.extend(arc[1:] if out else arc)
        return out

    def lay_out(self):
        """Unrolls the outlines, which in the atlas run on across the seam of the dates, so that the cut lies at CUT."""
        self.arcs = [moved_near(unrolled(arc)) for arc in self.arcs]
        for polygons in self.places.values():
            for polygon in polygons:
                open_rings = [ring for ring in polygon if not self.closes(ring)]
                for ring in open_rings:
                    polygon.remove(ring)
                    coast = unrolled(self.ring(ring))
                    if max(y for _, y in coast) > POLE:
                        self.arcs.append(around_the_pole(coast))
                        polygon.insert(0, [len(self.arcs) - 1])

    def closes(self, ring):
        points = self.ring(ring)
        return points[0] == points[-1] and all(abs(a[0] - b[0]) < 180 for a, b in zip(points, points[1:]))

    def simplify(self, smallest):
        """Takes out the points that make the smallest triangles with their neighbors (Visvalingam)."""
        self.arcs = [simplified(arc, smallest) for arc in self.arcs]


def unrolled(points):
    """The same points without jumps across the seam."""
    out, shift = [], 0
    for i, (x, y) in enumerate(points):
        if i and abs(x - points[i - 1][0]) > 180:
            shift += 360 if x < points[i - 1][0] else -360
        out.append((x + shift, y))
    return out


def moved_near(points):
    """The same points, moved around the world until their middle lies east of the cut."""
    xs = [x for x, _ in points]
    shift = -360 * math.floor(((max(xs) + min(xs)) / 2 - CUT) / 360)
    return [(x + shift, y) for x, y in points]


def around_the_pole(points):
    """A coast that goes around the world, begun at the cut and closed along the South Pole."""
    if points[0][0] > points[-1][0]:
        points.reverse()
    start = next((i for i, ((ax, _), (bx, _)) in enumerate(zip(points, points[1:])) if (ax - CUT) // 360 != (bx - CUT) // 360), 0)
    (ax, ay), (bx, by) = points[start:start + 2]
    west = CUT + 360 * ((bx - CUT) // 360)
    y = ay + (by - ay) * (west - ax) / (bx - ax)
    turned = points[start + 1:] + [(px + 360, py) for px, py in points[1:start + 1]]
    path = [(west, y), *turned, (west + 360, y), (west + 360, -90.0), (west, -90.0), (west, y)]
    return [(px - west + CUT, py) for px, py in path]


def triangle(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 * math.cos(math.radians(b[1]))


def simplified(arc, smallest):
    least = 5 if arc[0] == arc[-1] else 2
    points = list(arc)
    while smallest > 0 and len(points) > least:
        areas = [triangle(*points[i - 1:i + 2]) for i in range(1, len(points) - 1)]
        if min(areas) >= smallest:
            break
        kept, dropped = points[:1], False
        for i in range(1, len(points) - 1):
            # Never two neighbors in one round: the second one's triangle has changed.
            drop = not dropped and areas[i - 1] < smallest and len(points) - 1 > least and (
                areas[i - 1] <= (areas[i - 2] if i > 1 else math.inf) or areas[i - 1] <= (areas[i] if i < len(areas) else math.inf))
            dropped = drop
            if not drop:
                kept.append(points[i])
        kept.append(points[-1])
        if len(kept) == len(points) or len(kept) < least:
            break
        points = kept
    return points


def edges_of(rings, squeeze):
    """Each edge with what every question about it needs: its ends, its run and rise, its length squared; all parts of the coast soon."""
    out = []
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            dx, dy = (bx - ax) * squeeze, by - ay
            out.append((ax, ay, bx, by, dx, dy, dx * dx + dy * dy))
    return [edge for start in range(STRIDE) for edge in out[start::STRIDE]]


def inside_distance(x, y, edges, squeeze, least):
    """Distance to the nearest edge, negative outside; nothing when it is less than `least` on either side."""
    inside, nearest = False, math.inf
    enough = least * least if least > 0 else -1
    for ax, ay, bx, by, dx, dy, length in edges:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        px, py = (x - ax) * squeeze, y - ay
        t = (px * dx + py * dy) / length if length else 0
        if t > 0:
            if t > 1:
                t = 1
            px -= t * dx
            py -= t * dy
        square = px * px + py * py
        if square < nearest:
            nearest = square
            if square < enough:
                return None
    return math.sqrt(nearest) * (1 if inside else -1)


def deepest(cells, edges, squeeze, count):
    """The `count` cells that lie deepest, as (distance, x, y), the deepest first."""
    best = []
    for x, y in cells:
        distance = inside_distance(x, y, edges, squeeze, best[-1][0] if len(best) == count else 0)
        if distance is not None:
            best = sorted([*best, (distance, x, y)], reverse=True)[:count]
    return best


def area(ring):
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:]))) / 2 * math.cos(math.radians(ring[0][1]))


def label_point(rings):
    """The point deepest inside (pole of inaccessibility), by a grid that closes in on the best cells."""
    xs, ys = zip(*rings[0])
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    squeeze = math.cos(math.radians((south + north) / 2)) or 0.01
    size = max(east - west, north - south) / 12 or 0.01
    cells = [(west + (i + 0.5) * size, south + (j + 0.5) * size)
             for i in range(math.ceil((east - west) / size)) for j in range(math.ceil((north - south) / size))]
    cells.sort(key=lambda cell: abs(2 * cell[0] - west - east) + abs(2 * cell[1] - south - north))  # the deepest is rarely at the rim
    edges = edges_of(rings, squeeze)
    best = None
    for _ in range(5):
        rated = deepest(cells, edges, squeeze, 4)
        best = max(best, rated[0]) if best else rated[0]
        size /= 3
        cells = [(x + i * size, y + j * size) for _, x, y in rated for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return best[1], best[2]


def points_of(atlases, committed, codes):
    out = {}
    for code in codes:
        if code in committed:
            out[code] = committed[code]
            continue
        for atlas in atlases:
            if code in atlas.places:
                polygon = max(atlas.places[code], key=lambda each: area(atlas.ring(each[0])))
                out[code] = label_point([atlas.ring(ring) for ring in polygon])
                break
    missing = [code for code in codes if code not in out]
    if missing:
        sys.exit(f"outlines: no outline and no point for {', '.join(missing)}; give them in outlines.json")
    return {code: (x + 360 if x < CUT else x, y) for code, (x, y) in out.items()}


class Bytes:
    def __init__(self):
        self.data = bytearray(b"OUT1")

    def number(self, value):
        while value > 127:
            self.data.append(value & 127 | 128)
            value >>= 7
        self.data.append(value)

    def signed(self, value):
        self.number(value * 2 if value >= 0 else -value * 2 - 1)


def packed(atlas, step, points):
    """The sheet as bytes; arcs that nothing uses are left out."""
    out = Bytes()
    out.number(step)
    out.signed(CENTER)
    used = sorted({n if n >= 0 else ~n for polygons in atlas.places.values() for polygon in polygons for ring in polygon for n in ring})
    index = {number: i for i, number in enumerate(used)}
    arcs = []
    for number in used:
        steps = [(round(x * 1e6 / step), round(y * 1e6 / step)) for x, y in atlas.arcs[number]]
        arcs.append([p for i, p in enumerate(steps) if i == 0 or p != steps[i - 1] or i == len(steps) - 1])
    out.number(len(arcs))
    for arc in arcs:
        out.number(len(arc))
    for axis in (0, 1):
        last = 0
        for arc in arcs:
            for point in arc:
                out.signed(point[axis] - last)
                last = point[axis]
    out.number(len(atlas.places))
    last = 0
    for code in sorted(atlas.places):
        out.data += code.encode()
        out.number(len(atlas.places[code]))
        for polygon in atlas.places[code]:
            out.number(len(polygon))
            for ring in polygon:
                out.number(len(ring))
                for number in ring:
                    now = index[number] * 2 if number >= 0 else index[~number] * 2 + 1
                    out.signed(now - last)
                    last = now
    out.number(len(points))
    x = y = 0
    for code in sorted(points):
        px, py = (round(each * 1e6 / step) for each in points[code])
        out.data += code.encode()
        out.signed(px - x)
        out.signed(py - y)
        x, y = px, py
    return bytes(out.data), sum(map(len, arcs))


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    folder, catalog, out = map(Path, arguments)
    wanted = json.loads(catalog.read_text())["columns"]["iso3"]
    own = json.loads(Path(__file__).with_suffix(".json").read_text())
    codes = {number: code for number, code in own["codes"].items() if code in set(wanted)}
    rules = [part for part in own["parts"]]
    atlases = {}
    for resolution in ("110m", "50m", "10m"):
        path = folder / f"countries-{resolution}.json"
        if not path.is_file():
            sys.exit(f"outlines: {path} is missing; see web/tools/fetch_packages.sh")
        atlases[resolution] = Atlas(path, rules, codes)
    points = points_of([atlases["50m"], atlases["10m"]], own["points"], wanted)
    out.mkdir(parents=True, exist_ok=True)
    for resolution, step, smallest, with_points in SHEETS:
        atlas = atlases[resolution]
        atlas.simplify(smallest)
        atlas.lay_out()
        data, count = packed(atlas, step, points if with_points else {})
        name = f"outline-{resolution[:-1]}.bin"
        (out / name).write_bytes(data)
        print(f"{name}: {len(atlas.places)} places, {count:,} points, {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
