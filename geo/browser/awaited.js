/* A page that is being opened may show its map before the rest (ui/map/first.py). */
window.atlas = window.atlas || {};

/* Tell the server, as a component tells its value, that the page can have the rest now. */
atlas.tellIfAwaited = () => {
  let awaited = false;
  try { awaited = window.parent.document.querySelector(".awaits-the-map") !== null; } catch { /* a frame in a page of others: nobody waits */ }
  if (!awaited) return;
  const told = { isStreamlitMessage: true, type: "streamlit:setComponentValue", dataType: "json", value: { painted: true } };
  // The frame after the map has been drawn: what comes next takes the thread that draws it.
  requestAnimationFrame(() => setTimeout(() => window.parent.postMessage(told, window.location.origin)));
};
