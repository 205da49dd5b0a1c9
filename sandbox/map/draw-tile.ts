const size = 256;

/**
 * An invented piece of map: fields, a wood, water and roads, the same for the same tile always, and its place written in
 * it. It shows nothing that is there.
 */
export function drawTile(z: number, x: number, y: number): string {
  const chance = randomBy(z * 7_919 + x * 104_729 + y * 1_299_709);
  const place = () => Math.round(chance() * size);
  const patches = ['#e3ecd6', '#d5e4c3', '#cfe3ee', '#efe9dc'].map(
    (colour) =>
      `<ellipse cx="${place()}" cy="${place()}" rx="${30 + place() / 4}" ry="${20 + place() / 6}" fill="${colour}"/>`,
  );
  // Roads meet at the tiles' edges: each edge's crossing is reckoned from the edge, not from the tile.
  const west = crossing(z, x, y, 0);
  const east = crossing(z, x + 1, y, 0);
  const top = crossing(z, x, y, 1);
  const bottom = crossing(z, x, y + 1, 1);
  const road = (d: string, width: number) =>
    `<path d="${d}" fill="none" stroke="#b9b09c" stroke-width="${width + 3}"/><path d="${d}" fill="none" stroke="#ffffff" stroke-width="${width}"/>`;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / 2 ** z))) * 180) / Math.PI;
  const lng = ((x + 0.5) / 2 ** z) * 360 - 180;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">`,
    `<rect width="${size}" height="${size}" fill="#f4f1e8"/>`,
    ...patches,
    road(`M0 ${west} C90 ${west} 166 ${east} ${size} ${east}`, 8),
    road(`M${top} 0 C${top} 90 ${bottom} 166 ${bottom} ${size}`, 5),
    `<text x="8" y="${size - 10}" font-family="sans-serif" font-size="11" fill="#5b5b5b">${lat.toFixed(3)} ${lng.toFixed(3)}</text>`,
    '</svg>',
  ].join('');
}

function crossing(z: number, x: number, y: number, direction: number): number {
  return Math.round(40 + randomBy(z * 31 + x * 9_176 + y * 65_537 + direction * 7)() * 176);
}

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
