import { useId } from 'preact/hooks';
import { municipalities } from '../../../../forms/municipalities.ts';
import { useT } from '../context.ts';

interface MunicipalitiesControlProperties {
  readonly label: string;
  readonly help: string;
  /** Codes of four digits; undefined for everybody. */
  readonly value: readonly string[] | undefined;
  readonly onChange: (value: readonly string[] | undefined) => void;
}

const byName = Object.entries(municipalities).sort(([, one], [, other]) => one.localeCompare(other, 'da'));

/** Municipalities chosen by their names, one after another. */
export function MunicipalitiesControl({ label, help, value = [], onChange }: MunicipalitiesControlProperties) {
  const t = useT();
  const id = useId();
  const nameOf = (code: string): string => municipalities[code] ?? code;
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
