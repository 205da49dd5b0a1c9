import { momentPattern } from '../../../../forms/moment-pattern.ts';
import { useT } from '../context.ts';
import { Labelled } from './labelled.tsx';

interface MomentControlProperties {
  readonly label: string;
  readonly help: string;
  /** `2026-12-01T08:00`. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

const moment = new RegExp(momentPattern);

/** A day and a time in Denmark, or none. */
export function MomentControl({ label, help, value, onChange }: MomentControlProperties) {
  const t = useT();
  return (
    <Labelled label={label} help={help}>
      {(attributes) => (
        <span class="property-with-button">
          <input
            {...attributes}
            type="datetime-local"
            class="form-input property-input"
            value={value ?? ''}
            onChange={(event) => {
              // Half a moment is no value of the input's.
              const text = event.currentTarget.value.slice(0, 16);
              if (moment.test(text)) onChange(text);
            }}
          />
          {value !== undefined && (
            <button
              type="button"
              class="tool"
              aria-label={t('designer.control.clear', { name: label })}
              title={t('designer.control.clear', { name: label })}
              onClick={() => onChange(undefined)}
            >
              <span aria-hidden="true">✕</span>
            </button>
          )}
        </span>
      )}
    </Labelled>
  );
}
