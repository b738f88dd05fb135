/* The map before there is a live one: put where that will stand, and taken away when it is painted. */
(() => {
  const PATIENCE = 60000, OPENS = "atlas_opens=map; samesite=strict; max-age=";
  const sketch = document.querySelector("#early .sketch"), whole = sketch && sketch.querySelector(".whole");
  if (!sketch) return;
  // The server lets the map come before the rest of such a page (ui/map/first.py); not on a telephone, where the rest is above it.
  if (matchMedia("(min-width: 769px)").matches) document.cookie = `${OPENS}${PATIENCE / 1000}`;
  const inset = sketch.querySelector(".inset"), [seas] = inset.children;
  const [west, north, east, south] = sketch.dataset.nation.split(" ").map(Number);
  const place = () => {
    const size = { width: sketch.clientWidth, height: sketch.clientHeight };
    if (!size.width) return;
    const { width, height, letters } = atlas.insetSize(size, seas.viewBox.baseVal.height / seas.viewBox.baseVal.width);
    seas.style.cssText = `width:${width}px;height:${height}px`;
    inset.style.fontSize = `${letters}px`;
    const framed = { width: inset.offsetWidth, height: inset.offsetHeight };
    const { scale, x, y } = atlas.standing(size, { west, north, east, south }, Number(sketch.dataset.coast), framed, true);
    whole.setAttribute("viewBox", [west - x / scale, north - y / scale, size.width / scale, size.height / scale].join(" "));
    // Its lines are as far apart on any map.
    sketch.querySelector("pattern").setAttribute("patternTransform", `scale(${1 / scale}) rotate(45)`);
  };
  new ResizeObserver(place).observe(sketch);
  place();
  const there = (what) => document.querySelector(`#root ${what}`);
  const painted = () => {
    const frame = there(".st-key-map_area iframe");
    return frame && frame.contentDocument && frame.contentDocument.querySelector("[data-painted]");
  };
  // An error is told, or the reader has gone to another screen; and a map that never comes hides nothing for good.
  const over = () => there("[data-test-script-state=notRunning]");
  const elsewhere = () => there(":is([data-testid=stAlert], [data-testid=stException])") || (there(":is(h1, h2)") && !there(".st-key-map_area") && over());
  const late = () => performance.now() > PATIENCE;
  // The frame after the live map has said so it is there to be seen.
  const end = () => {
    document.cookie = `${OPENS}0`;
    sketch.remove();
  };
  const look = () => requestAnimationFrame(painted() || elsewhere() || late() ? end : look);
  look();
})();
