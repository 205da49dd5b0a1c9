import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { formTexts } from '../../texts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { PartInput } from '../pieces/part-input.tsx';
import { partText } from '../raw-parts.ts';
import type { PersonField } from './schema.ts';

/** CPR number and name; the button fetches name and address of those whom the citizen may see. */
export function PersonPart(properties: PartProperties<PersonField>): VNode {
  const { name, raw, required, errors, language } = properties;
  const common = { name, language, errors, required };
  const address = partText(raw, 'address');
  return (
    <FieldsetGroup {...properties}>
      <PartInput
        {...common}
        part="cpr"
        label={placePartTexts['form.part.personCpr']}
        hint={placePartTexts['form.part.findPersonHint']}
        value={partText(raw, 'cpr')}
        width="input-char-11"
      />
      <button type="submit" class="button button-secondary mt-4" name="_lookup" value={name}>
        <Localised text={placePartTexts['form.part.findPerson']} language={language} />
      </button>
      <PartInput
        {...common}
        part="name"
        label={placePartTexts['form.part.personName']}
        value={partText(raw, 'name')}
        width="input-width-xl"
      />
      {partText(raw, 'protected') === 'yes' ? (
        <p class="mt-4 mb-0">
          <Localised text={formTexts['form.part.protected']} language={language} />
        </p>
      ) : (
        address !== '' && (
          <p class="mt-4 mb-0">
            <Localised text={placePartTexts['form.part.personAddress']} language={language} values={{ address }} />
          </p>
        )
      )}
    </FieldsetGroup>
  );
}
