import { useEffect, useState } from 'preact/hooks';
import { operatorOf, operatorsFor } from '../conditions/operators.ts';
import type { Operand, Sentence } from '../conditions/sentence.ts';
import type { AskedAbout } from '../conditions/subjects.ts';
import { useT } from '../context.ts';

interface SentenceRowProperties {
  readonly sentence: Sentence;
  readonly subjects: readonly AskedAbout[];
  readonly onChange: (sentence: Sentence) => void;
  readonly onRemove: () => void;
}

/** The sentence that a new row begins with: the first operator that fits what is asked about. */
export function firstSentence(subject: AskedAbout): Sentence {
  const [offer] = operatorsFor(subject.name, subject.type, subject.choices !== null);
  const made = offer?.make(null, subject.choices?.[0]?.value ?? '');
  return made ?? { kind: 'answered', subject: { name: subject.name, counted: false }, answered: true };
}

/** "*Har du børn* · er · *ja*": three choices that read as a sentence. */
export function SentenceRow({ sentence, subjects, onChange, onRemove }: SentenceRowProperties) {
  const t = useT();
  const asked = subjects.find(({ name }) => name === sentence.subject.name);
  const first = asked?.choices?.[0]?.value ?? '';
  const offers = asked ? operatorsFor(asked.name, asked.type, asked.choices !== null) : [];
  const operator = asked ? operatorOf(sentence, asked.type) : null;
  return (
    <div class="sentence">
      <select
        class="form-select sentence-subject"
        aria-label={t('designer.condition.subject')}
        value={sentence.subject.name}
        onChange={(event) => {
          const next = subjects.find(({ name }) => name === event.currentTarget.value);
          if (next) onChange(firstSentence(next));
        }}
      >
        {asked === undefined && <option value={sentence.subject.name}>{sentence.subject.name}</option>}
        {subjects.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <select
        class="form-select sentence-operator"
        aria-label={t('designer.condition.operator')}
        value={operator ?? ''}
        onChange={(event) => {
          const offer = offers.find((each) => each.operator === event.currentTarget.value);
          if (offer) onChange(offer.make(sentence, first));
        }}
      >
        {operator === null && <option value="">?</option>}
        {offers.map((offer) => (
          <option key={offer.operator} value={offer.operator}>
            {t(`designer.op.${offer.operator}`)}
          </option>
        ))}
      </select>
      <SentenceValue sentence={sentence} choices={asked?.choices ?? null} onChange={onChange} />
      <button type="button" class="button button-unstyled sentence-remove" onClick={onRemove}>
        {t('designer.condition.remove')}
      </button>
    </div>
  );
}

interface SentenceValueProperties {
  readonly sentence: Sentence;
  readonly choices: AskedAbout['choices'];
  readonly onChange: (sentence: Sentence) => void;
}

function SentenceValue({ sentence, choices, onChange }: SentenceValueProperties) {
  const t = useT();
  const label = t('designer.condition.value');
  switch (sentence.kind) {
    case 'answered':
      return null;
    case 'oneOf':
      return (
        <SeveralValues
          texts={sentence.texts}
          choices={choices}
          onChange={(texts) => onChange({ ...sentence, texts })}
        />
      );
    case 'compare':
      return (
        <OperandInput
          operand={sentence.operand}
          choices={choices}
          onChange={(operand) => onChange({ ...sentence, operand })}
        />
      );
    default:
      return (
        <TextValue
          text={sentence.text}
          choices={choices}
          label={label}
          onChange={(text) => onChange({ ...sentence, text })}
        />
      );
  }
}

interface OperandInputProperties {
  readonly operand: Operand;
  readonly choices: AskedAbout['choices'];
  readonly onChange: (operand: Operand) => void;
}

function OperandInput({ operand, choices, onChange }: OperandInputProperties) {
  const t = useT();
  const label = t('designer.condition.value');
  switch (operand.kind) {
    case 'yesNo':
      return null;
    case 'text':
      return (
        <TextValue
          text={operand.text}
          choices={choices}
          label={label}
          onChange={(text) => onChange({ kind: 'text', text })}
        />
      );
    case 'number':
      return (
        <NumeralValue
          numeral={operand.numeral}
          label={label}
          onChange={(numeral) => onChange({ kind: 'number', numeral })}
        />
      );
    default:
      return (
        <span class="sentence-date">
          <select
            class="form-select"
            aria-label={label}
            value={operand.kind}
            onChange={(event) =>
              onChange(
                event.currentTarget.value === 'today'
                  ? { kind: 'today' }
                  : { kind: 'date', iso: new Date().toISOString().slice(0, 10) },
              )
            }
          >
            <option value="today">{t('designer.condition.today')}</option>
            <option value="date">{t('designer.condition.date')}</option>
          </select>
          {operand.kind === 'date' && (
            <input
              type="date"
              class="form-input"
              aria-label={t('designer.condition.date')}
              value={operand.iso}
              onInput={(event) => {
                const iso = event.currentTarget.value;
                if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) onChange({ kind: 'date', iso });
              }}
            />
          )}
        </span>
      );
  }
}

interface TextValueProperties {
  readonly text: string;
  readonly choices: AskedAbout['choices'];
  readonly label: string;
  readonly onChange: (text: string) => void;
}

function TextValue({ text, choices, label, onChange }: TextValueProperties) {
  if (choices === null) {
    return (
      <input
        type="text"
        class="form-input sentence-value"
        aria-label={label}
        value={text}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <select
      class="form-select sentence-value"
      aria-label={label}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {choices.every(({ value }) => value !== text) && <option value={text}>{text}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function NumeralValue({
  numeral,
  label,
  onChange,
}: {
  numeral: string;
  label: string;
  onChange: (numeral: string) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState(numeral.replace('.', ','));
  useEffect(() => setTyped(numeral.replace('.', ',')), [numeral]);
  const plain = (text: string) => text.trim().replace(',', '.');
  const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(plain(text));
  return (
    <input
      type="text"
      inputMode="decimal"
      class="form-input sentence-number"
      aria-label={isNumber(typed) ? label : `${label}: ${t('designer.control.number')}`}
      aria-invalid={!isNumber(typed) || undefined}
      value={typed}
      autocomplete="off"
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (isNumber(text)) onChange(plain(text));
      }}
    />
  );
}

interface SeveralValuesProperties {
  readonly texts: readonly string[];
  readonly choices: AskedAbout['choices'];
  readonly onChange: (texts: readonly string[]) => void;
}

function SeveralValues({ texts, choices, onChange }: SeveralValuesProperties) {
  const t = useT();
  if (choices === null) {
    return (
      <input
        type="text"
        class="form-input sentence-value"
        aria-label={t('designer.condition.values')}
        value={texts.join('; ')}
        autocomplete="off"
        onChange={(event) => {
          const next = event.currentTarget.value
            .split(';')
            .map((text) => text.trim())
            .filter((text) => text !== '');
          if (next.length > 0) onChange(next);
        }}
      />
    );
  }
  return (
    <fieldset class="sentence-several">
      <legend class="sr-only">{t('designer.condition.values')}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} class="sentence-tick">
          <input
            type="checkbox"
            checked={texts.includes(value)}
            onChange={(event) => {
              const isTicked = event.currentTarget.checked;
              const next = choices
                .map((each) => each.value)
                .filter((each) => (each === value ? isTicked : texts.includes(each)));
              if (next.length > 0) onChange(next);
              else event.currentTarget.checked = true;
            }}
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
