import * as leaflet from 'leaflet';
import { denmark, readPlace, writePlace } from '../../../forms/kinds/coordinates.ts';

/** Where the map comes from. */
export interface MapTiles {
  /** Address with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  readonly attribution: string;
}

type Texts = Readonly<
  Record<'mapPointSet' | 'mapCornerSet' | 'mapUndo' | 'mapClear' | 'mapZoomIn' | 'mapZoomOut' | 'map', string>
>;

const style = { color: '#0059b3', weight: 3, fillColor: '#0059b3', fillOpacity: 0.25 } as const;
const closeUp = 16;

/**
 * Draws a map that writes the place or the corners into an input, and follows what is typed there. By mouse a click sets
 * a point; by keyboard the arrows move the map under a crosshair and Enter sets one.
 */
export function startMap(box: HTMLElement, source: MapTiles): void {
  const { document } = { document: box.ownerDocument };
  const input = document.getElementById(box.dataset.input ?? '');
  const container = box.querySelector<HTMLElement>('.map');
  const status = box.querySelector<HTMLElement>('.map-status');
  const isText = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
  if (!isText || !container || !status) return;
  const texts: Texts = JSON.parse(box.dataset.texts ?? '{}');
  const isArea = box.dataset.map === 'area';
  box.hidden = false;

  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = leaflet.map(container, {
    zoomControl: false,
    maxBounds: [
      [denmark.south - 1, denmark.west - 2],
      [denmark.north + 1, denmark.east + 2],
    ],
    minZoom: 6,
    maxZoom: 19,
    zoomAnimation: !isStill,
    fadeAnimation: !isStill,
    markerZoomAnimation: !isStill,
    inertia: !isStill,
  });
  map.attributionControl.setPrefix(false);
  leaflet.control.zoom({ zoomInTitle: texts.mapZoomIn, zoomOutTitle: texts.mapZoomOut }).addTo(map);
  // Asked for as other origins' pictures must be under our cross-origin policy.
  leaflet.tileLayer(source.tiles, { attribution: escaped(source.attribution), crossOrigin: 'anonymous' }).addTo(map);
  container.setAttribute('role', 'application');
  container.setAttribute('aria-label', texts.map);
  container.setAttribute('aria-describedby', `${input.id}-map-help`);
  const crosshair = document.createElement('div');
  crosshair.className = 'map-crosshair';
  container.append(crosshair);

  const drawn = leaflet.layerGroup().addTo(map);
  const corners = (): leaflet.LatLng[] =>
    input.value.split('\n').flatMap((line) => {
      const read = readPlace(line);
      return read.ok ? [leaflet.latLng(read.place)] : [];
    });
  const draw = (): void => {
    drawn.clearLayers();
    const places = corners();
    if (isArea && places.length > 1) leaflet.polygon(places, style).addTo(drawn);
    for (const place of places) leaflet.circleMarker(place, { ...style, radius: 9, fillOpacity: 0.9 }).addTo(drawn);
  };
  const write = (value: string, said: string): void => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    status.textContent = said;
    draw();
  };
  const countSaid = () => texts.mapCornerSet.replace('{count}', String(corners().length));
  const set = (place: leaflet.LatLng): void => {
    const written = writePlace(place);
    if (!isArea) {
      write(written, texts.mapPointSet.replace('{place}', written));
      return;
    }
    const before = input.value.trimEnd();
    write(before === '' ? written : `${before}\n${written}`, '');
    status.textContent = countSaid();
  };
  const undo = (): void => {
    write(input.value.trimEnd().split('\n').slice(0, -1).join('\n'), '');
    status.textContent = countSaid();
  };

  map.on('click', (event) => set(event.latlng));
  container.addEventListener('keydown', (event) => {
    // Enter on a button within the map presses that.
    if (event.target !== container) return;
    if (event.key === 'Enter') set(map.getCenter());
    else if (event.key === 'Backspace' && isArea) undo();
    else return;
    event.preventDefault();
  });
  if (isArea) {
    const buttons = document.createElement('div');
    buttons.className = 'button-row mt-4';
    buttons.append(
      button(texts.mapUndo, undo),
      button(texts.mapClear, () => write('', '')),
    );
    box.append(buttons);
  }

  const look = (): void => {
    const places = corners();
    const [only] = places;
    if (only && places.length === 1) map.setView(only, closeUp);
    else if (places.length > 1) map.fitBounds(leaflet.latLngBounds(places), { padding: [40, 40] });
  };
  map.fitBounds([
    [denmark.south, denmark.west],
    [denmark.north, 12.8],
  ]);
  look();
  draw();
  input.addEventListener('change', () => {
    draw();
    look();
  });
  // A field that a condition hides has no size until it is shown.
  new ResizeObserver(() => map.invalidateSize()).observe(container);

  function button(text: string, press: () => void): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button button-secondary';
    made.textContent = text;
    made.addEventListener('click', press);
    return made;
  }
}

/** The library writes the attribution as markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
