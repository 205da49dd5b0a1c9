import { useTexts } from '../page-environment.ts';
import { describedBy, FormGroup, type InputProperties } from './form-group.tsx';

export interface SelectProperties extends InputProperties {
  readonly value?: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** Said where nothing is chosen yet; "Choose" unless told otherwise. */
  readonly emptyText?: string;
}

/** One of many choices; for up to seven, a {@link RadioGroup} is easier. */
export function Select(properties: SelectProperties) {
  const { name, value = '', options, emptyText, error } = properties;
  const t = useTexts();
  return (
    <FormGroup {...properties}>
      <select
        class="form-select"
        id={name}
        name={name}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(properties)}
      >
        <option value="" selected={value === ''}>
          {emptyText ?? t('web.field.choose')}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
