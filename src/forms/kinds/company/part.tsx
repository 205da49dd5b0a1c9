import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { partText } from '../raw-parts.ts';
import type { CompanyField } from './schema.ts';

/** The button posts the page with `_lookup` = the field's name; the server fills in the name and shows the page again. */
export function CompanyPart(properties: PartProperties<CompanyField>): VNode {
  const { name, raw, required, errors, language } = properties;
  const isWrong = (part: string) =>
    errors.some((error) => error.part === undefined || error.part === part) || undefined;
  return (
    <FieldsetGroup {...properties}>
      <div class="form-group">
        <label class="form-label weight-normal" for={`${name}.cvr`}>
          <Localised text={formTexts['form.part.cvr']} language={language} />
        </label>
        <input
          type="text"
          inputMode="numeric"
          id={`${name}.cvr`}
          name={`${name}.cvr`}
          class="form-input input-char-11"
          value={partText(raw, 'cvr')}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong('cvr')}
          aria-required={required || undefined}
        />
        <button type="submit" class="button button-secondary mt-4" name="_lookup" value={name}>
          <Localised text={formTexts['form.part.findCompany']} language={language} />
        </button>
      </div>
      <div class="form-group">
        <label class="form-label weight-normal" for={`${name}.name`}>
          <Localised text={formTexts['form.part.companyName']} language={language} />
        </label>
        <input
          type="text"
          id={`${name}.name`}
          name={`${name}.name`}
          class="form-input input-width-xl"
          value={partText(raw, 'name')}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong('name')}
          aria-required={required || undefined}
        />
      </div>
    </FieldsetGroup>
  );
}
