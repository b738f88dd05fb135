/* The small curve in a tooltip: a unit's years, with gaps where figures are missing and breaks marked. */
window.atlas = window.atlas || {};

atlas.Trend = class {
  static WIDTH = 190;
  static HEIGHT = 46;
  static MARGIN = 6;
  static FOOT = 13;

  /* A drawing, or null where there is no line to draw. `marked` are years to put a dot on. */
  static of(steps, code, marked, words) {
    const runs = steps.runs(code), points = runs.flat();
    if (points.length < 2) return null;
    const breaks = steps.breaksOf(code).filter((year) => year > points[0][0] && year <= points[points.length - 1][0]);
    const box = document.createElement("div");
    box.className = "atlas-trend";
    box.append(new atlas.Trend(steps.level_years).draw(runs, breaks, marked));
    if (breaks.length) {
      const note = box.appendChild(document.createElement("div"));
      note.className = "atlas-caption";
      note.textContent = `┊ ${words.breaks} ${breaks.join(", ")}`;
    }
    return box;
  }

  constructor(years) {
    [this.first, this.last] = [years[0], years[years.length - 1]];
  }

  x(year) { return atlas.Trend.MARGIN + ((year - this.first) / (this.last - this.first || 1)) * (atlas.Trend.WIDTH - 2 * atlas.Trend.MARGIN); }

  y(height) { return atlas.Trend.MARGIN + (1 - height) * (atlas.Trend.HEIGHT - atlas.Trend.FOOT - 2 * atlas.Trend.MARGIN); }

  draw(runs, breaks, marked) {
    const { WIDTH, HEIGHT } = atlas.Trend;
    const drawn = this.add(null, "svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "aria-hidden": "true" });
    breaks.forEach((year) => this.add(drawn, "line", {
      class: "break", x1: this.x(year - 0.5), x2: this.x(year - 0.5), y1: 1, y2: HEIGHT - atlas.Trend.FOOT }));
    runs.forEach((run) => {
      if (run.length === 1) this.dot(drawn, run[0], 1.6, "alone");
      else this.add(drawn, "polyline", { points: run.map(([year, height]) => `${this.x(year)},${this.y(height)}`).join(" ") });
    });
    runs.flat().filter(([year]) => marked.includes(year)).forEach((point) => this.dot(drawn, point, 3.4, "now"));
    [[this.first, "start"], [this.last, "end"]].forEach(([year, anchor]) => {
      const at = { x: anchor === "start" ? 1 : WIDTH - 1, y: HEIGHT - 2, "text-anchor": anchor };
      this.add(drawn, "text", at).textContent = year;
    });
    return drawn;
  }

  dot(drawn, [year, height], radius, kind) {
    this.add(drawn, "circle", { class: kind, cx: this.x(year), cy: this.y(height), r: radius });
  }

  add(parent, name, attributes) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return parent ? parent.appendChild(node) : node;
  }
};
