/* One finger scrolls the page that the map lies on, two move the map; who tries with one is told. */
window.atlas = window.atlas || {};

/* The browser itself scrolls with what is allowed here, however Leaflet is set. */
atlas.RULES += `
  .leaflet-container { touch-action: pan-x pan-y !important; }
  .atlas-fingers { position: absolute; inset: auto 0 50%; margin: auto; width: max-content; max-width: 90%; z-index: 700; pointer-events: none;
    padding: 6px 14px; border-radius: 16px; background: var(--ink); color: var(--paper); font-size: 14px; opacity: 0; transition: opacity .2s; }
  .atlas-fingers.said { opacity: .88; }
  @media (prefers-reduced-motion: reduce) { .atlas-fingers { transition: none; } }
`;

atlas.Fingers = class {
  static SAID = 1500;

  constructor(map, words) {
    const container = map.getContainer();
    this.hint = L.DomUtil.create("div", "atlas-fingers", container);
    this.hint.setAttribute("role", "status");
    this.words = words;
    this.down = new Set();
    // A mouse and a pen still drag; a finger's drag is left to the page before Leaflet hears of it.
    container.addEventListener("pointerdown", (event) => {
      const finger = event.pointerType === "touch";
      if (finger) this.down.add(event.pointerId);
      map.dragging[finger ? "disable" : "enable"]();
    }, true);
    container.addEventListener("pointerup", (event) => this.down.delete(event.pointerId), true);
    // That is how a browser says that it scrolls with this finger.
    container.addEventListener("pointercancel", (event) => {
      if (event.pointerType === "touch" && this.down.size === 1) this.say();
      this.down.delete(event.pointerId);
    }, true);
  }

  say() {
    clearTimeout(this.timer);
    this.hint.textContent = this.words.two_fingers;
    this.hint.classList.add("said");
    this.timer = setTimeout(() => { this.hint.classList.remove("said"); this.hint.textContent = ""; }, atlas.Fingers.SAID);
  }
};
