import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useT } from '../context.ts';
import { Labelled } from './labelled.tsx';

interface PlainProperties<Value> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Value | undefined;
  readonly optional: boolean;
  readonly onChange: (value: Value | undefined) => void;
}

const helpOf = (help: string | undefined) => (help === undefined ? {} : { help });

/** What is being typed, until it is something that the definition may hold. */
function useTyped(value: string): [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  // What was typed comes back as the value a moment later, when more may have been typed: only another's value takes its place.
  const own = useRef({ latest: value, all: new Set([value]) });
  useEffect(() => {
    const { latest, all } = own.current;
    if (value !== latest && all.has(value)) return;
    own.current = { latest: value, all: new Set([value]) };
    setTyped(value);
  }, [value]);
  const write = (text: string): void => {
    own.current.latest = text;
    own.current.all.add(text);
    setTyped(text);
  };
  return [typed, write];
}

/** A text without language. What fits no pattern stays in the input with the reason, and out of the form. */
export function StringControl({
  label,
  help,
  value,
  optional,
  pattern,
  maxLength,
  onChange,
  onCommit,
  check,
}: Omit<PlainProperties<string>, 'onChange'> & {
  /** At each letter that leaves something the form may hold. */
  readonly onChange?: (value: string | undefined) => void;
  /** Once one has finished writing: for a name that others follow. */
  readonly onCommit?: (value: string) => void;
  readonly pattern?: string | undefined;
  readonly maxLength?: number | undefined;
  /** What is wrong with a text, or null. */
  readonly check?: (text: string) => string | null;
}) {
  const t = useT();
  const [typed, setTyped] = useTyped(value ?? '');
  const problem = problemOf(typed);
  function problemOf(text: string): string | null {
    if (text === '') return optional ? null : t('designer.control.needed');
    if (pattern !== undefined && !new RegExp(pattern).test(text)) return t('designer.control.pattern');
    return check?.(text) ?? null;
  }
  return (
    <Labelled label={label} {...helpOf(help)} {...(problem === null ? {} : { error: problem })}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          class="form-input property-input"
          value={typed}
          maxLength={maxLength}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            if (problemOf(text) === null) onChange?.(text === '' ? undefined : text);
          }}
          onChange={(event) => {
            const text = event.currentTarget.value;
            if (onCommit === undefined || problemOf(text) !== null) return;
            onCommit(text);
            // What could not be done is not left standing as if it had been.
            setTyped(value ?? '');
          }}
        />
      )}
    </Labelled>
  );
}

/** A number; whole ones as numbers of JSON, decimals too. */
export function NumberControl({
  label,
  help,
  value,
  optional,
  min,
  max,
  whole,
  onChange,
}: PlainProperties<number> & {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly whole: boolean;
}) {
  const t = useT();
  const [typed, setTyped] = useTyped(value === undefined ? '' : String(value).replace('.', ','));
  const read = (text: string): number | undefined | null => {
    const plain = text.trim().replace(',', '.');
    if (plain === '') return optional ? undefined : null;
    const number = Number(plain);
    const fits = (whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(plain);
    return fits && number >= (min ?? -Infinity) && number <= (max ?? Infinity) ? number : null;
  };
  const limits =
    min !== undefined && max !== undefined
      ? t('designer.control.between', { min, max })
      : min !== undefined
        ? t('designer.control.atLeast', { min })
        : max !== undefined
          ? t('designer.control.atMost', { max })
          : t(whole ? 'designer.control.whole' : 'designer.control.number');
  return (
    <Labelled label={label} {...helpOf(help)} {...(read(typed) === null ? { error: limits } : {})}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="decimal"
          class="form-input property-number"
          value={typed}
          autocomplete="off"
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const number = read(text);
            if (number !== null) onChange(number);
          }}
        />
      )}
    </Labelled>
  );
}

/** Yes or no; an optional member that is not ticked is taken out. */
export function BooleanControl({ label, help, value, optional, onChange }: PlainProperties<boolean>) {
  const id = useId();
  return (
    <div class="property property-tick">
      <input
        type="checkbox"
        id={id}
        class="form-checkbox checkbox-small"
        checked={value === true}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          const isTicked = event.currentTarget.checked;
          onChange(isTicked || !optional ? isTicked : undefined);
        }}
      />
      <label class="form-label" for={id}>
        {label}
      </label>
      {help !== undefined && (
        <span class="property-help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}

export interface ChoiceLine {
  readonly value: string;
  readonly label: string;
}

/** One of several values. */
export function ChoiceControl({
  label,
  help,
  value,
  optional,
  choices,
  onChange,
}: PlainProperties<string> & { readonly choices: readonly ChoiceLine[] }) {
  const t = useT();
  return (
    <Labelled label={label} {...helpOf(help)}>
      {(attributes) => (
        <select
          {...attributes}
          class="form-select property-input"
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        >
          {(optional || value === undefined) && <option value="">{t('designer.control.notChosen')}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Several of fixed values, in the order that they are offered in. */
export function ChoicesControl({
  label,
  help,
  value = [],
  optional,
  choices,
  onChange,
}: PlainProperties<readonly string[]> & { readonly choices: readonly ChoiceLine[] }) {
  const id = useId();
  return (
    <fieldset class="property">
      <legend class="property-label">{label}</legend>
      {help !== undefined && <span class="property-help">{help}</span>}
      {choices.map((choice, index) => (
        <div class="property-tick" key={choice.value}>
          <input
            type="checkbox"
            id={`${id}-${index}`}
            class="form-checkbox checkbox-small"
            checked={value.includes(choice.value)}
            onChange={(event) => {
              const isTicked = event.currentTarget.checked;
              const next = choices
                .map((each) => each.value)
                .filter((each) => (each === choice.value ? isTicked : value.includes(each)));
              onChange(next.length === 0 && optional ? undefined : next);
            }}
          />
          <label class="form-label" for={`${id}-${index}`}>
            {choice.label}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
