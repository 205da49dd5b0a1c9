import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { readFound } from '../held-parts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { FoundList } from '../pieces/found-list.tsx';
import { PartInput } from '../pieces/part-input.tsx';
import { SearchBox } from '../pieces/search-box.tsx';
import { partText } from '../raw-parts.ts';
import type { PropertyField } from './schema.ts';

/** A BFE number, or a search by address; what the register says of it below. */
export function PropertyPart(properties: PartProperties<PropertyField>): VNode {
  const { name, raw, required, errors, language } = properties;
  const common = { name, language, errors };
  const address = partText(raw, 'address');
  return (
    <FieldsetGroup {...properties}>
      <PartInput
        {...common}
        part="bfe"
        label={placePartTexts['form.part.bfe']}
        hint={placePartTexts['form.part.bfeExample']}
        value={partText(raw, 'bfe')}
        required={required}
        width="input-char-11"
        inputMode="numeric"
      />
      {address !== '' && (
        <p class="mt-3 mb-0" data-verified={name}>
          {address}
        </p>
      )}
      <SearchBox
        {...common}
        value={partText(raw, 'search')}
        label={placePartTexts['form.part.propertySearch']}
        button={placePartTexts['form.part.findProperty']}
      />
      <FoundList
        name={name}
        found={readFound(partText(raw, 'found'))}
        legend={placePartTexts['form.part.foundProperties']}
        language={language}
      />
    </FieldsetGroup>
  );
}
