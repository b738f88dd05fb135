/* What is told of thousands of units, without their codes: in the order of the shapes that have figures. */
window.atlas = window.atlas || {};

/* Fill in `units` and return the codes that are faded: a letter a unit for its class, z without data. */
atlas.unpack = (state, topology) => {
  const { classes, numbers, texts } = state.packed, said = numbers.split("|"), faded = new Set();
  const codes = topology.units.filter((unit) => !unit.names.outside).map((unit) => unit.code);
  state.units = {};
  codes.forEach((code, at) => {
    const letter = classes[at], place = letter.toLowerCase();
    if (place !== letter) faded.add(code);
    state.units[code] = [place === "z" ? -1 : place.charCodeAt(0) - 97, said[at], texts.charCodeAt(at) - 97];
  });
  return faded;
};
