import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { MapBox } from '../pieces/map-box.tsx';
import { PartInput } from '../pieces/part-input.tsx';
import { partText } from '../raw-parts.ts';
import type { MapPointField } from './schema.ts';

/** A map where there are scripts; words or coordinates always, the words first, as few people have the coordinates at hand. */
export function MapPointPart(properties: PartProperties<MapPointField>): VNode {
  const { name, raw, errors, language } = properties;
  const common = { name, language, errors };
  return (
    <FieldsetGroup {...properties}>
      <MapBox input={`${name}.position`} shape="point" language={language} />
      <PartInput
        {...common}
        part="description"
        label={placePartTexts['form.part.placeDescription']}
        value={partText(raw, 'description')}
      />
      <PartInput
        {...common}
        part="position"
        label={placePartTexts['form.part.coordinates']}
        hint={placePartTexts['form.part.coordinatesExample']}
        value={partText(raw, 'position')}
        width="input-char-27"
      />
    </FieldsetGroup>
  );
}
