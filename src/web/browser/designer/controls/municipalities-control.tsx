import { useId } from 'preact/hooks';
import type { OptionLists } from '../../../../forms/answers.ts';
import { municipalities, municipalityNames } from '../../../../forms/municipalities.ts';
import { useT } from '../context.ts';

interface MunicipalitiesControlProperties {
  readonly label: string;
  readonly help: string;
  /** Codes of four digits; undefined for everybody. */
  readonly value: readonly string[] | undefined;
  /** Where the municipalities' names are taken from. */
  readonly lists: OptionLists;
  readonly onChange: (value: readonly string[] | undefined) => void;
}

/** Municipalities chosen by their names, one after another. */
export function MunicipalitiesControl({ label, help, value = [], lists, onChange }: MunicipalitiesControlProperties) {
  const t = useT();
  const id = useId();
  const byName = municipalityNames(lists);
  const nameOf = (code: string): string =>
    byName.find(([known]) => known === code)?.[1] ?? municipalities[code] ?? code;
  return (
    <fieldset class="property" aria-describedby={`${id}-help`}>
      <legend class="property-label">{label}</legend>
      <span class="property-help" id={`${id}-help`}>
        {help}
      </span>
      {value.length > 0 && (
        <ul class="chosen-list no-max-width">
          {value.map((code) => (
            <li key={code}>
              <span>{nameOf(code)}</span>
              <button
                type="button"
                class="tool"
                aria-label={t('designer.municipalities.remove', { name: nameOf(code) })}
                title={t('designer.municipalities.remove', { name: nameOf(code) })}
                onClick={() => {
                  const left = value.filter((each) => each !== code);
                  onChange(left.length === 0 ? undefined : left);
                }}
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label class="sr-only" for={id}>
        {t('designer.municipalities.add')}
      </label>
      <select
        id={id}
        class="form-select property-input"
        value=""
        onChange={(event) => {
          const code = event.currentTarget.value;
          event.currentTarget.value = '';
          if (code !== '') onChange([...value, code]);
        }}
      >
        <option value="">{t('designer.municipalities.add')}</option>
        {byName
          .filter(([code]) => !value.includes(code))
          .map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </fieldset>
  );
}
