/* More contrast from the first moment: as the reader chose in this browser or, until then, as their system asks. */
(() => {
  const page = document.documentElement, asks = matchMedia("(prefers-contrast: more)");
  const settle = () => {
    let chosen = null;
    try { chosen = localStorage.getItem("atlas_contrast"); } catch { /* Where nothing may be kept, the system counts. */ }
    page.dataset.contrast = chosen || (asks.matches ? "more" : "standard");
  };
  settle();
  asks.addEventListener("change", settle);
  addEventListener("storage", settle);
})();
