import type { VNode } from 'preact';
import type { Language } from '../../../texts/catalogue.ts';
import { isList } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { allOptions } from '../options.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { optionId } from '../pieces/radio-buttons.tsx';
import type { SeveralOfField } from './schema.ts';

/** The hidden input says that the field was on the page, which no ticked box would not. */
export function SeveralOfPart(properties: PartProperties<SeveralOfField>): VNode {
  const { field, name, raw, errors, language } = properties;
  const ticked = new Set(isList(raw) ? raw : []);
  return (
    <FieldsetGroup {...properties} hint={limitsOf(field, language)}>
      {allOptions(field.options).map(({ value, label, offered }, index, all) => {
        const id = optionId(name, index, all);
        const isOff = offered === false;
        return (
          <div class="form-group-checkbox" key={value} hidden={isOff}>
            <input
              type="checkbox"
              id={id}
              name={name}
              class="form-checkbox"
              value={value}
              checked={ticked.has(value) && !isOff}
              disabled={isOff}
              aria-invalid={errors.length > 0 || undefined}
            />
            <label class="form-label" for={id}>
              <Localised text={label} language={language} />
            </label>
          </div>
        );
      })}
      <input type="hidden" name={name} value="" />
    </FieldsetGroup>
  );
}

/** How many may be chosen, where that is not any number. */
function limitsOf({ minChosen = 1, maxChosen }: SeveralOfField, language: Language): VNode | undefined {
  if (maxChosen === undefined && minChosen === 1) return undefined;
  const key =
    maxChosen === undefined ? 'atLeast' : minChosen === 1 ? 'atMost' : minChosen === maxChosen ? 'exactly' : 'between';
  const values = { least: minChosen, most: maxChosen ?? 0 };
  return <Localised text={formTexts[`form.part.choose.${key}`]} language={language} values={values} />;
}
