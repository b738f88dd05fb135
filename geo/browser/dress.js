/* Buttons, labels for screen readers, and the few rules of style that Leaflet lacks. */
window.atlas = window.atlas || {};

atlas.RULES = `
  html, body { margin: 0; height: 100%; overflow: hidden; background: transparent; }
  #map_div { position: fixed !important; inset: 0; width: 100% !important; height: 100% !important; }
  .leaflet-container { background: var(--sea, transparent); color: var(--ink);
    font: 13px/1.35 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
  .leaflet-container:focus-visible { outline: 2px solid var(--ink); outline-offset: -2px; }
  .leaflet-interactive { cursor: pointer; }
  .leaflet-bar, .leaflet-touch .leaflet-bar { border: 1px solid var(--outside_border); box-shadow: none; border-radius: 6px; overflow: hidden; }
  .leaflet-bar a, .leaflet-bar a:hover, .leaflet-bar a:focus { background: var(--paper); color: var(--ink); border-color: var(--outside_border);
    width: 28px; height: 28px; line-height: 28px; font-size: 18px; font-weight: 400; text-indent: 0; }
  .leaflet-bar a:hover { background: var(--sea); }
  .leaflet-bar a:focus-visible { outline: 2px solid var(--ink); outline-offset: -2px; }
  .leaflet-bar a.leaflet-disabled, .leaflet-touch .leaflet-bar a.leaflet-disabled { background: var(--paper); color: var(--outside_border); }
  .leaflet-bar svg { width: 14px; height: 14px; vertical-align: -2px; fill: none; stroke: currentColor; stroke-width: 1.6; }
  .atlas-tooltip { background: var(--paper); color: var(--ink); border: 1px solid var(--outside_border); border-radius: 6px;
    box-shadow: 0 2px 10px rgb(0 0 0 / .16); padding: 7px 10px; max-width: 280px; white-space: normal; }
  .leaflet-tooltip.atlas-tooltip::before { display: none; }
  .atlas-tooltip > div { width: max-content; max-width: 260px; }
  .atlas-name { font-weight: 650; font-size: 14px; }
  .atlas-province, .atlas-caption { opacity: .72; font-size: 12px; }
  .atlas-caption { margin-top: 4px; }
  .atlas-value { font-variant-numeric: tabular-nums; }
  .atlas-trend svg { display: block; margin-top: 5px; }
  .atlas-trend polyline { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; opacity: .75; }
  .atlas-trend .alone { fill: currentColor; opacity: .75; }
  .atlas-trend .now { fill: var(--ink); stroke: var(--paper); stroke-width: 1.4; }
  .atlas-trend .break { stroke: currentColor; stroke-width: 1; stroke-dasharray: 2 2; opacity: .6; }
  .atlas-trend text { fill: currentColor; font-size: 10px; opacity: .72; }
  /* Also before Leaflet's own sheet is there: a name is put in the middle of how wide it is at first. */
  .leaflet-tooltip.atlas-cluster { position: absolute; white-space: nowrap; background: none; border: 0; box-shadow: none; padding: 0; color: var(--ink); font-weight: 600; font-size: 12px;
    text-shadow: 0 0 3px var(--halo), 0 0 3px var(--halo), 0 0 3px var(--halo), 0 0 6px var(--halo); }
  .leaflet-tooltip.atlas-cluster::before { display: none; }
  /* As wide before the theme has its colours: the nation is put beside it. */
  .atlas-inset { position: absolute; right: 10px; bottom: 10px; z-index: 500; pointer-events: none; overflow: hidden;
    background: var(--sea); border: 1px solid; border-color: var(--national_border); }
  .atlas-inset canvas { display: block; }
  .atlas-inset-title { padding: 1px 2px 3px; text-align: center; line-height: 1.2; color: var(--ink); }
`;

atlas.WHOLE = '<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9"/></svg>';

atlas.dress = (map, options, showNation) => {
  document.head.appendChild(document.createElement("style")).textContent = atlas.RULES + atlas.ON_PAPER;
  document.documentElement.lang = options.language;
  const container = map.getContainer();
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", options.words.map);
  L.control.zoom({ zoomInTitle: options.words.zoom_in, zoomOutTitle: options.words.zoom_out }).addTo(map);
  const whole = L.DomUtil.create("a", "atlas-whole", L.DomUtil.get(map.zoomControl ? map.zoomControl.getContainer() : container.querySelector(".leaflet-control-zoom")));
  whole.href = "#";
  whole.title = options.words.whole_country;
  whole.setAttribute("role", "button");
  whole.setAttribute("aria-label", options.words.whole_country);
  whole.innerHTML = atlas.WHOLE;
  L.DomEvent.on(whole, "click", (event) => { L.DomEvent.stop(event); showNation(); });
};
