// Says in the page's language what Streamlit says in English or leaves unsaid, to a screen reader.
const SPOKEN = ["aria-label", "placeholder", "title"];
const NAMED = "button, input, section, iframe, [role=group], [role=slider]";
// What an element was called before, by attribute, so that another language starts from there.
const before = new WeakMap();
let told = null, headline = null, waits = false;

function inWords(original, phrases) {
  const phrase = phrases.find(([said]) => {
    const [start, end] = said.split("*");
    return end === undefined
      ? original === said
      : original.startsWith(start) && original.endsWith(end);
  });
  // Labels are Markdown that is read as it is written: its marks are no words.
  const bare = original.replace(/\*\*|\\(?=[^\w\s])/g, "");
  if (!phrase) return bare;
  const [start, end = ""] = phrase[0].split("*");
  return phrase[1].replace("*", bare.slice(start.length, bare.length - end.length));
}

function rename(element, attribute) {
  const now = element.getAttribute(attribute);
  if (now === null) return;
  const known = before.get(element) ?? {};
  const original = known[attribute]?.said === now ? known[attribute].original : now;
  const said = inWords(original, told.phrases);
  before.set(element, { ...known, [attribute]: { original, said } });
  say(element, attribute, said);
}

// What is said already is not said again: that too would be a change, and be looked at again.
function say(element, attribute, said) {
  if (element && element.getAttribute(attribute) !== said) element.setAttribute(attribute, said);
}

function announce() {
  const shown = document.querySelector(".headline")?.textContent ?? "";
  if (!shown || shown === headline) return;
  let region = document.getElementById("spoken-headline");
  if (!region) {
    region = Object.assign(document.createElement("div"), { id: "spoken-headline" });
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  // The first one is read as part of the page.
  if (headline !== null) region.textContent = shown;
  headline = shown;
}

function settle() {
  waits = false;
  if (!told) return;
  say(document.documentElement, "lang", told.language);
  const row = document.querySelector(".st-key-nav");
  say(row, "role", "navigation");
  say(row, "aria-label", told.screens);
  for (const element of document.querySelectorAll(NAMED)) {
    for (const attribute of SPOKEN) rename(element, attribute);
  }
  announce();
}

function soon() {
  if (waits) return;
  waits = true;
  setTimeout(settle, 200);
}

new MutationObserver(soon).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: SPOKEN,
});

export default function ({ data }) {
  told = data;
  soon();
}
