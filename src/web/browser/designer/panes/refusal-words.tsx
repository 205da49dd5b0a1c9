import type { FormDefinition } from '../../../../forms/definition.ts';
import { checkStart, type StartContext, type StartRefusal } from '../../../../forms/start-rules.ts';
import type { StartRule, StartRules } from '../../../../forms/start-rules-schema.ts';
import { type Language, type Text, textIn } from '../../../../texts/catalogue.ts';
import { useT } from '../context.ts';
import { StringControl } from '../controls/plain-controls.tsx';
import { TextControl } from '../controls/text-control.tsx';

type Words = NonNullable<NonNullable<StartRules['words']>[StartRule]>;

interface RefusalWordsProperties {
  readonly definition: FormDefinition;
  readonly rule: StartRule;
  /** The language that is written in. */
  readonly language: Language;
  readonly onChange: (words: Words | undefined) => void;
}

/** What the product says of itself to one whom the rule stops. */
function usualWords(definition: FormDefinition, rule: StartRule): StartRefusal | undefined {
  const { words: _, ...rules } = definition.start.rules ?? {};
  const { age, opens } = rules;
  const stopped: Readonly<Record<StartRule, Partial<StartContext>>> = {
    age: { person: { age: age?.min === undefined ? (age?.max ?? 0) + 1 : age.min - 1 } },
    municipalities: { person: { municipality: '0000' } },
    opens: { now: '' },
    closes: { now: '9999' },
    maxSubmissions: { taken: rules.maxSubmissions ?? 0 },
    oncePerPerson: { person: { sentBefore: true } },
  };
  const context = { now: opens ?? '0000', taken: null, person: null, ...stopped[rule] };
  const refusals = checkStart({ ...definition, start: { ...definition.start, rules } }, context);
  return refusals.find((refusal) => refusal.rule === rule);
}

/** What is said to one whom a start rule stops: why, what to do instead, and where. */
export function RefusalWords({ definition, rule, language, onChange }: RefusalWordsProperties) {
  const t = useT();
  const words = definition.start.rules?.words?.[rule] ?? {};
  const set = <Name extends keyof Words>(name: Name, value: Words[Name] | undefined): void => {
    const { [name]: _, ...others } = words;
    const changed = value === undefined ? others : { ...others, [name]: value };
    onChange(Object.keys(changed).length === 0 ? undefined : changed);
  };
  const usual = usualWords(definition, rule);
  const otherwise = (text: Text | undefined) => text && t('designer.words.usual', { text: textIn(text, language) });
  return (
    <details class="option-more refusal-words">
      <summary>
        {t('designer.words.summary')}
        <span class="sr-only">: {t(`designer.words.rule.${rule}`)}</span>
      </summary>
      <fieldset class="property">
        <legend class="sr-only">{t(`designer.words.rule.${rule}`)}</legend>
        <TextControl
          label={t('designer.words.message')}
          help={otherwise(usual?.message)}
          value={words.message}
          language={language}
          optional
          long
          onChange={(text) => set('message', text)}
        />
        <TextControl
          label={t('designer.words.instead')}
          help={otherwise(usual?.instead)}
          value={words.instead}
          language={language}
          optional
          long
          onChange={(text) => set('instead', text)}
        />
        <StringControl
          label={t('designer.words.link')}
          help={t('designer.words.linkHelp')}
          value={words.link}
          optional
          pattern={'^(https://|/)[^\\s"<>]*$'}
          maxLength={2_000}
          onChange={(link) => set('link', link)}
        />
      </fieldset>
    </details>
  );
}
