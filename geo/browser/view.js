/* Where the map looks: the nation until the reader moves, then wherever the reader left it. */
window.atlas = window.atlas || {};

atlas.NationalView = class {
  constructor(owner) {
    this.owner = owner;
    this.map = owner.map;
    this.moved = false;
    this.focused = "";
    this.legend = true; // it lies over the lower left corner
    this.still = false; // it does not fly
  }

  start() {
    const { topology } = this.owner;
    // The islands of Sansha are in the inset; the first view shows the rest of the country.
    this.nation = topology.boundsOf([...topology.byCode.keys()].filter((code) => !topology.isMap || !code.startsWith("4603")));
    this.coast = topology.boundsOf(["710000", "330900"]).getEast();
    this.reach = topology.boundsOf(topology.byCode.keys()).pad(0.6);
    this.moved = false;
    this.focused = "";
    this.size = "";
    this.listen();
    this.resize();
  }

  /* Follow the reader and the window, from the first shape on. */
  listen() {
    if (this.listening) return;
    this.listening = true;
    this.map.on("dragstart zoomstart", () => { if (!this.own) this.moved = true; });
    this.map.getContainer().addEventListener("keydown", (event) => { if (event.key.startsWith("Arrow")) this.moved = true; });
    new ResizeObserver(() => { if (this.owner.topology) this.resize(); }).observe(this.map.getContainer());
  }

  resize() {
    atlas.onPaper(this.map.getContainer());
    this.silently(() => this.map.invalidateSize({ animate: false, pan: this.moved }));
    const size = this.map.getSize();
    // An observer also tells of the size it begins with.
    if (!size.x || !size.y || this.size === String(size)) return;
    this.size = String(size);
    if (this.owner.inset) this.owner.inset.resize(size);
    this.owner.paintInset();
    if (!this.moved) this.showNation();
  }

  showNation() {
    this.moved = false;
    const { inset } = this.owner, { x, y } = this.map.getSize();
    const edges = { west: this.nation.getWest(), north: -this.nation.getNorth(), east: this.nation.getEast(), south: -this.nation.getSouth() };
    this.fit(atlas.standing({ width: x, height: y }, edges, this.coast, inset && { width: inset.frame.offsetWidth, height: inset.frame.offsetHeight }, this.legend));
  }

  fit({ room, west, south }) {
    const snap = this.map.options.zoomSnap;
    this.map.options.zoomSnap = 0; // fill the frame exactly
    // Where the nation stands is never out of reach: the map would slide back from it.
    this.map.setMaxBounds(null);
    this.silently(() => this.map.fitBounds(this.nation, { animate: false, paddingTopLeft: [6 + west, 6], paddingBottomRight: [6 + room, 6 + south] }));
    this.map.setMaxBounds(L.latLngBounds([this.reach, this.map.getBounds()]));
    this.map.options.zoomSnap = snap;
  }

  /* Move the map without taking it for a move of the reader. */
  silently(move) {
    this.own = true;
    move();
    this.own = false;
  }

  /* Fly to some units, only when the request is a new one; be there `atOnce` where nothing is drawn yet. */
  focus(codes, atOnce = false) {
    const asked = codes.join();
    if (asked === this.focused) return;
    this.focused = asked;
    // Sansha lies far in the south, and in the inset: with it a region of the mainland would be a speck.
    const near = codes.filter((code) => !code.startsWith("4603"));
    const bounds = this.owner.topology.boundsOf(near.length ? near : codes);
    if (!bounds.isValid()) return;
    this.moved = true;
    if (this.owner.link) this.owner.link.leads = false; // the maps beside it fly by themselves
    const still = this.still || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map.flyToBounds(bounds.pad(0.2), { animate: !still && !atOnce, duration: 0.7, maxZoom: atlas.NationalMap.CLOSEST_FLIGHT + (this.owner.shape === "counties" ? 2 : 0) });
  }
};
