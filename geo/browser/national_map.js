/* The national map: geometry is loaded and laid out once, then only painted. */
window.atlas = window.atlas || {};

atlas.NationalMap = class {
  // A city flown to is shown with what surrounds it: about 700 kilometres across.
  static CLOSEST_FLIGHT = 3;
  static INSET_GAP = 10;

  constructor(map, said) {
    const options = { ...atlas.look, ...said };
    this.map = map;
    this.options = options;
    this.view = new atlas.NationalView(this);
    // Added empty and at once, so that streamlit-folium listens to its clicks.
    this.group = L.featureGroup().addTo(map);
    this.canvas = L.canvas({ padding: 0.3 });
    this.marks = new atlas.Marks(map, options);
    this.notes = new atlas.Notes(this);
    this.labels = new atlas.Labels(map, options.language);
    this.tips();
    this.group.on("mouseover", (event) => this.marks.hover(this.state && this.state.joined ? null : event.layer));
    this.group.on("mouseout", () => this.marks.hover(null));
    this.group.on("click", ({ layer: { code }, originalEvent }) => {
      if (originalEvent) originalEvent.atlasUnit = code;
      if (!code || this.notes.placing) return;
      this.choose(code);
      this.tell({ chosen: code });
    });
    this.group.on("dblclick", (event) => this.lookInside(event));
    atlas.dress(map, options, () => {
      this.view.showNation();
      this.tell({ nation: true });
    });
    this.contrast = new atlas.Contrast(() => { if (this.state && this.topology) this.apply(); });
    atlas.whilePrinting((printing) => this.turn(printing));
    this.fingers = new atlas.Fingers(map, options.words);
  }

  /* Tell of the unit under the pointer. */
  tips() { this.group.bindTooltip((unit) => this.tooltip(unit.code), { sticky: true, className: "atlas-tooltip", opacity: 1 }); }

  /* Lay one of the shapes out: at once where it is given, for a page on a disk may not fetch, and brings its
     shapes along; else when it is fetched, unless another one is asked for meanwhile. */
  load(shape) {
    this.shape = shape;
    this.topology = null;
    const given = (atlas.given || {})[shape];
    this.ready = given ? Promise.resolve() : this.fetched(shape).then((json) => { if (this.shape === shape) this.layOut(json); });
    if (given) this.layOut(given);
  }

  fetched(shape) { return fetch(this.options.shapes[shape]).then((reply) => reply.json()); }

  /* Take away what another shape has drawn. */
  clear() {
    this.group.clearLayers();
    Object.values(this.borders || {}).flat().forEach((line) => line.remove());
    if (this.inset) this.inset.frame.remove();
    this.marks.clear();
    this.labels.load(null);
  }

  layOut(json) {
    this.clear();
    this.topology = new atlas.Topology(json);
    const { isMap } = this.topology;
    this.inset = isMap ? new atlas.Inset(this.map.getContainer(), this.topology, this.options.words) : null;
    this.unpack();
    // Before anything lies on the map: whatever does is projected again at every move.
    this.view.start();
    if (this.state) this.view.focus(this.state.focus, true);
    this.addUnits();
    this.addBorders(isMap);
    this.labels.load(this.topology);
    if (this.state) this.apply();
  }

  addUnits() {
    this.layers = new Map(this.topology.units.map((unit) => [unit.code, new atlas.Unit(unit, this.canvas)]));
    this.layers.forEach((layer) => this.group.addLayer(layer));
  }

  addBorders(isMap) {
    const still = { renderer: this.canvas, interactive: false, fill: false, smoothFactor: 0.5 };
    const provinces = this.topology.borders((a, b) => b !== undefined && a.slice(0, 2) !== b.slice(0, 2));
    // Where counties are drawn, their prefecture is told by them; else each unit is one of its own.
    const cityOf = (code) => this.topology.byCode.get(code).names.city;
    const cities = this.topology.borders((a, b) => b !== undefined && cityOf(a) !== cityOf(b) && a.slice(0, 2) === b.slice(0, 2));
    this.borders = {
      province_border: [
        L.polyline(provinces, { ...still, weight: isMap ? 1.1 : 2 }),
        L.polyline(cities, { ...still, weight: 0.7, opacity: 0.75 }),
      ],
      national_border: [
        L.polyline(this.topology.outline(this.topology.byCode.keys()), { ...still, weight: 0.9 }),
        L.polyline(this.topology.lines.get("ten_dash") || [], { ...still, weight: 2 }),
        L.polyline(this.topology.lines.get("undetermined") || [], { ...still, weight: 1.1, dashArray: "4 4" }),
      ],
    };
    Object.values(this.borders).flat().forEach((line) => line.addTo(this.map));
  }

  /* Take what is told of the units apart, once. */
  unpack() {
    if (this.state && !this.state.units) atlas.unpack(this.state, this.topology);
  }

  /* Tell the maps beside this one, where there are any. */
  tell(what) { if (this.link) this.link.say(what); }

  paint(state) {
    this.state = state;
    if (state.linked && !this.link) this.link = new atlas.Link(this, state.linked);
    if ("codes" in state.packed) this.unpack();
    if (state.shape !== this.shape) this.load(state.shape);
    else if (this.topology) this.apply();
  }

  /* Paint what paper shall hold: drawn and at its place when this returns, if the shapes are given. */
  paintNow(state) {
    Object.assign(this.view, { focused: null, still: true });
    this.paint(state);
    this.view.still = false;
    if (!this.topology) return;
    if (!state.focus.length) this.view.showNation();
    this.redraw();
  }

  /* Draw without the next frame, which paper does not wait for. A canvas that was asked for a pixel is a picture on
     paper too, else wiping it clean would take the sea below it along; marks that are not laid out are not on paper. */
  redraw() {
    L.Util.cancelAnimFrame(this.canvas._redrawRequest);
    this.canvas._redraw();
    this.canvas._ctx.getImageData(0, 0, 1, 1);
    this.map.getContainer().getBoundingClientRect();
  }

  /* Keep all years of a measure, for the curves in the tooltips and for stepping through them. */
  keep(key, packed) {
    if (!this.steps || this.steps.key !== key) this.steps = new atlas.Steps(key, packed, () => atlas.codesOf(packed, this.topology));
  }

  /* Show a year of what is kept, or, for null, what the server painted. `since` begins a span. */
  step(year, since) {
    this.year = year;
    this.since = since;
    if (this.colours && this.state.units) this.recolour();
  }

  /* The kept years, if they are those of the measure that is painted. */
  get own() { return this.steps && this.state && this.steps.key === this.state.series ? this.steps : null; }

  /* The same where the reader is at one of them, and not where the server says. */
  get stepped() { return this.own && this.year && this.own.has(this.year) ? this.own : null; }

  get theme() { return this.printing ? "light" : this.state.theme; }

  /* Light on paper, and as it was afterwards. */
  turn(printing) {
    this.printing = printing;
    if (!this.state || !this.topology || this.state.theme === "light") return;
    this.apply();
    this.redraw();
  }

  apply() {
    this.unpack();
    const colours = this.colours = this.options[this.contrast.more ? "contrasted" : "themes"][this.theme];
    this.hatched = (ratio) => atlas.hatch(this.options.hatch, colours.no_data, colours.no_data_line, ratio);
    this.noData = this.hatched();
    const container = this.map.getContainer();
    container.dataset.theme = this.theme;
    Object.entries(colours).forEach(([name, colour]) => container.style.setProperty(`--${name}`, colour));
    this.recolour();
    Object.entries(this.borders).forEach(([name, lines]) => lines.forEach((line) => line.setStyle({ color: colours[name] })));
    this.marks.select(this.layers.get(this.state.selected));
    this.marks.outline(this.state.outlined, this.topology, colours);
    this.notes.show(this.state.annotations, this.state.placing, this.topology);
    this.view.focus(this.state.focus);
    this.labels.show(this.state.selected, this.state.outlined);
    if (!container.dataset.painted) atlas.tellIfAwaited();
    container.dataset.painted = String(Number(container.dataset.painted || 0) + 1);
  }

  recolour() {
    this.layers.forEach((layer, code) => layer.setStyle(this.styleOf(code)));
    this.paintInset();
    this.map.getContainer().dataset.year = this.stepped ? String(this.year) : "";
  }

  paintInset() {
    if (!this.colours || !this.inset) return;
    const noData = this.hatched(this.inset.ratio);
    this.inset.paint((code) => this.styleOf(code, noData), this.colours);
  }

  styleOf(code, noData = this.noData) {
    const [place, colours] = this.classOf(code);
    const fill = place === null ? this.colours.outside : place < 0 ? noData : colours[place];
    return {
      fillColor: fill,
      fillOpacity: this.state.faded.has(code) ? 0.22 : 1,
      opacity: this.state.faded.has(code) && this.state.joined ? 0 : 1,
      color: place === null ? this.colours.outside_border : this.state.joined ? this.inside(place, colours)
        : place < 0 ? this.colours.no_data_line : this.colours.unit_border,
    };
  }

  /* What a border between two units of one province is drawn in, so that it is not seen. */
  inside(place, colours) { return place < 0 ? this.colours.no_data : colours[place]; }

  classOf(code) {
    const steps = this.stepped, [painted] = this.state.units[code] || [null];
    if (steps) return [steps.place(code, this.year), steps.colours[this.theme]];
    return [painted, this.theme === this.state.theme ? this.state.colours : this.state.on_paper];
  }

  /* The name of what is shown of a unit, and its value. */
  saidOf(code) {
    const state = this.state, steps = this.stepped, known = state && state.units && state.units[code];
    if (!known) return ["", state ? state.outside_text : ""];
    return steps ? [steps.caption(this.year), steps.label(code, this.year)] : [state.caption, atlas.filled(state.around[known[2]], known[1])];
  }

  /* The years that a curve puts a dot on: those the reader or the server shows. */
  marked() { return this.year ? [this.since, this.year] : this.state.years; }

  /* Mark a clicked unit without waiting for the server, which hears of it a moment later. */
  choose(code) {
    if (this.state && this.state.units && this.state.units[code] && !this.state.joined) this.marks.select(this.layers.get(code));
  }

  /* Let the server hear of a double click instead of zooming, where it looks inside a unit.
     What the second click tells is sent a moment after it. */
  lookInside(event) {
    if (!this.state || !this.state.opens || this.notes.placing) return;
    L.DomEvent.stopPropagation(event);
    if (event.layer.told) event.layer.told.properties.twice = true;
  }

  /* A unit and its province; where provinces are one, the province alone. */
  calledOf(names, language) {
    const name = names[`name_${language}`], province = names[`province_${language}`];
    return this.state && this.state.joined ? [["name", province || name]] : [["name", name], ["province", province]];
  }

  tooltip(code) {
    const { names } = this.topology.byCode.get(code), language = this.options.language;
    const [caption, value] = this.saidOf(code);
    const lines = [
      ...this.calledOf(names, language),
      ["caption", caption],
      ["value", value],
    ];
    const box = document.createElement("div");
    lines.filter(([, text]) => text).forEach(([role, text]) => {
      const line = box.appendChild(document.createElement("div"));
      line.className = `atlas-${role}`;
      line.textContent = text; // never HTML: names and values are data
    });
    const trend = this.own && this.own.rows.has(code) && atlas.Trend.of(this.own, code, this.marked(), this.options.words);
    if (trend) box.append(trend);
    return box;
  }
};

