import type { Language, Text } from '../../../../texts/catalogue.ts';
import { useT } from '../context.ts';
import { Labelled } from './labelled.tsx';

interface TextControlProperties {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Text | undefined;
  /** The language that is written in. */
  readonly language: Language;
  readonly optional: boolean;
  readonly long?: boolean;
  readonly error?: string | undefined;
  /** The text with this language changed; undefined where nothing is left of an optional one. */
  readonly onChange: (value: Text | undefined) => void;
  readonly onBlur?: () => void;
}

/** A text in the language that is shown; another language than Danish has the Danish one above it. */
export function TextControl(properties: TextControlProperties) {
  const { label, help, value, language, optional, long = false, error, onChange, onBlur } = properties;
  const t = useT();
  const isSource = language === 'da';
  const shown = value?.[language] ?? '';
  const write = (text: string): void => {
    const { [language]: _old, ...others } = value ?? { da: '' };
    const isKept = text !== '' || isSource;
    const next: Text = { da: '', ...others, ...(isKept ? { [language]: text } : {}) };
    const isEmpty = Object.values(next).every((each) => each === '');
    onChange(optional && isEmpty ? undefined : next);
  };
  const source = value?.da ?? '';
  const note = isSource || source === '' ? help : <SourceText label={t('designer.source')} text={source} help={help} />;
  return (
    <Labelled label={label} {...(note === undefined ? {} : { help: note })} {...(error === undefined ? {} : { error })}>
      {(attributes) =>
        long ? (
          <textarea
            {...attributes}
            class="form-input property-input"
            rows={3}
            lang={language}
            dir="auto"
            value={shown}
            onInput={(event) => write(event.currentTarget.value)}
            onBlur={onBlur}
          />
        ) : (
          <input
            {...attributes}
            type="text"
            class="form-input property-input"
            lang={language}
            dir="auto"
            value={shown}
            autocomplete="off"
            onInput={(event) => write(event.currentTarget.value)}
            onBlur={onBlur}
          />
        )
      }
    </Labelled>
  );
}

function SourceText({ label, text, help }: { label: string; text: string; help: string | undefined }) {
  return (
    <>
      {help !== undefined && <span class="d-block">{help}</span>}
      <span class="property-source">
        {label}: <span lang="da">{text}</span>
      </span>
    </>
  );
}
