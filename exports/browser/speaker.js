/* The speaker's window: what is shown, what comes next, the notes and the time. It has no script of its own:
   the page that presents writes into it, so it works without a server and from a file as well. */
const speaker = {
  STYLE: `
    body { margin: 0; padding: 2.5vmin; box-sizing: border-box; height: 100vh; display: grid; grid-template: auto 1fr auto / 3fr 2fr; gap: 2.5vmin; background: #17202a; color: #f2f5f8;
      font: 16px/1.4 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    h1, h2 { margin: 0; font-size: 1.35rem; line-height: 1.25; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; }
    section { overflow: auto; min-height: 0; } p { margin: .5em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .head { color: #9fb0c0; font-size: .85rem; } .aside { font-size: 1.5rem; line-height: 1.4; } .small { color: #9fb0c0; font-size: .85rem; }
    img { max-width: 100%; max-height: 28vh; background: #fff; } .now { grid-column: 1 / -1; max-height: 24vh; }
    footer { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
    button { font: inherit; font-size: 1rem; padding: .4em 1em; color: inherit; background: #2c3946; border: 1px solid #5b6b7c; border-radius: 6px; cursor: pointer; }
    button[aria-pressed=true] { background: #a3260f; } .time { margin-left: auto; }`,

  open() {
    if (speaker.window && !speaker.window.closed) { speaker.window.focus(); return; }
    const opened = speaker.window = window.open("", "", "popup,width=1000,height=700");
    if (!opened) return;
    speaker.began = Date.now();
    opened.document.documentElement.lang = document.documentElement.lang;
    opened.document.head.append(speaker.make("meta", "", undefined, { charset: "utf-8" }), speaker.make("style", "", speaker.STYLE));
    opened.document.title = `${deck.words.speak || ""} · ${deck.title}`;
    opened.addEventListener("keydown", deck.press, true);
    speaker.timer ||= setInterval(speaker.tick, 500);
    speaker.show();
  },

  /* An element of the other window's document; text is never HTML. */
  make(tag, className, text, attributes = {}) {
    const made = speaker.window.document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  },

  part(className, ...children) {
    const made = speaker.make("section", className);
    made.append(...children.filter(Boolean));
    return made;
  },

  show() {
    if (!speaker.window || speaker.window.closed) return;
    const { words, slides, at } = deck, [now, next] = [slides[at], slides[at + 1]], { make, part } = speaker;
    speaker.window.document.body.replaceChildren(
      part("now", make("div", "head", `${at + 1} / ${slides.length}`), make("h1", "", now.title), make("p", "", now.reading)),
      part("notes", make("div", "head", words.notes), ...[["aside", now.aside], ["", now.note], ["small", now.remarks]].filter(([, text]) => text).map(([name, text]) => make("p", name, text))),
      part("next", make("div", "head", words.next), ...(next ? [make("h2", "", next.title), make("p", "", next.reading), speaker.chart(next)] : [make("p", "small", words.last)])),
      speaker.foot(words));
    speaker.tick();
  },

  chart({ chart }) {
    return chart && speaker.make("img", "", undefined, { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}`, alt: chart.spoken });
  },

  foot(words) {
    const foot = speaker.make("footer"), button = (text, press, attributes) => {
      const made = speaker.make("button", "", text, attributes);
      made.addEventListener("click", press);
      return made;
    };
    foot.append(
      button("‹", () => deck.show(deck.at - 1), { title: words.back, "aria-label": words.back }),
      button("›", () => deck.show(deck.at + 1), { title: words.forward, "aria-label": words.forward }),
      button(words.black, () => deck.black(), { "aria-pressed": String(Boolean(deck.dark)) }),
      speaker.make("span", "time"), button(words.restart, () => { speaker.began = Date.now(); speaker.tick(); }));
    return foot;
  },

  tick() {
    const time = speaker.window && !speaker.window.closed && speaker.window.document.querySelector(".time");
    if (!time) return;
    const seconds = Math.floor((Date.now() - speaker.began) / 1000), two = (number) => String(number).padStart(2, "0");
    const clock = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
    time.textContent = `${clock} · ${deck.words.clock} ${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  },
};
