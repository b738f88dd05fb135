/* Decode the served TopoJSON: every border is stored once, as an arc with the units on its two sides. */
window.atlas = window.atlas || {};

atlas.Topology = class {
  // Albers metres → map coordinates of ten kilometres, so that zoom 0 shows China in 480 pixels.
  static METRES = 10000;

  constructor(json) {
    this.places = json.places;
    this.arcs = this.decodeArcs(json);
    this.units = json.objects.units.geometries.map((geometry) => ({
      code: geometry.id,
      names: geometry.properties,
      rings: this.polygons(geometry).map((polygon) => polygon.map((ring) => this.line(ring))),
      bounds: null,
    }));
    this.units.forEach((unit) => { unit.bounds = this.around(unit.rings); });
    this.byCode = new Map(this.units.map((unit) => [unit.code, unit]));
    this.owners = this.findOwners(json.objects.units.geometries);
    // Units of one size have no national lines: they are a diagram.
    this.isMap = "lines" in json.objects;
    this.lines = new Map((this.isMap ? json.objects.lines.geometries : []).map((geometry) =>
      [geometry.id, this.lineParts(geometry).map((part) => this.line(part))]));
  }

  decodeArcs(json) {
    const [sx, sy] = json.transform.scale, [tx, ty] = json.transform.translate;
    return json.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => {
        x += dx; y += dy;
        return [(y * sy + ty) / atlas.Topology.METRES, (x * sx + tx) / atlas.Topology.METRES];
      });
    });
  }

  /* The bounds of polygons, from plain numbers: an object a point would be the most of all the work. */
  around(polygons) {
    let south = Infinity, west = Infinity, north = -Infinity, east = -Infinity;
    polygons.forEach((polygon) => polygon[0].forEach(([y, x]) => {
      if (y < south) south = y;
      if (y > north) north = y;
      if (x < west) west = x;
      if (x > east) east = x;
    }));
    return L.latLngBounds([[south, west], [north, east]]);
  }

  polygons(geometry) { return geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs; }

  lineParts(geometry) { return geometry.type === "LineString" ? [geometry.arcs] : geometry.arcs; }

  /* Join arcs end to end; ~i is arc i walked backwards. */
  line(indices) {
    const points = [];
    indices.forEach((index) => {
      const arc = index < 0 ? this.arcs[~index].slice().reverse() : this.arcs[index];
      points.push(...(points.length ? arc.slice(1) : arc));
    });
    return points;
  }

  findOwners(geometries) {
    const owners = this.arcs.map(() => []);
    geometries.forEach((geometry) => this.polygons(geometry).flat(2).forEach((index) =>
      owners[index < 0 ? ~index : index].push(geometry.id)));
    return owners;
  }

  /* The arcs between two units for which `parts(one, other)` holds; `other` is undefined at the outer edge. */
  borders(parts) {
    return this.arcs.filter((_, index) => {
      const [one, other] = this.owners[index];
      return one !== undefined && parts(one, other);
    });
  }

  /* The outline of several units as one: the arcs with a member on exactly one side. */
  outline(codes) {
    const members = new Set(codes);
    return this.borders((one, other) => members.has(one) !== members.has(other));
  }

  boundsOf(codes) {
    const bounds = L.latLngBounds([]);
    codes.forEach((code) => { if (this.byCode.has(code)) bounds.extend(this.byCode.get(code).bounds); });
    return bounds;
  }
};
