/* Where the nation stands in a frame, before and after there is a live map in it. */
window.atlas = window.atlas || {};

/* As large as fits: off the inset, which may cover no coast, and, as far as that allows, away from the
   legend in the lower left. Edges in units of any size, downwards is larger; sizes in pixels. Told are
   pixels a unit, the place of the north-western corner, and what is kept free besides a margin. */
atlas.standing = (size, nation, coast, inset, legend) => {
  const across = nation.east - nation.west, down = nation.south - nation.north, margin = 6;
  const fit = (room, west = 0, south = 0) => {
    const width = size.width - 2 * margin - west - room, height = size.height - 2 * margin - south;
    const scale = Math.min(width / across, height / down);
    return { scale, x: margin + west + (width - across * scale) / 2, y: margin + (height - down * scale) / 2, room, west, south };
  };
  let stands = fit(0);
  if (!inset) return stands; // units of one size need none
  const left = size.width - inset.width - 14, top = size.height - inset.height - 14;
  const coastAt = ({ scale, x }) => x + (coast - nation.west) * scale;
  // Move west, and shrink, as far as the inset would cover the coast of Taiwan.
  for (let turn = 0; turn < 4; turn += 1) {
    const covered = coastAt(stands) - left;
    if (covered <= 0 || stands.y + down * stands.scale <= top) break;
    stands = fit(stands.room + Math.ceil(covered) + 2);
  }
  if (!legend) return stands;
  // Up, and east as far as the inset allows: twice, since what is left free on one side is taken from the middle of both.
  const east = Math.min(stands.x, left - coastAt(stands)) - margin;
  return fit(stands.room, 2 * Math.max(0, Math.floor(east)), 2 * Math.max(0, Math.floor((stands.y - 30) * 0.75)));
};

/* The size of the inset, which leaves the mainland free: `shape` is how high it is beside how wide. */
atlas.insetSize = (size, shape) => {
  const height = Math.round(Math.max(84, Math.min(190, size.height * 0.27, size.width * 0.2 * shape)));
  return { width: Math.round(height / shape), height, letters: height < 120 ? 9 : 11 };
};
