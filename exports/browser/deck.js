/* One view at a time: texts as text, the map repainted, arrow keys and a presenter's remote. */
const deck = {
  at: 0,

  make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text; // never HTML: all texts are data
    return made;
  },

  show(place) {
    deck.at = Math.max(0, Math.min(deck.slides.length - 1, place));
    deck.draw();
    document.title = `${deck.slides[deck.at].title} · ${deck.title}`;
    speaker.show();
    window.scrollTo(0, 0); // where a narrow screen scrolls
  },

  /* Put the slide that is asked for in place; `still`: without a flight, for paper. */
  draw(still = false) {
    const slide = deck.slides[deck.at], find = (name) => document.querySelector(`.deck-${name}`);
    // No line begins with a dash.
    find("title").textContent = slide.title.replace(/ (?=[–—])/g, "\u00a0").replace(/(\S)(?=[–—])/g, "$1\u2060");
    find("title").classList.toggle("long", slide.title.length > 60);
    find("reading").textContent = slide.reading;
    find("remarks").textContent = slide.remarks;
    find("source").textContent = slide.source;
    find("count").textContent = `${deck.at + 1} / ${deck.slides.length}`;
    find("side").replaceChildren(...[deck.chart(slide.chart), deck.table(slide.table), deck.note(slide.note), deck.legend(slide.map), deck.legend(slide.beside)].filter(Boolean));
    document.body.classList.toggle("alone", !slide.map);
    deck.fit();
    deck.paint(slide, still);
  },

  paint(slide, still) {
    document.querySelector(".folium-map").style.visibility = slide.map ? "visible" : "hidden";
    document.body.classList.toggle("two", Boolean(slide.beside));
    if (slide.map) deck.paintOn(atlas.current, slide, slide.map, still);
    if (slide.beside) deck.paintOn(deck.second(), slide, slide.beside, still);
  },

  /* The map flies to the units of a slide, and back to the nation where it names none. */
  paintOn(map, slide, { paint, spoken }, still) {
    map.map.getContainer().setAttribute("aria-description", spoken);
    if (still) { map.paintNow(paint); return; }
    map.paint(paint);
    map.ready.then(() => { if (deck.slides[deck.at] === slide && !paint.focus.length) map.view.showNation(); });
  },

  /* The map to the right, made when a slide first has one. */
  second() {
    if (deck.right) return deck.right;
    const box = document.body.appendChild(deck.make("div", "deck-right")), { map, options } = atlas.current;
    deck.right = new atlas.NationalMap(L.map(box, { ...map.options, center: [0, 0], zoom: 0 }), options);
    return deck.right;
  },

  /* An image runs no script, whatever is written in it. */
  chart(chart) {
    if (!chart) return null;
    const image = deck.make("img", "deck-chart");
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}`;
    image.alt = chart.spoken;
    return image;
  },

  table(table) {
    if (!table) return null;
    const made = deck.make("table", "deck-table");
    made.append(deck.make("caption"));
    [table.columns, ...table.rows].forEach((cells, row) => {
      const line = made.appendChild(deck.make("tr"));
      cells.forEach((cell, column) => line.append(deck.make(row ? "td" : "th", column && table.figures[column] ? "deck-figure" : "", cell)));
    });
    return made;
  },

  /* Rows that have no room go, and the caption says of how many there are some. */
  fit() {
    const side = document.querySelector(".deck-side"), table = side.querySelector("table"), { title, of } = deck.slides[deck.at].table || {};
    if (!table) return;
    const rows = table.rows, say = () => { table.caption.textContent = rows.length - 1 < of ? `${title} (${rows.length - 1} / ${of})` : title; };
    say();
    while (rows.length > 2 && side.scrollHeight > side.clientHeight + 1) { table.deleteRow(-1); say(); }
  },

  note(note) { return note ? deck.make("p", "deck-note", note) : null; },

  legend(map) {
    const legend = map && map.legend;
    if (!legend) return null;
    const box = deck.make("div", "deck-legend");
    box.append(deck.make("strong", "", [map.name, legend.title].filter(Boolean).join(" · ")));
    if (legend.note) box.append(deck.make("em", "deck-legend-note", legend.note));
    if (legend.square) box.append(deck.square(legend.square));
    legend.rows.forEach(([colour, label, count]) => {
      box.appendChild(deck.make("i")).style.background = colour;
      box.append(deck.make("span", "", label), deck.make("em", "", count === null ? "" : String(count)));
    });
    return box;
  },

  /* Two measures: three by three fields, the second growing upwards. */
  square({ first, second, counts, colours }) {
    const box = deck.make("div", "deck-square");
    box.append(deck.make("span", "deck-square-name", `↑ ${second}`));
    [6, 7, 8, 3, 4, 5, 0, 1, 2].forEach((place) => {
      const field = box.appendChild(deck.make("b", "", String(counts[place])));
      field.style.background = colours[place];
      field.style.color = place > 4 ? "#fff" : "";
    });
    box.append(deck.make("span", "deck-square-name", `${first} →`));
    return box;
  },

  STEPS: { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -1e6, End: 1e6 },

  /* Letters that do something: a clicker's button for a black screen sends one of the first two. */
  LETTERS: { b: () => deck.black(), ".": () => deck.black(), s: () => speaker.open() },

  press(event) {
    if (event.key === "Escape") deck.leave();
    const step = deck.STEPS[event.key], letter = deck.LETTERS[event.key.toLowerCase()];
    if (!(step || letter) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the map would take arrows for itself
    if (letter) letter();
    else if (deck.dark) deck.black(); // a press in the dark brings back what was there
    else deck.show(deck.at + step);
  },

  black() {
    deck.dark = !deck.dark;
    document.querySelector(".deck-black").hidden = !deck.dark;
    speaker.show();
  },

  /* Inside the atlas, Escape presses the page's own button. */
  leave() {
    try { window.parent.document.querySelector(".st-key-leave_presentation button").click(); } catch { /* a file of its own */ }
  },

  start({ title, slides, words }) {
    Object.assign(deck, { title, slides, words });
    document.querySelectorAll("[data-word]").forEach((button) => {
      button.title = words[button.dataset.word] || "";
      button.setAttribute("aria-label", button.title);
    });
    document.querySelector(".deck-speak").addEventListener("click", () => speaker.open());
    window.addEventListener("keydown", deck.press, true);
    document.querySelectorAll("[data-step]").forEach((button) =>
      button.addEventListener("click", () => deck.show(deck.at + Number(button.dataset.step))));
    sheets.listen();
    deck.show(0);
    window.focus();
  },
};
