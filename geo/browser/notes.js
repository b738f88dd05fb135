/* What the reader wrote on the map: labels, arrows, outlines, marked cities. While it is being written,
   a click tells the server a place of the map, and a text can be dragged to another. */
window.atlas = window.atlas || {};

atlas.RULES += `
  .atlas-note span { position: absolute; transform: translate(-50%, -50%); width: max-content; max-width: 16em; text-align: center; white-space: normal;
    font: 700 13px/1.2 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--note); padding: 1px 5px; border-radius: 4px; background: rgb(255 255 255 / .86); }
  .atlas-note .above { transform: translate(-50%, calc(-100% - 8px)); }
  .leaflet-container.placing, .placing .leaflet-interactive { cursor: crosshair; }
  .placing .atlas-note.leaflet-interactive { cursor: move; }
`;

atlas.Notes = class {
  static HEAD = 13;

  constructor(owner) {
    this.owner = owner;
    this.map = owner.map;
    const pane = this.map.createPane("atlas-notes");
    pane.style.zIndex = 470;
    pane.style.pointerEvents = "none";
    this.renderer = L.svg({ pane: "atlas-notes", padding: 0.3 });
    this.map.getContainer().style.setProperty("--note", owner.options.note);
    this.layers = L.layerGroup().addTo(this.map);
    this.arrows = [];
    this.map.on("click", (event) => { if (this.placing) this.tell("", event.latlng, event.originalEvent.atlasUnit); });
    this.map.on("zoomend", () => this.arrows.forEach((draw) => draw()));
  }

  show(notes, placing, topology) {
    this.map.getContainer().classList.toggle("placing", placing);
    this.placing = placing;
    // What is told of units would lie over what is written.
    if (placing) this.owner.group.unbindTooltip();
    else if (!this.owner.group.getTooltip()) this.owner.tips();
    const asked = JSON.stringify([notes, placing]);
    if (asked === this.asked && topology === this.topology) return;
    Object.assign(this, { asked, topology, arrows: [] });
    this.layers.clearLayers();
    // In a diagram points lie elsewhere: there only units are marked.
    notes.forEach((note, n) => { if (note.code || topology.isMap) this[note.kind](note, n); });
  }

  label({ text, at }, n) { this.write(text, this.point(at), n); }

  arrow({ text, at, tail }, n) {
    const from = this.point(tail), to = this.point(at), lines = this.lines([], 3);
    this.arrows.push(() => lines.forEach((line) => line.setLatLngs([[from, to], this.head(from, to)])));
    this.arrows.at(-1)();
    this.write(text, from, n);
  }

  outline({ text, code }) {
    const bounds = this.topology.boundsOf(this.units(code));
    if (!bounds.isValid()) return;
    this.lines(this.topology.outline(this.units(code)), 3);
    if (text) this.write(text, [bounds.getNorth(), bounds.getCenter().lng], null, "above");
  }

  city({ text, code }) {
    const place = this.topology.places.units[code], bounds = this.topology.boundsOf([code]);
    if (!bounds.isValid()) return;
    const at = place ? [place[1] / 10, place[0] / 10] : bounds.getCenter();
    L.circleMarker(at, { pane: "atlas-notes", renderer: this.renderer, interactive: false, radius: 6, weight: 2, color: this.owner.options.casing, fillColor: this.owner.options.note, fillOpacity: 1 }).addTo(this.layers);
    if (text) this.write(text, at, null, "above");
  }

  /* A province's code stands for all of its units; kilometres become map coordinates. */
  units(code) { return [...this.topology.byCode.keys()].filter((unit) => unit.startsWith(code.replace(/0000$/, ""))); }

  point([east, north]) { return L.latLng(north / 10, east / 10); }

  lines(points, weight) {
    return [[weight + 3, this.owner.options.casing], [weight, this.owner.options.note]].map(([width, color]) =>
      L.polyline(points, { pane: "atlas-notes", renderer: this.renderer, interactive: false, smoothFactor: 0.5, weight: width, color }).addTo(this.layers));
  }

  /* The head of an arrow, as large at every zoom. */
  head(from, to) {
    const [a, b] = [from, to].map((point) => this.map.latLngToLayerPoint(point)), length = a.distanceTo(b) || 1;
    const along = b.subtract(a).divideBy(length).multiplyBy(atlas.Notes.HEAD), back = b.subtract(along);
    const across = L.point(-along.y, along.x).multiplyBy(0.6);
    return [back.add(across), b, back.subtract(across)].map((point) => this.map.layerPointToLatLng(point));
  }

  /* Text as text; one that stands at a point of its own can be dragged while it is written. */
  write(text, at, n, place = "") {
    const span = document.createElement("span"), moves = this.placing && n !== null;
    span.textContent = text;
    span.className = place;
    const icon = L.divIcon({ className: "atlas-note", iconSize: [0, 0], html: span });
    const marker = L.marker(at, { pane: "atlas-notes", icon, interactive: moves, draggable: moves, keyboard: false }).addTo(this.layers);
    if (moves) marker.on("dragend", () => this.tell(`${n}:`, marker.getLatLng(), null));
  }

  /* Tell the server a place as if it were a unit that was clicked: whole kilometres, and the unit there. */
  tell(which, { lat, lng }, unit) {
    const id = `@${which}${Math.round(lng * 10)},${Math.round(lat * 10)}${unit ? `/${unit}` : ""}`;
    const layer = { toGeoJSON: () => ({ type: "Feature", id, properties: { at: Date.now() }, geometry: null }) };
    this.owner.group.fire("click", { layer, latlng: L.latLng(lat, lng), sourceTarget: this.owner.layers.values().next().value });
  }
};
