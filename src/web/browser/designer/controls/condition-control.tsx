import { useId } from 'preact/hooks';
import { fromFeel } from '../conditions/from-feel.ts';
import { type Condition, isCondition, type Sentence, tidy } from '../conditions/sentence.ts';
import type { AskedAbout, ExpressionScope } from '../conditions/subjects.ts';
import { toFeel } from '../conditions/to-feel.ts';
import { useT } from '../context.ts';
import { FeelControl } from './feel-control.tsx';
import { firstSentence, SentenceRow } from './sentence-row.tsx';

interface ConditionControlProperties {
  /** How the sentences begin, such as "Vis når". */
  readonly label: string;
  readonly value: string | undefined;
  readonly scope: ExpressionScope;
  readonly onChange: (value: string | undefined) => void;
}

/**
 * A condition as sentences with the FEEL text beneath, always in step: the text is the one truth, the sentences are read
 * from it at each change. An expression that sentences can't say is shown as text alone.
 */
export function ConditionControl({ label, value, scope, onChange }: ConditionControlProperties) {
  const t = useT();
  const id = useId();
  const condition = value === undefined ? null : fromFeel(value, scope.types);
  const write = (next: Condition): void => {
    const tidied = tidy(next);
    onChange(tidied === null ? undefined : toFeel(tidied));
  };
  const [first] = scope.subjects;
  return (
    <fieldset class="condition" aria-describedby={value !== undefined && condition === null ? `${id}-note` : undefined}>
      <legend class="property-label">{label}</legend>
      {value !== undefined && condition === null && (
        <p class="property-help" id={`${id}-note`}>
          {t('designer.condition.textOnly')}
        </p>
      )}
      {condition !== null && <Group condition={condition} subjects={scope.subjects} onChange={write} depth={0} />}
      {(value === undefined || condition !== null) && first !== undefined && (
        <div class="condition-actions">
          <button
            type="button"
            class="button button-tertiary button-small"
            onClick={() =>
              write({ join: condition?.join ?? 'and', parts: [...(condition?.parts ?? []), firstSentence(first)] })
            }
          >
            {t('designer.condition.add')}
          </button>
          {condition !== null && (
            <button
              type="button"
              class="button button-tertiary button-small"
              onClick={() => {
                const inner: Condition = {
                  join: condition.join === 'and' ? 'or' : 'and',
                  parts: [firstSentence(first), firstSentence(first)],
                };
                write({ ...condition, parts: [...condition.parts, inner] });
              }}
            >
              {t('designer.condition.addGroup')}
            </button>
          )}
        </div>
      )}
      {value !== undefined && (
        <FeelControl
          label={t('designer.condition.feel')}
          value={value}
          scope={scope.types}
          gives={{ kind: 'boolean' }}
          optional
          onChange={onChange}
        />
      )}
    </fieldset>
  );
}

interface GroupProperties {
  readonly condition: Condition;
  readonly subjects: readonly AskedAbout[];
  readonly onChange: (condition: Condition) => void;
  readonly depth: number;
}

function Group({ condition, subjects, onChange, depth }: GroupProperties) {
  const t = useT();
  const { join, parts } = condition;
  const withPart = (index: number, part: Sentence | Condition) => onChange({ join, parts: parts.with(index, part) });
  return (
    <ul class={depth === 0 ? 'sentences no-max-width' : 'sentences sentences-inner no-max-width'}>
      {parts.map((part, index) => (
        <li key={index}>
          {index === 1 ? (
            <select
              class="form-select sentence-join"
              aria-label={t('designer.condition.join')}
              value={join}
              onChange={(event) => onChange({ join: event.currentTarget.value === 'or' ? 'or' : 'and', parts })}
            >
              <option value="and">{t('designer.condition.and')}</option>
              <option value="or">{t('designer.condition.or')}</option>
            </select>
          ) : (
            index > 1 && (
              <span class="sentence-joined">
                {t(join === 'and' ? 'designer.condition.and' : 'designer.condition.or')}
              </span>
            )
          )}
          {isCondition(part) ? (
            <Group
              condition={part}
              subjects={subjects}
              depth={depth + 1}
              onChange={(inner) => withPart(index, inner)}
            />
          ) : (
            <SentenceRow
              sentence={part}
              subjects={subjects}
              onChange={(sentence) => withPart(index, sentence)}
              onRemove={() => onChange({ join, parts: parts.toSpliced(index, 1) })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
