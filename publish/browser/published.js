/* A published page: its map is painted from what the page itself says; a click opens a city's page. */
(() => {
  const told = document.getElementById("paint");
  if (!told || !window.atlas || !atlas.current) return;
  const given = { ...atlas.index, ...JSON.parse(told.textContent) };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // The legend stands below the map, so no corner is left to it.
  atlas.current.view.legend = false;
  const asked = () => atlas.paint({ ...given, on_paper: given.colours, ...(dark.matches && { theme: "dark", colours: given.dark }) });
  asked();
  dark.addEventListener("change", asked);
  atlas.current.group.on("click", (event) => {
    const page = document.querySelector(`a[href="${event.layer.code}.html"]`);
    if (page && event.layer.code !== given.selected) page.click();
  });
})();
