
// What a button opens stands at the end of the page: Tab leads into it, and out of it again.
const HEARS_TAB = "a[href], button, input, select, textarea, [tabindex]";

function withinOpened() {
  const opened = document.querySelector('[data-testid="stPopoverBody"]');
  const all = opened ? [...opened.querySelectorAll(HEARS_TAB)] : [];
  // While nobody is within, Streamlit takes its parts out of the order and notes where they were.
  const inOrder = (one) => one.tabIndex >= 0 || "tabindex" in one.dataset;
  return all.filter((one) => !one.disabled && inOrder(one) && one.getClientRects().length);
}

addEventListener("keydown", (event) => {
  const from = document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
  if (event.key !== "Tab" || !from) return;
  const within = withinOpened(), at = document.activeElement;
  if (!within.length) return;
  const enters = at === from && !event.shiftKey, goesBack = at === within[0] && event.shiftKey;
  if (enters || goesBack) {
    event.preventDefault();
    (enters ? within[0] : from).focus();
  } else if (at === within.at(-1) && !event.shiftKey) {
    from.focus(); // from where the browser goes on to what follows it
  }
}, true);
