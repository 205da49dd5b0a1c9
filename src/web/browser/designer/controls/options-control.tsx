import type { Option, Options } from '../../../../forms/kinds/options.ts';
import { type Language, markedIn, type Text } from '../../../../texts/catalogue.ts';
import type { ExpressionScope } from '../conditions/subjects.ts';
import { useDesigner } from '../context.ts';
import { freshKey, keyFromLabel } from '../model/fresh-key.ts';
import { ConditionControl } from './condition-control.tsx';
import { StringControl } from './plain-controls.tsx';
import { TextControl } from './text-control.tsx';

interface OptionsControlProperties {
  readonly value: Options | undefined;
  readonly label: string;
  readonly language: Language;
  readonly scope: ExpressionScope;
  /** The organisation's own lists by key. */
  readonly lists: Readonly<Record<string, Text>>;
  readonly onChange: (value: Options) => void;
  /** Gives an answer another value, and every condition that compares with it. */
  readonly onRename: (from: string, to: string) => void;
}

/** The answers to choose from: typed in here, or one of the organisation's lists. */
export function OptionsControl({ value, label, language, scope, lists, onChange, onRename }: OptionsControlProperties) {
  const { t, language: own } = useDesigner();
  const listed = value !== undefined && 'list' in value ? value.list : null;
  const options: readonly Option[] = value === undefined || 'list' in value ? [] : value;
  const keys = Object.keys(lists);
  const change = (index: number, option: Option) => onChange(options.with(index, option));
  const add = () => {
    const taken = new Set(options.map((option) => option.value));
    const number = options.length + 1;
    const made = { da: `Valg ${number}`, en: `Choice ${number}` };
    onChange([...options, { value: freshKey(`valg${number}`, taken), label: made }]);
  };
  return (
    <fieldset class="property">
      <legend class="property-label">{label}</legend>
      {(keys.length > 0 || listed !== null) && (
        <label class="property-inline">
          {t('designer.options.from')}{' '}
          <select
            class="form-select property-input"
            value={listed ?? ''}
            onChange={(event) => {
              const list = event.currentTarget.value;
              if (list !== '') onChange({ list });
              else onChange([{ value: 'valg1', label: { da: 'Valg 1', en: 'Choice 1' } }]);
            }}
          >
            <option value="">{t('designer.options.typed')}</option>
            {listed !== null && !keys.includes(listed) && <option value={listed}>{listed}</option>}
            {keys.map((key) => (
              <option key={key} value={key}>
                {markedIn(lists[key] ?? { da: key }, own)}
              </option>
            ))}
          </select>
        </label>
      )}
      {listed === null && (
        <ol class="option-list no-max-width">
          {options.map((option, index) => (
            <li key={index} class="option-line">
              <TextControl
                label={t('designer.options.label', { number: index + 1 })}
                value={option.label}
                language={language}
                optional={false}
                onChange={(text) => text && change(index, { ...option, label: text })}
                onBlur={() => {
                  const made = keyFromLabel(option.label.da);
                  const others = new Set(options.filter((each) => each !== option).map((each) => each.value));
                  const isOwn = /^valg\d+$/.test(option.value) && language === 'da' && made !== '';
                  if (isOwn && !/^valg\d+$/.test(made)) onRename(option.value, freshKey(made, others));
                }}
              />
              <div class="option-tools">
                <IconLine
                  texts={[
                    t('designer.options.up', { number: index + 1 }),
                    t('designer.options.down', { number: index + 1 }),
                    t('designer.options.remove', { number: index + 1 }),
                  ]}
                  index={index}
                  count={options.length}
                  onMove={(to) => onChange(options.toSpliced(index, 1).toSpliced(to, 0, option))}
                  onRemove={() => onChange(options.toSpliced(index, 1))}
                />
              </div>
              <details class="option-more">
                <summary>{t('designer.options.more')}</summary>
                <StringControl
                  label={t('designer.options.value')}
                  help={t('designer.options.valueHelp')}
                  value={option.value}
                  optional={false}
                  pattern="^[A-Za-z0-9ÆØÅæøå_.\-]{1,60}$"
                  check={(text) =>
                    options.some((each) => each !== option && each.value === text) ? t('designer.options.taken') : null
                  }
                  onCommit={(text) => onRename(option.value, text)}
                />
                <ConditionControl
                  label={t('designer.options.when')}
                  value={option.visibleWhen}
                  scope={scope}
                  onChange={(condition) => {
                    const { visibleWhen: _old, ...rest } = option;
                    change(index, condition === undefined ? rest : { ...rest, visibleWhen: condition });
                  }}
                />
              </details>
            </li>
          ))}
        </ol>
      )}
      {listed === null && (
        <button type="button" class="button button-tertiary button-small" onClick={add}>
          {t('designer.options.add')}
        </button>
      )}
    </fieldset>
  );
}

interface IconLineProperties {
  /** What up, down and remove say. */
  readonly texts: readonly [up: string, down: string, remove: string];
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  /** Whether the last one may go too. */
  readonly mayEmpty?: boolean;
}

/** Up, down and away, for a line of a list. */
export function IconLine({
  texts: [up, down, remove],
  index,
  count,
  onMove,
  onRemove,
  mayEmpty = false,
}: IconLineProperties) {
  return (
    <>
      <button
        type="button"
        class="tool"
        disabled={index === 0}
        aria-label={up}
        title={up}
        onClick={() => onMove(index - 1)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        class="tool"
        disabled={index === count - 1}
        aria-label={down}
        title={down}
        onClick={() => onMove(index + 1)}
      >
        <span aria-hidden="true">↓</span>
      </button>
      <button
        type="button"
        class="tool"
        disabled={count === 1 && !mayEmpty}
        aria-label={remove}
        title={remove}
        onClick={onRemove}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </>
  );
}
