import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { placePartTexts } from '../../place-part-texts.ts';
import { readFound } from '../held-parts.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { FoundList } from '../pieces/found-list.tsx';
import { Localised } from '../pieces/localised.tsx';
import { ownData } from '../pieces/own-data.ts';
import { PartInput } from '../pieces/part-input.tsx';
import { SearchBox } from '../pieces/search-box.tsx';
import { partText } from '../raw-parts.ts';
import type { AddressField } from './schema.ts';

/** A search, what it found, and the address in its parts, which can always be written by hand. */
export function AddressPart(properties: PartProperties<AddressField>): VNode {
  const { name, raw, required, errors, language } = properties;
  const common = { name, language, errors };
  return (
    <FieldsetGroup {...properties}>
      <SearchBox
        {...common}
        value={partText(raw, 'search')}
        label={placePartTexts['form.part.addressSearch']}
        button={placePartTexts['form.part.findAddress']}
      />
      <FoundList
        name={name}
        found={readFound(partText(raw, 'found'))}
        legend={placePartTexts['form.part.foundAddresses']}
        language={language}
      />
      <p class="mt-5 mb-0 weight-semibold">
        <Localised text={placePartTexts['form.part.writeAddress']} language={language} />
      </p>
      <PartInput
        {...common}
        part="street"
        label={placePartTexts['form.part.street']}
        value={partText(raw, 'street')}
        required={required}
        width="input-width-m"
        autocomplete={ownData(name, 'off')}
      />
      <div class="part-row">
        {(['number', 'floor', 'door'] as const).map((part) => (
          <PartInput
            {...common}
            key={part}
            part={part}
            label={unitLabels[part]}
            value={partText(raw, part)}
            required={required && part === 'number'}
            width="input-char-8"
          />
        ))}
      </div>
      <div class="part-row">
        <PartInput
          {...common}
          part="postCode"
          label={placePartTexts['form.part.postCode']}
          value={partText(raw, 'postCode')}
          required={required}
          width="input-char-4"
          inputMode="numeric"
        />
        <PartInput
          {...common}
          part="city"
          label={placePartTexts['form.part.city']}
          value={partText(raw, 'city')}
          required={required}
          width="input-char-27"
        />
      </div>
      {partText(raw, 'id') !== '' && (
        <p class="mt-4 mb-0" data-verified={name}>
          <Localised text={placePartTexts['form.part.addressVerified']} language={language} />
        </p>
      )}
    </FieldsetGroup>
  );
}

const unitLabels = {
  number: placePartTexts['form.part.houseNumber'],
  floor: placePartTexts['form.part.floor'],
  door: placePartTexts['form.part.door'],
} as const;
