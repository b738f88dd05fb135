/* On paper stands every slide, each on a page of its own and in one shape, however large the window is. As the
   browser goes to print the slides are drawn one after the other and copied: there is one map, on a canvas. */
const sheets = {
  /* A frame prints what it shows: its page is that of the window around it. */
  listen() {
    if (window !== window.top) return;
    sheets.giveShapes();
    window.addEventListener("beforeprint", sheets.make);
    window.addEventListener("afterprint", sheets.clear);
  },

  /* Paper waits for nothing, so what the maps are drawn from has to be there before. */
  giveShapes() {
    const map = atlas.current, given = atlas.given = atlas.given || {};
    const shown = deck.slides.flatMap((slide) => [slide.map, slide.beside]).filter(Boolean);
    new Set(shown.map(({ paint }) => paint.shape)).forEach((shape) =>
      map.fetched(shape).then((json) => { given[shape] = json; }));
  },

  make() {
    const { at } = deck, box = deck.make("div", "deck-sheets");
    sheets.left = sheets.maps().filter(({ view }) => view.moved).map((one) => [one, one.map.getCenter(), one.map.getZoom()]);
    sheets.stage(true);
    box.append(...deck.slides.map((slide, place) => sheets.sheet(slide, place)));
    document.body.classList.remove("alone", "two"); // each sheet has its own
    document.body.append(box);
    deck.at = at;
  },

  /* The slide as it was, and the map where the reader had moved it. */
  clear() {
    document.querySelectorAll(".deck-sheets").forEach((box) => box.remove());
    sheets.stage(false);
    deck.draw(true);
    sheets.left.forEach(([{ map, view }, middle, zoom]) => {
      view.silently(() => map.setView(middle, zoom, { animate: false }));
      view.moved = true;
    });
  },

  maps() { return [atlas.current, deck.right].filter(Boolean); },

  /* A window of paper's shape, for as long as slides are drawn for it. */
  stage(on) {
    document.documentElement.classList.toggle("staged", on);
    document.querySelector(".deck-narrow").media = on ? "not all" : "screen and (max-width: 700px)";
    sheets.maps().forEach((map) => map.view.resize());
  },

  sheet(slide, place) {
    deck.at = place;
    deck.draw(true);
    const made = deck.make("section", "deck-sheet");
    made.classList.toggle("alone", !slide.map);
    made.classList.toggle("two", Boolean(slide.beside));
    made.append(document.querySelector(".deck").cloneNode(true));
    if (slide.map) made.append(sheets.copy(atlas.current.map.getContainer()));
    if (slide.beside) made.append(sheets.copy(deck.right.map.getContainer()));
    return made;
  },

  copy(container) {
    const copy = container.cloneNode(true), canvases = copy.querySelectorAll("canvas"), frame = container.getBoundingClientRect();
    copy.removeAttribute("id");
    container.querySelectorAll("canvas").forEach((canvas, place) => sheets.copyPixels(canvas, canvases[place], frame));
    return copy;
  },

  /* As much of a drawing as is seen: it reaches beyond the map, and there may be many sheets. */
  copyPixels(canvas, copy, frame) {
    const all = canvas.getBoundingClientRect(), sharp = canvas.width / all.width;
    const left = Math.max(0, frame.left - all.left), top = Math.max(0, frame.top - all.top);
    const width = Math.min(all.width - left, frame.width), height = Math.min(all.height - top, frame.height);
    Object.assign(copy, { width: width * sharp, height: height * sharp });
    Object.assign(copy.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    copy.getContext("2d").drawImage(canvas, left * sharp, top * sharp, width * sharp, height * sharp, 0, 0, copy.width, copy.height);
  },
};
