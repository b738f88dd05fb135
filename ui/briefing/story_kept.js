// Keeps the briefing in the browser's own storage and reports what was there already.
// One entry: {stamp, base, saved, text}; text is the briefing's file, checked by the server.
const UNREADABLE = "unreadable", MOST_CHARACTERS = 1000000;
let shown = null, erased = "";

function minute() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function kept(place) {
  const raw = localStorage.getItem(place);
  if (raw === null) return null;
  try {
    const { stamp, base, saved, text } = JSON.parse(raw);
    if (stamp && [stamp, base, saved, text].every((part) => typeof part === "string")) {
      return { stamp, base, saved, text };
    }
  } catch { /* told to the reader as unreadable */ }
  return { stamp: UNREADABLE, base: "", saved: "", text: raw };
}

// Only what follows from the entry may take its place.
function follows({ stamp, writer, base }, found) {
  const own = (mark) => mark.startsWith(`${writer}:`);
  return own(stamp) && (own(found.stamp) || found.stamp === base);
}

function keep({ place, stamp, base, text }) {
  if (text === null) throw new RangeError("the briefing is too large");
  localStorage.setItem(place, JSON.stringify({ stamp, base, saved: minute(), text }));
}

function settle() {
  const { data, tell } = shown;
  try {
    if (data.erase && data.erase !== erased) {
      localStorage.removeItem(data.place);
      erased = data.erase;
      return;
    }
    const found = kept(data.place);
    if (found && (found.stamp === data.stamp || found.stamp === data.pending)) return;
    if (found && !follows(data, found)) {
      tell({ ...found, text: found.text.slice(0, MOST_CHARACTERS), now: minute() });
      return;
    }
    if (!data.stamp) return;
    keep(data);
    if (data.refused) tell({ refused: false });
  } catch {
    if (data.stamp && !data.refused) tell({ refused: true });
  }
}

addEventListener("storage", ({ key, newValue }) => {
  if (!shown || key !== shown.data.place) return;
  if (newValue !== null) settle();
  else if (shown.data.stamp) shown.tell({ erased: true });
});
document.addEventListener("visibilitychange", () => {
  if (shown && !document.hidden) settle();
});

export default function ({ data, setTriggerValue }) {
  const now = { data, tell: (report) => setTriggerValue("found", report) };
  shown = now;
  settle();
  return () => {
    if (shown === now) shown = null;
  };
}
