/** The origin of the address of map tiles, whose braces no URL may hold. */
export function tileOrigin(tiles: string): string {
  return new URL(tiles.replaceAll(/[{}]/g, '')).origin;
}
