/* Names on the map: provinces, then their seats and the chosen unit, then whatever has room for its name.
   They are placed one by one, and none lies over another; none takes a click. */
window.atlas = window.atlas || {};

atlas.RULES += `
  .leaflet-atlas-labels-pane { pointer-events: none; }
  .atlas-label { position: absolute; white-space: nowrap; line-height: 1.2; color: var(--ink); transform: translate(-50%, -50%);
    text-shadow: 1px 0 1px var(--halo), -1px 0 1px var(--halo), 0 1px 1px var(--halo), 0 -1px 1px var(--halo), 0 0 3px var(--halo), 0 0 4px var(--halo); }
  .atlas-label-province { font-weight: 600; }
  .atlas-label-capital { font-weight: 500; }
  .atlas-label-unit { font-weight: 400; }
  .atlas-label-selected { font-weight: 700; }
`;

atlas.Labels = class {
  // From here on the seats of provinces are named; before, they would crowd out the provinces.
  static CAPITALS_FROM = 1.25;
  static UNITS_FROM = 1.5;
  // What is smaller than this share of its name is named beside it, best in the sea.
  static TINY = 1 / 8;
  static FAMILY = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  static WEIGHT = { province: 600, capital: 500, unit: 400, selected: 700 };
  static AIR = 3;

  constructor(map, language) {
    this.map = map;
    this.language = language;
    this.pane = map.createPane("atlas-labels");
    this.pane.style.zIndex = 460;
    this.pane.setAttribute("aria-hidden", "true");
    this.pen = document.createElement("canvas").getContext("2d");
    map.on("zoomstart", () => this.leave());
    map.on("moveend zoomend", () => this.arrive());
    map.on("resize", () => this.place());
    // A hand laid on the map stops a flight, of which no end is told then.
    map.getContainer().addEventListener("pointerdown", () => { if (this.flying) this.arrive(); });
  }

  /* Names stand where they are put, so there are none while the map flies below them. */
  leave() {
    this.flying = true;
    this.pane.style.display = "none";
  }

  arrive() {
    this.flying = false;
    this.pane.style.display = "";
    this.place();
  }

  /* Take the names of another set of shapes. */
  load(topology) {
    this.topology = topology;
    this.asked = null;
  }

  /* Take what is chosen; where it is as before, the names stay as they are. */
  show(selected, outlined) {
    const asked = JSON.stringify([selected, outlined]);
    if (asked === this.asked) return;
    this.asked = asked;
    this.selected = selected;
    this.place();
  }

  place() {
    if (this.flying || !this.topology || !this.map.getSize().x) return;
    this.scale = this.map.getZoomScale(this.map.getZoom(), 0);
    const taken = this.obstacles();
    const placed = this.wanted().flatMap((label) => this.fit(label, taken) || []);
    this.pane.replaceChildren(...placed.map((label) => this.draw(label)));
  }

  /* What must not be covered: the buttons, the inset, the names of clusters but for those that fade away. */
  obstacles() {
    const container = this.map.getContainer(), { left, top } = container.getBoundingClientRect();
    const boxes = container.querySelectorAll(".leaflet-control, .atlas-inset, .atlas-cluster, .atlas-note span");
    return [...boxes].filter((box) => box.style.opacity !== "0").map((box) => box.getBoundingClientRect()).map((box) =>
      ({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }));
  }

  /* All names that may be shown at this zoom, the most important first. */
  wanted() {
    const { places, byCode } = this.topology, zoom = this.map.getZoom();
    const selected = this.selected && byCode.has(this.selected) ? [this.selectedName()] : [];
    const own = this.selected && this.selected.endsWith("0000") ? this.selected.slice(0, 2) : "";
    const provinces = places.provinces.filter(([digits]) => digits !== own).map(([, x, y, room, names]) =>
      this.label("province", names[this.language], x, y, room, Math.max(11, Math.min(16, 10.5 + 1.6 * zoom))));
    const others = Object.keys(places.units).filter((code) => code !== this.selected && !code.endsWith("0000"));
    const seats = new Set(places.capitals);
    const capitals = zoom < atlas.Labels.CAPITALS_FROM ? [] : others.filter((code) => seats.has(code))
      .map((code) => this.unitName("capital", code));
    const units = zoom < atlas.Labels.UNITS_FROM ? [] : others.filter((code) => !seats.has(code))
      .map((code) => this.unitName("unit", code)).filter((label) => label.width <= 1.9 * label.room);
    return [...selected, ...provinces, ...capitals, ...units];
  }

  unitName(kind, code) {
    const [x, y, room, short] = this.topology.places.units[code];
    const text = this.language === "zh" ? short : this.topology.byCode.get(code).names[`name_${this.language}`];
    return this.label(kind, text, x, y, room, kind === "unit" ? 11 : 12);
  }

  selectedName() {
    const { bounds } = this.topology.byCode.get(this.selected);
    const label = this.topology.places.units[this.selected] ? this.unitName("selected", this.selected) : null;
    const low = this.map.latLngToContainerPoint(bounds.getSouthWest()), high = this.map.latLngToContainerPoint(bounds.getNorthEast());
    // Beside its outline, so that the name of a small unit does not hide it.
    return label && { ...label, size: 13, ...this.measure("selected", label.text, 13),
      around: { left: low.x, right: high.x, top: high.y, bottom: low.y } };
  }

  /* Places come in whole kilometres; map coordinates are tens of kilometres. */
  label(kind, text, x, y, room, size) {
    const { x: left, y: top } = this.map.latLngToContainerPoint([y / 10, x / 10]);
    return { kind, text, size, x: left, y: top, room: (room / 10) * this.scale, ...this.measure(kind, text, size) };
  }

  measure(kind, text, size) {
    this.pen.font = `${atlas.Labels.WEIGHT[kind]} ${size}px ${atlas.Labels.FAMILY}`;
    return { width: Math.ceil(this.pen.measureText(text).width), height: Math.ceil(size * 1.2) };
  }

  /* The first of a few spots that is inside the map and free, and take it; null where there is none. */
  fit(label, taken) {
    const size = this.map.getSize(), { AIR } = atlas.Labels;
    for (const [x, y] of this.spots(label)) {
      const box = { left: x - label.width / 2 - AIR, right: x + label.width / 2 + AIR, top: y - label.height / 2, bottom: y + label.height / 2 };
      const inside = box.left >= 0 && box.top >= 0 && box.right <= size.x && box.bottom <= size.y;
      const free = taken.every((other) =>
        box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom);
      if (inside && free) {
        taken.push(box);
        return { ...label, x, y };
      }
    }
    return null;
  }

  spots({ kind, x, y, width, height, room, around }) {
    if (around) {
      const across = (around.left + around.right) / 2, down = (around.top + around.bottom) / 2;
      const away = height / 2 + 4;
      const beside = [[across, around.top - away], [across, around.bottom + away],
        [around.right + width / 2 + 6, down], [around.left - width / 2 - 6, down]];
      return 2 * room >= width ? [[x, y], ...beside] : beside;
    }
    if (kind === "unit") return [[x, y]];
    const up = height * 0.9, side = width / 2 + room + 2;
    const near = [[x, y], [x, y - up], [x, y + up]], beside = [[x + side, y], [x, y + up], [x - side, y], [x, y - up]];
    if (kind === "capital") return near;
    return room < width * atlas.Labels.TINY ? beside : [...near, ...beside, [x, y - 2 * up], [x, y + 2 * up]];
  }

  draw({ kind, text, size, x, y }) {
    const name = document.createElement("span"), spot = this.map.containerPointToLayerPoint([x, y]);
    name.className = `atlas-label atlas-label-${kind}`;
    name.textContent = text;
    Object.assign(name.style, { left: `${spot.x}px`, top: `${spot.y}px`, fontSize: `${size}px` });
    return name;
  }
};
