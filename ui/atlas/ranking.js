// The rows of the list are built from data as text, never as HTML.
const built = new WeakMap();
// What a list is to show: whatever it still waits for to show something older is given up.
const latest = new WeakMap();

function unitNames() {
  const listed = document.getElementById("unit-names");
  return listed && listed.dataset.names.split("\n");
}

function rowsOf(key) {
  const listed = document.getElementById("ranking-rows");
  return listed && listed.dataset.key === key ? listed.dataset.rows : null;
}

function row(line, index, names, said) {
  const [head, ...rest] = line.split("|"), [unit, tied, median = ""] = head.split("~");
  const value = rest.join("|"), place = tied || index + 1;
  const [code, name] = [names[parseInt(unit, 36)].slice(0, 6), names[parseInt(unit, 36)].slice(7)];
  const item = document.createElement("li");
  item.id = `rank-${code}`;
  item.dataset.code = code;
  item.setAttribute("role", "option");
  const drawn = median ? [["median", `(${median.replace("*", "")})`]] : [];
  for (const [kind, text] of [["place", place], ["name", name], ...drawn, ["value", value]]) {
    const cell = document.createElement("span");
    cell.className = kind;
    cell.textContent = text;
    item.append(cell);
  }
  const beside = item.querySelector(".median");
  if (beside) beside.title = `${said} ${median.replace("*", "")}`;
  if (median.endsWith("*")) beside.classList.add("far");
  return item;
}

function mark(list, code) {
  for (const item of list.children) {
    item.setAttribute("aria-selected", String(item.dataset.code === code));
  }
  const chosen = list.querySelector('[aria-selected="true"]');
  list.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
  if (!chosen) return;
  const above = chosen.offsetTop - list.offsetTop < list.scrollTop;
  const below = chosen.offsetTop - list.offsetTop + chosen.offsetHeight > list.scrollTop + list.clientHeight;
  if (above || below) list.scrollTop = chosen.offsetTop - list.offsetTop - list.clientHeight / 2;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

export default function show(component) {
  const { data, parentElement, setTriggerValue } = component;
  const list = parentElement.querySelector("ol"), names = unitNames(), rows = rowsOf(data.key);
  latest.set(list, component);
  if (!names || rows === null) {
    requestAnimationFrame(() => { if (latest.get(list) === component) show(component); });
    return;
  }
  const wanted = data.label + data.key;
  if (built.get(list) !== wanted) {
    list.replaceChildren(...rows.split("\n").map((line, index) => row(line, index, names, data.median)));
    built.set(list, wanted);
  }
  list.setAttribute("aria-label", data.label);
  mark(list, data.selected);

  const choose = (item) => {
    mark(list, item.dataset.code);
    setTriggerValue("chosen", item.dataset.code);
  };
  list.onclick = (event) => {
    const item = event.target.closest("li");
    if (item) choose(item);
  };
  list.onkeydown = (event) => {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const items = [...list.children];
    const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const next = Math.min(items.length - 1, Math.max(0, now + STEPS[event.key]));
    choose(items[next]);
  };
}
