// The choice of more contrast. The browser keeps it, so that it holds on every screen and the next time;
// `serving/contrast.js` takes it up there.
const page = document.documentElement;

function choose(more) {
  page.dataset.contrast = more ? "more" : "standard";
  try { localStorage.setItem("atlas_contrast", page.dataset.contrast); } catch { /* Then it holds until the page is left. */ }
}

export default function ({ data, parentElement }) {
  let label = parentElement.querySelector(".contrast-choice");
  if (!label) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    box.addEventListener("change", () => choose(box.checked));
    label = Object.assign(document.createElement("label"), { className: "contrast-choice" });
    label.append(box, document.createElement("span"));
    parentElement.append(label);
  }
  label.firstChild.checked = page.dataset.contrast === "more";
  label.lastChild.textContent = data.name;
}
