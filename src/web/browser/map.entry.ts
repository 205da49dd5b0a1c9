import { type MapTiles, startMap } from './map/start-map.ts';

// Without this, or without tiles, places are typed.
const island = document.querySelector<HTMLElement>('[data-map-tiles]');
if (island) {
  const tiles: MapTiles = JSON.parse(island.dataset.mapTiles ?? '');
  for (const box of document.querySelectorAll<HTMLElement>('[data-map]')) startMap(box, tiles);
}
