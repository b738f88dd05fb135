/* A published page: its map is painted from what the page itself says; a click opens a city's page. */
(() => {
  const told = document.getElementById("paint");
  if (!told || !window.atlas || !atlas.current) return;
  const paint = { ...atlas.index, ...JSON.parse(told.textContent) };
  atlas.paint(paint);
  atlas.current.group.on("click", (event) => {
    const page = document.querySelector(`a[href="${event.layer.code}.html"]`);
    if (page && event.layer.code !== paint.selected) page.click();
  });
})();
