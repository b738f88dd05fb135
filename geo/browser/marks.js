/* Outlines above the painted units: the one under the pointer, the selected one, chosen clusters. */
window.atlas = window.atlas || {};

atlas.Marks = class {
  constructor(map, options) {
    map.createPane("atlas-marks").style.zIndex = 450;
    map.getPane("atlas-marks").style.pointerEvents = "none";
    this.renderer = L.svg({ pane: "atlas-marks", padding: 0.3 });
    this.options = options;
    this.clusters = L.layerGroup().addTo(map);
    this.casing = this.line(6, options.casing).addTo(map);
    this.selected = this.line(3, options.selection, "atlas-selected").addTo(map);
    this.hovered = this.line(1.6, options.selection, "atlas-hovered").addTo(map);
  }

  line(weight, color, className = "") {
    return L.polyline([], { pane: "atlas-marks", renderer: this.renderer, interactive: false, fill: false, smoothFactor: 0.5, lineJoin: "round", weight, color, className });
  }

  trace(line, layer) {
    // A ring is closed by its first point; a line has to come back to it.
    const rings = layer ? layer.getLatLngs().flat() : [];
    line.setLatLngs(rings.map((ring) => [...ring, ring[0]]));
  }

  clear() {
    this.asked = null;
    this.clusters.clearLayers();
    this.select(null);
    this.hover(null);
  }

  hover(layer) { this.trace(this.hovered, layer); }

  select(layer) {
    this.trace(this.casing, layer);
    this.trace(this.selected, layer);
  }

  outline(outlined, topology, colours) {
    const asked = JSON.stringify([outlined, colours.ink]);
    if (asked === this.asked) return;
    this.asked = asked;
    this.clusters.clearLayers();
    outlined.forEach(([label, codes]) => this.cluster(label, topology.outline(codes), colours));
    [this.casing, this.selected, this.hovered].forEach((line) => line.bringToFront());
  }

  cluster(label, arcs, colours) {
    if (!arcs.length) return;
    [[4.5, colours.halo], [2.2, colours.ink]].forEach(([weight, colour]) =>
      this.line(weight, colour).setLatLngs(arcs).addTo(this.clusters));
    if (!label) return;
    const top = arcs.flat().reduce((best, point) => (point[0] > best[0] ? point : best));
    const name = document.createElement("span");
    name.textContent = label;
    L.tooltip({ permanent: true, direction: "top", offset: [0, -2], className: "atlas-cluster", opacity: 1, interactive: false })
      .setLatLng(top).setContent(name).addTo(this.clusters);
  }
};
