import type { VNode } from 'preact';
import { type Language, textIn } from '../../../texts/catalogue.ts';
import { rawText } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { allOptions, type Option } from '../options.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { InputGroup } from '../pieces/input-group.tsx';
import { langOf } from '../pieces/lang-of.ts';
import { Localised } from '../pieces/localised.tsx';
import { RadioButtons } from '../pieces/radio-buttons.tsx';
import type { OneOfField } from './schema.ts';

export function OneOfPart(properties: PartProperties<OneOfField>): VNode {
  const { field, name, raw, language } = properties;
  if (field.appearance === 'select' || field.appearance === 'search') return <SelectPart {...properties} />;
  return (
    <FieldsetGroup {...properties} role="radiogroup">
      <RadioButtons name={name} options={allOptions(field.options)} chosen={rawText(raw)} language={language} />
    </FieldsetGroup>
  );
}

/** What the page's script says where it makes an input with suggestions of the select. */
function comboboxTexts(language: Language): Readonly<Record<string, string>> {
  return {
    none: textIn(formTexts['form.part.noSuggestions'], language),
    one: textIn(formTexts['form.part.oneSuggestion'], language),
    several: textIn(formTexts['form.part.suggestions'], language),
    show: textIn(formTexts['form.part.showSuggestions'], language),
  };
}

function SelectPart(properties: PartProperties<OneOfField>): VNode {
  const { field, raw, language } = properties;
  const chosen = rawText(raw);
  const hint =
    field.appearance === 'search' ? (
      <Localised text={formTexts['form.part.searchHint']} language={language} />
    ) : undefined;
  const options: readonly Option[] = [
    { value: '', label: formTexts['form.part.choose'] },
    ...allOptions(field.options),
  ];
  return (
    <InputGroup {...properties} hint={hint}>
      {(attributes) => (
        <select
          {...attributes}
          class="form-select"
          data-combobox={field.appearance === 'search' ? JSON.stringify(comboboxTexts(language)) : undefined}
        >
          {options.map(({ value, label, offered }) => (
            <option
              key={value}
              value={value}
              selected={value === chosen}
              lang={langOf(label, language)}
              hidden={offered === false}
              disabled={offered === false}
            >
              {textIn(label, language)}
            </option>
          ))}
        </select>
      )}
    </InputGroup>
  );
}
