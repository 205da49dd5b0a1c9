import { useId } from 'preact/hooks';
import { Labelled } from '../../designer/controls/labelled.tsx';
import { useFlow } from '../flow-context.ts';

interface GroupControlProperties {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly groups: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A group of employees: one that is known, or one whose members have not been here yet. */
export function GroupControl({ label, help, value, groups, onChange }: GroupControlProperties) {
  const { t } = useFlow();
  const list = useId();
  return (
    <Labelled
      label={label}
      {...(help === undefined ? {} : { help })}
      {...(value.trim() === '' ? { error: t('flow.group.needed') } : {})}
    >
      {(attributes) => (
        <>
          <input
            {...attributes}
            type="text"
            class="form-input property-input"
            value={value}
            list={list}
            maxLength={100}
            autocomplete="off"
            onInput={(event) => {
              const { value: text } = event.currentTarget;
              if (text !== '') onChange(text);
            }}
          />
          <datalist id={list}>
            {groups.map((group) => (
              <option key={group} value={group} />
            ))}
          </datalist>
        </>
      )}
    </Labelled>
  );
}
