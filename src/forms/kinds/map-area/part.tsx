import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { MapBox } from '../pieces/map-box.tsx';
import { PartInput } from '../pieces/part-input.tsx';
import { partText } from '../raw-parts.ts';
import type { MapAreaField } from './schema.ts';

/** A map where there are scripts; the corners' coordinates or words always. */
export function MapAreaPart(properties: PartProperties<MapAreaField>): VNode {
  const { name, raw, errors, language } = properties;
  const id = `${name}.corners`;
  const isWrong = errors.some(({ part }) => part === undefined || part === 'corners');
  return (
    <FieldsetGroup {...properties}>
      <MapBox input={id} shape="area" language={language} />
      <PartInput
        name={name}
        language={language}
        errors={errors}
        part="description"
        label={placePartTexts['form.part.areaDescription']}
        value={partText(raw, 'description')}
      />
      <div class="form-group mt-4">
        <label class="form-label weight-normal" for={id}>
          <Localised text={placePartTexts['form.part.corners']} language={language} />
        </label>
        <span class="form-hint" id={`${id}-hint`}>
          <Localised text={placePartTexts['form.part.cornersExample']} language={language} />
        </span>
        <textarea
          id={id}
          name={id}
          class="form-input"
          rows={4}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          aria-invalid={isWrong || undefined}
          value={partText(raw, 'corners')}
        />
      </div>
    </FieldsetGroup>
  );
}
