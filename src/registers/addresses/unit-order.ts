const sides: Readonly<Record<string, number>> = { tv: 1, mf: 2, th: 3 };

/** From the cellar up, and on each floor from left to right. */
export function compareUnits(
  one: { readonly floor: string; readonly door: string },
  other: { readonly floor: string; readonly door: string },
): number {
  return (
    floorNumber(one.floor) - floorNumber(other.floor) ||
    (sides[one.door] ?? 0) - (sides[other.door] ?? 0) ||
    one.door.localeCompare(other.door, 'da', { numeric: true })
  );
}

function floorNumber(floor: string): number {
  const cellar = /^k(l|\d)$/.exec(floor);
  if (cellar) return cellar[1] === 'l' ? -1 : -Number(cellar[1]);
  return floor === '' || floor === 'st' ? 0 : Number(floor) || 0;
}
