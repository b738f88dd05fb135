// The handle of years. While the reader moves it, the map beside it steps on its own, from what
// was sent of all years; the server hears of a year when the reader has stopped there.
const SETTLED = 350, PATIENCE = 15000, BEAT = 800, CALM_BEAT = 1800, KEY = 12;
const handles = new WeakMap(), drawn = new WeakMap();
// Here and not with the component, which would send it again whenever another year is shown.
const HANDLE = `
<div class="years" role="group">
  <button type="button" class="years-play"><svg viewBox="0 0 16 16" aria-hidden="true"><path class="go" d="M4 2.5v11l9-5.5z"/><path class="stop" d="M4 2.5h3v11H4zM9 2.5h3v11H9z"/></svg></button>
  <output class="years-now" aria-live="off"></output>
  <div class="years-track">
    <div class="years-line"><span class="years-span"></span></div>
    <input type="range" class="years-since" step="1">
    <input type="range" class="years-year" step="1">
    <div class="years-ticks" aria-hidden="true"></div>
  </div>
  <button type="button" class="years-compare"></button>
</div>
`;

class Handle {
  constructor(root) {
    this.root = root;
    const find = (name) => root.querySelector(`.years-${name}`);
    [this.play, this.now, this.track, this.ticks, this.compare] = ["play", "now", "track", "ticks", "compare"].map(find);
    [this.since, this.year, this.span] = ["since", "year", "span"].map(find);
    this.year.oninput = () => this.slide("year");
    this.since.oninput = () => this.slide("since");
    this.play.onclick = () => (this.timer ? this.stop() : this.start());
    this.compare.onclick = () => this.toggle();
    for (const slider of [this.year, this.since]) {
      slider.onkeydown = (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        this.play.click();
      };
    }
  }

  /* Take what the server says, unless the reader is somewhere else meanwhile. */
  take(data, tell) {
    const other = !this.data || this.data.measure !== data.measure;
    this.data = data;
    this.tell = tell;
    if (other) {
      this.halt();
      this.told = null;
    }
    if (!this.timer && !this.waiting && !this.behind) this.at = { year: data.year, since: data.since };
    this.stepped = data.stepped || Boolean(this.timer || this.waiting || this.told);
    this.build();
    this.show();
    if (this.eager && this.played.length > 1) this.start();
  }

  /* Whether the server still answers to an earlier move than the last one it was told of. */
  get behind() {
    const { told, data } = this;
    if (told && (Date.now() > told.until || (told.year === data.year && told.since === data.since))) this.told = null;
    return this.told;
  }

  build() {
    const { years, starts, words } = this.data, [first, last] = [years[0], years[years.length - 1]];
    const built = JSON.stringify([years, starts, words]);
    if (built === this.built) return;
    this.built = built;
    this.root.setAttribute("aria-label", words.handle);
    for (const slider of [this.year, this.since]) [slider.min, slider.max] = [first, last];
    this.year.setAttribute("aria-label", words.year);
    this.since.setAttribute("aria-label", words.since);
    this.ticks.replaceChildren(...years.map((year) => {
      const tick = document.createElement("span");
      tick.textContent = year;
      tick.style.left = `${this.share(year)}%`;
      if (starts.includes(year)) {
        tick.className = "starts";
        tick.title = words.apart;
      }
      return tick;
    }));
  }

  share(year) {
    const { years } = this.data, first = years[0], last = years[years.length - 1];
    return (100 * (year - first)) / (last - first || 1);
  }

  /* The year with figures that is nearest to where a handle was moved, on the side it was moved to. */
  snapped(value, before) {
    const { years } = this.data;
    if (years.includes(value)) return value;
    const beyond = value > before ? years.find((year) => year > value) : [...years].reverse().find((year) => year < value);
    return beyond || before;
  }

  slide(name) {
    this.halt();
    const before = this.at[name], year = this.snapped(Number(this[name].value), before);
    const moved = { ...this.at, [name]: year };
    // Of two handles neither passes the other.
    if (this.at.since && (name === "year" ? year <= this.at.since : year >= this.at.year)) moved[name] = before;
    this.move(moved);
  }

  move(at) {
    this.at = at;
    this.stepped = true;
    this.show();
    if (!this.timer) this.settle();
  }

  toggle() {
    this.halt();
    if (this.at.since) this.move({ ...this.at, since: 0 });
    else {
      const run = this.several, inside = run.includes(this.at.year) && this.at.year !== run[0];
      this.move({ year: inside ? this.at.year : run[run.length - 1], since: run[0] });
    }
  }

