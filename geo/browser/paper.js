/* A printed page is narrower than a window: the map stays as it is drawn and shrinks with the page. */
window.atlas = window.atlas || {};

/* Of A4 lying, in pixels of paper: the width between the margins, and the most that a map is high. */
atlas.PAPER = { width: 1030, height: 520 };
/* Of A4 standing, which a published page is printed on. */
atlas.UPRIGHT = 690;
atlas.ON_PAPER = `@media print {
  html, body { background: none !important; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .leaflet-control { display: none !important; }
  #map_div { position: absolute !important; inset: 0 auto auto 0; width: var(--drawn-width) !important; height: var(--drawn-height) !important;
    transform: scale(var(--on-paper)); transform-origin: 0 0; }
}`;

/* Say in advance how large the map is drawn and how much of that paper holds; a style sheet does the rest. */
atlas.onPaper = (container) => {
  const frame = window.frameElement, { clientWidth: width, clientHeight: height } = container;
  if (!width || matchMedia("print").matches) return;
  const scale = frame ? Math.min(1, atlas.PAPER.width / window.parent.innerWidth, atlas.PAPER.height / height) : Math.min(1, atlas.UPRIGHT / width);
  const said = { "--drawn-width": `${width}px`, "--drawn-height": `${height}px`, "--on-paper": scale };
  Object.entries(said).forEach(([name, value]) => (frame ? document.documentElement : container).style.setProperty(name, value));
  if (!frame) return;
  frame.style.setProperty("--paper-width", `${Math.floor(width * scale)}px`);
  frame.style.setProperty("--paper-height", `${Math.floor(height * scale)}px`);
};

/* Tell when a page goes to paper, and when it is back on the screen. */
atlas.whilePrinting = (tell) => {
  addEventListener("beforeprint", () => tell(true));
  addEventListener("afterprint", () => tell(false));
};
