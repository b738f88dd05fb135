/* A printed page is narrower than a window: the map stays as it is drawn and shrinks with the page. */
window.atlas = window.atlas || {};

/* Of A4 lying, in pixels of paper: the width between the margins, and the most that a map is high. */
atlas.PAPER = { width: 1030, height: 520 };
atlas.ON_PAPER = `@media print {
  .leaflet-control { display: none !important; }
  #map_div { position: absolute !important; inset: 0 auto auto 0; width: var(--drawn-width) !important; height: var(--drawn-height) !important;
    transform: scale(var(--on-paper)); transform-origin: 0 0; }
}`;

/* Say in advance how large the map is drawn and how much of that paper holds; a style sheet does the rest. */
atlas.onPaper = (container) => {
  const frame = window.frameElement, { clientWidth: width, clientHeight: height } = container;
  if (!frame || !width || matchMedia("print").matches) return;
  const scale = Math.min(1, atlas.PAPER.width / window.parent.innerWidth, atlas.PAPER.height / height);
  const said = { "--drawn-width": `${width}px`, "--drawn-height": `${height}px`, "--on-paper": scale };
  Object.entries(said).forEach(([name, value]) => document.documentElement.style.setProperty(name, value));
  frame.style.setProperty("--paper-width", `${Math.floor(width * scale)}px`);
  frame.style.setProperty("--paper-height", `${Math.floor(height * scale)}px`);
};