  settle() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.report();
    }, SETTLED);
  }

  report() {
    const { year, since } = this.at;
    if (year === this.data.year && since === this.data.since && this.data.stepped) this.show();
    else {
      this.told = { year, since, until: Date.now() + PATIENCE };
      this.tell("moved", { year, since });
    }
  }

  /* The years beside the shown one; where it stands alone, the longest row of years there is. */
  get several() { return this.data.run.length > 1 ? this.data.run : this.data.longest; }

  /* The years that can be played: those beside the shown one, after the first of a span. */
  get played() { return this.data.run.filter((year) => year > this.at.since); }

  start() {
    const { played } = this;
    this.halt();
    if (played.length < 2) {
      // These years are still with the server: it plays once they have come.
      this.move({ year: this.several[0], since: 0 });
      this.eager = true;
      return;
    }
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.timer = setInterval(() => this.beat(), calm ? CALM_BEAT : BEAT);
    if (this.at.year === played[played.length - 1] || !played.includes(this.at.year)) this.move({ ...this.at, year: played[0] });
    else this.move(this.at);
  }

  beat() {
    if (!this.root.isConnected) {
      this.halt();
      return;
    }
    const { played } = this, next = played[played.indexOf(this.at.year) + 1];
    if (next) this.move({ ...this.at, year: next });
    if (!next || next === played[played.length - 1]) this.stop();
  }

  stop() {
    this.halt();
    this.show();
    this.settle();
  }

  halt() {
    clearInterval(this.timer);
    clearTimeout(this.waiting);
    this.timer = this.waiting = null;
    this.eager = false;
  }

  show() {
    const { year, since } = this.at, { data } = this, { words } = data;
    this.year.value = year;
    this.since.value = since || data.years[0];
    this.root.classList.toggle("two", Boolean(since));
    const said = since ? words.span.replace("{since}", since).replace("{year}", year) : String(year);
    this.year.setAttribute("aria-valuetext", said);
    this.since.setAttribute("aria-valuetext", String(since || ""));
    this.since.disabled = !since;
    this.now.textContent = said;
    this.span.style.left = `${this.share(since || year)}%`;
    this.span.style.width = `${this.share(year) - this.share(since || year)}%`;
    for (const tick of this.ticks.children) tick.classList.toggle("now", [year, since].includes(Number(tick.textContent)));
    this.play.setAttribute("aria-label", this.timer ? words.pause : words.play);
    this.play.title = this.timer ? words.pause : words.play;
    this.play.disabled = this.several.length < (since ? 3 : 2);
    this.root.classList.toggle("playing", Boolean(this.timer));
    this.compare.textContent = since ? words.one_year : words.compare;
    this.compare.disabled = this.several.length < 2;
    // What still speaks of another year steps back until the server has answered.
    document.body.classList.toggle("between-years", year !== data.year || since !== data.since);
    this.step();
  }

  step() {
    clearTimeout(this.again);
    const steps = stepsOf(this.data.key), map = mapOf();
    if (!this.data.key) return;
    if (!steps || !map) {
      this.again = setTimeout(() => this.step(), 60);
      return;
    }
    map.keep(this.data.key, steps);
    // Another beginning of a span is another series, which only the server has.
    const own = this.stepped && this.at.since === this.data.since && steps.years.includes(this.at.year);
    map.step(own ? this.at.year : null, this.at.since);
    if (own) legend(steps, steps.years.indexOf(this.at.year));
  }
}

let unpacked = { key: "", steps: null };

/* What was sent, once it is unpacked: the letters of its key, then JSON, compressed. */
function stepsOf(key) {
  const sent = window.atlasYears;
  if (!sent || String.fromCharCode(...sent.subarray(0, KEY)) !== key) return null;
  if (unpacked.key !== key) {
    unpacked = { key, steps: null };
    const stream = new Blob([sent.subarray(KEY)]).stream().pipeThrough(new DecompressionStream("deflate"));
    new Response(stream).json().then((steps) => { if (unpacked.key === key) unpacked.steps = steps; });
  }
  return unpacked.steps;
}

function mapOf() {
  const frame = document.querySelector(".st-key-map_area iframe");
  const atlas = frame && frame.contentWindow && frame.contentWindow.atlas;
  return atlas && atlas.current && atlas.current.state ? atlas.current : null;
}

/* The rows of the legend are the same for each year; its title and its counts are not. */
function legend(steps, place) {
  const rows = document.querySelector(".st-key-legend .legend-rows");
  if (!rows) return;
  const box = rows.parentElement;
  if (drawn.get(rows) !== steps) {
    box.innerHTML = steps.legend;
    drawn.set(box.querySelector(".legend-rows"), steps);
  }
  box.querySelector(".legend-title").textContent = steps.titles[place];
  const counts = steps.counts[place], most = Math.max(1, ...counts);
  box.querySelectorAll(".count").forEach((count, row) => { count.textContent = counts[row]; });
  box.querySelectorAll(".count-bar > span").forEach((bar, row) => { bar.style.width = `${Math.round((100 * counts[row]) / most)}%`; });
}

export default function show({ data, parentElement, setTriggerValue }) {
  if (!parentElement.querySelector(".years")) parentElement.innerHTML = HANDLE;
  const root = parentElement.querySelector(".years");
  if (!handles.has(root)) handles.set(root, new Handle(root));
  handles.get(root).take(data, setTriggerValue);
}
