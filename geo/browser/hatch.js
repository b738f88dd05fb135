/* The hatch of no data as a filling for a canvas; width and spacing come with the map. */
window.atlas = window.atlas || {};

/* `ratio` is how many pixels of the canvas make one of the page, where its drawing is not scaled itself. */
atlas.hatch = ({ width, spacing }, ground, line, ratio = 1) => {
  // A tile that repeats: its diagonal is crossed once, so its side is the spacing along the page.
  const side = Math.round(spacing * Math.SQRT2), sharp = Math.max(1, Math.ceil(window.devicePixelRatio || 1));
  const tile = document.createElement("canvas");
  tile.width = tile.height = side * sharp;
  const pen = tile.getContext("2d");
  pen.scale(sharp, sharp);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = line;
  pen.lineWidth = width;
  pen.beginPath();
  // Three parallels, so that the corners are drawn too.
  [-side, 0, side].forEach((shift) => { pen.moveTo(shift - 1, side + 1); pen.lineTo(shift + side + 1, -1); });
  pen.stroke();
  const pattern = pen.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(ratio / sharp));
  return pattern;
};
