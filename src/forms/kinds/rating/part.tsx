import type { VNode } from 'preact';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { scaleOf } from './kind.ts';
import type { RatingField } from './schema.ts';

/**
 * Radio buttons in a row. The words stand at the first and the last number and are part of their names, so that nobody has to
 * remember which end is which.
 */
export function RatingPart(properties: PartProperties<RatingField>): VNode {
  const { field, name, raw, language } = properties;
  const chosen = rawText(raw);
  const scale = scaleOf(field);
  return (
    <FieldsetGroup {...properties} role="radiogroup">
      <div class="rating">
        {scale.map((value, index) => {
          const id = index === 0 ? name : `${name}-option${value}`;
          const words = index === 0 ? field.lowest : index === scale.length - 1 ? field.highest : undefined;
          return (
            <div class="form-group-radio" key={value}>
              <input type="radio" id={id} name={name} class="form-radio" value={value} checked={value === chosen} />
              <label class="form-label" for={id}>
                {value}
                {words !== undefined && (
                  <>
                    {' '}
                    <span class="rating-words">
                      <Localised text={words} language={language} />
                    </span>
                  </>
                )}
              </label>
            </div>
          );
        })}
      </div>
    </FieldsetGroup>
  );
}
