import type { VNode } from 'preact';
import { type Language, textIn } from '../../../texts/catalogue.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { Localised } from './localised.tsx';

interface MapBoxProperties {
  /** The id of the input that the map writes to and reads from. */
  readonly input: string;
  readonly shape: 'point' | 'area';
  readonly language: Language;
}

const said = ['mapPointSet', 'mapCornerSet', 'mapUndo', 'mapClear', 'mapZoomIn', 'mapZoomOut', 'map'] as const;

/** Where a script draws a map; unseen until it has, so that a page without scripts or tiles has the input alone. */
export function MapBox({ input, shape, language }: MapBoxProperties): VNode {
  const texts = Object.fromEntries(said.map((key) => [key, textIn(placePartTexts[`form.part.${key}`], language)]));
  return (
    <div class="map-box mt-4" data-map={shape} data-input={input} data-texts={JSON.stringify(texts)} hidden>
      <p class="form-hint" id={`${input}-map-help`}>
        <Localised
          text={placePartTexts[shape === 'point' ? 'form.part.mapPointHelp' : 'form.part.mapAreaHelp']}
          language={language}
        />
      </p>
      <div class="map" id={`${input}-map`} />
      <p class="map-status" role="status" />
    </div>
  );
}