/* One unit on the canvas. Its click tells the server a code, not a geometry. */
atlas.Unit = L.Polygon.extend({
  initialize(unit, renderer) {
    this.code = unit.code;
    L.Polygon.prototype.initialize.call(this, unit.rings, { renderer, weight: 0.5, fillOpacity: 1, smoothFactor: 0.5 });
  },
  /* Whole pixels, from plain numbers, and of points that share one the first: half of all points do. */
  _projectLatlngs(points, rings, bounds) {
    if (!(points[0] instanceof L.LatLng)) { points.forEach((inner) => this._projectLatlngs(inner, rings, bounds)); return; }
    const origin = this._map.getPixelOrigin(), { crs } = this._map.options, scale = crs.scale(this._map.getZoom());
    const ring = [];
    let last = {};
    points.forEach(({ lat, lng }) => {
      const x = Math.round(lng * scale) - origin.x, y = Math.round(-lat * scale) - origin.y;
      if (x === last.x && y === last.y) return;
      last = new L.Point(x, y);
      ring.push(last);
      bounds.extend(last);
    });
    rings.push(ring);
  },
  // The time tells a second click on the same unit from no click at all.
  toGeoJSON() {
    // While the map is written on, the click after this one tells the place.
    const told = atlas.current.notes.placing ? { id: "", at: 0 } : { id: this.code, at: Date.now() };
    this.told = { type: "Feature", id: told.id, properties: { at: told.at }, geometry: null };
    return this.told;
  },
});

/* What the page calls: draw once, then paint as often as the figures change. */
atlas.draw = (map, options) => { atlas.current = new atlas.NationalMap(map, options); };
atlas.paint = (state) => { atlas.current.paint(state); };
