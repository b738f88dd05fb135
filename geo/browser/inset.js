/* The South China Sea in its own small frame: fixed, painted like the map, not interactive. */
window.atlas = window.atlas || {};

atlas.Inset = class {
  static PADDING = 0.04;

  constructor(container, topology, words) {
    this.topology = topology;
    // All of the ten-dash line, and the coast of Guangdong and Hainan beside it.
    const dashes = L.latLngBounds(topology.lines.get("ten_dash").flat());
    this.bounds = dashes.extend(topology.boundsOf([...topology.byCode.keys()].filter((code) => /^460[12]/.test(code)))).pad(atlas.Inset.PADDING);
    this.units = topology.units.filter((unit) => unit.bounds.intersects(this.bounds));
    this.frame = L.DomUtil.create("div", "atlas-inset", container);
    this.canvas = L.DomUtil.create("canvas", "", this.frame);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", words.inset);
    L.DomUtil.create("div", "atlas-inset-title", this.frame).textContent = words.inset;
  }

  /* Take a size that leaves the mainland free, whatever the size of the map. */
  resize(size) {
    const shape = this.bounds.getNorth() - this.bounds.getSouth();
    const across = this.bounds.getEast() - this.bounds.getWest();
    const { width, height, letters } = atlas.insetSize({ width: size.x, height: size.y }, shape / across);
    Object.assign(this, { width, height });
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.width = this.width * this.ratio;
    this.canvas.height = this.height * this.ratio;
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.frame.style.fontSize = `${letters}px`;
    this.scale = (this.height * this.ratio) / shape;
    this.paths = this.units.map((unit) => this.path(unit.rings.flat(), true));
  }

  path(lines, closed) {
    const path = new Path2D();
    lines.forEach((line) => {
      line.forEach(([y, x], index) => {
        const px = (x - this.bounds.getWest()) * this.scale, py = (this.bounds.getNorth() - y) * this.scale;
        if (index) path.lineTo(px, py); else path.moveTo(px, py);
      });
      if (closed) path.closePath();
    });
    return path;
  }

  paint(styleOf, colours) {
    const pen = this.canvas.getContext("2d");
    pen.fillStyle = colours.sea;
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    pen.lineJoin = "round";
    this.units.forEach((unit, index) => {
      const style = styleOf(unit.code);
      pen.globalAlpha = style.fillOpacity;
      pen.fillStyle = style.fillColor;
      pen.fill(this.paths[index], "evenodd");
      pen.globalAlpha = 1;
      // The islands are smaller than a pixel: their outline makes them dots.
      pen.strokeStyle = unit.code.startsWith("4603") ? colours.national_border : colours.unit_border;
      pen.lineWidth = (unit.code.startsWith("4603") ? 0.9 : 0.3) * this.ratio;
      pen.stroke(this.paths[index]);
    });
    this.stroke(pen, this.topology.outline(this.topology.byCode.keys()), colours.national_border, 0.6);
    this.stroke(pen, this.topology.lines.get("ten_dash"), colours.national_border, 1.4);
  }

  stroke(pen, lines, colour, weight) {
    pen.strokeStyle = colour;
    pen.lineWidth = weight * this.ratio;
    pen.stroke(this.path(lines, false));
  }
};
