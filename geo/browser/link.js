/* Maps side by side: where one is moved, pointed at or clicked, the others follow. */
window.atlas = window.atlas || {};

/* A name that the frames of one page share and no other page knows. */
atlas.page = () => {
  let page = document.documentElement;
  try { page = window.parent.document.documentElement; } catch { /* a frame in a page of others: its maps are its own */ }
  page.dataset.atlasPage ||= [...crypto.getRandomValues(new Uint32Array(4))].join("-");
  return page.dataset.atlasPage;
};

atlas.Link = class {
  constructor(owner, name) {
    this.owner = owner;
    this.map = owner.map;
    this.name = name;
    this.channel = new BroadcastChannel(`atlas/${atlas.page()}/${name}`);
    this.channel.onmessage = ({ data }) => this.hear(data);
    const lead = () => { this.leads = true; };
    // Only the map that the reader's hand is on tells the others; what it tells comes back as no echo.
    ["pointerdown", "wheel", "keydown"].forEach((kind) => this.map.getContainer().addEventListener(kind, lead, { capture: true, passive: true }));
    this.map.on("move zoom", () => { if (this.leads && !owner.view.own) this.say({ centre: this.map.getCenter(), zoom: this.map.getZoom() }); });
    owner.group.on("mouseover", (event) => this.say({ pointed: event.layer.code, at: event.latlng }));
    owner.group.on("mouseout", () => this.say({ pointed: null }));
    this.tip = L.tooltip({ className: "atlas-tooltip", opacity: 1, interactive: false });
  }

  say(told) { if (this.name === this.owner.state.linked) this.channel.postMessage(told); }

  hear({ centre, zoom, pointed, at, chosen, nation }) {
    const { owner } = this;
    if (!owner.topology || this.name !== owner.state.linked) return;
    this.leads = false;
    if (nation) owner.view.showNation();
    if (centre) {
      owner.view.moved = true;
      this.map.setView(centre, zoom, { animate: false });
    }
    if (pointed !== undefined) this.point(pointed, at);
    if (chosen) owner.choose(chosen);
  }

  /* What is pointed at on the other map, with what this one says of it. */
  point(code, at) {
    const layer = this.owner.layers.get(code);
    this.owner.marks.hover(layer);
    if (layer) this.tip.setLatLng(at).setContent(this.owner.tooltip(code)).addTo(this.map);
    else this.tip.remove();
  }
};
