/* What is told of hundreds or thousands of units, made a table again. */
window.atlas = window.atlas || {};

/* Fill in `units`, and `faded` with their codes: a letter a unit for its class, z without data, a capital if faded. */
atlas.unpack = (state, topology) => {
  const { classes, numbers, texts } = state.packed, said = numbers.split("|"), faded = state.faded = new Set();
  state.units = {};
  atlas.codesOf(state.packed, topology).forEach((code, at) => {
    const letter = classes[at], place = letter.toLowerCase();
    if (place !== letter) faded.add(code);
    state.units[code] = [place === "z" ? -1 : place.charCodeAt(0) - 97, said[at], texts.charCodeAt(at) - 97];
  });
};

/* The units of what is told; without their codes it is of all shapes that have figures, in their order. */
atlas.codesOf = (packed, topology) => ("codes" in packed
  ? packed.codes.match(/.{6}/g) || []
  : topology.units.filter((unit) => !unit.names.outside).map((unit) => unit.code));
