import type { LoadedDesign } from '../../../../forms/design/api-types.ts';
import type { DesignerProperty } from '../../../../forms/designer-part.ts';
import type { Options } from '../../../../forms/kinds/options.ts';
import { usualCurrency } from '../../../../forms/kinds/payment/currency.ts';
import { type Language, markedIn, type Text } from '../../../../texts/catalogue.ts';
import type { ExpressionScope } from '../conditions/subjects.ts';
import { useDesigner } from '../context.ts';
import { ConditionControl } from './condition-control.tsx';
import { FeelControl } from './feel-control.tsx';
import { IconLine, OptionsControl } from './options-control.tsx';
import { PictureControl } from './picture-control.tsx';
import { BooleanControl, ChoiceControl, ChoicesControl, NumberControl, StringControl } from './plain-controls.tsx';
import { TextControl } from './text-control.tsx';

interface MemberControlProperties {
  readonly property: DesignerProperty;
  readonly value: unknown;
  /** The language that texts are written in. */
  readonly language: Language;
  readonly scope: ExpressionScope;
  readonly lists: Readonly<Record<string, Text>>;
  /** The organisation's payment agreements. */
  readonly agreements?: LoadedDesign['agreements'];
  readonly onChange: (value: unknown) => void;
  /** For answers to choose from: gives one another value, wherever it is named. */
  readonly onRenameOption?: (from: string, to: string) => void;
}

const nothing = (): void => {};

/** The control of one member, as the kind's designer part declares it. */
export function MemberControl(properties: MemberControlProperties) {
  const { property, value, language, scope, lists, onChange, onRenameOption = nothing } = properties;
  const { language: own } = useDesigner();
  const { control, optional } = property;
  const common = {
    label: markedIn(property.label, own),
    help: property.help && markedIn(property.help, own),
    optional,
    onChange,
  };
  const linesOf = (choices: readonly { readonly value: string; readonly label: Text }[]) =>
    choices.map((choice) => ({ value: choice.value, label: markedIn(choice.label, own) }));
  switch (control.kind) {
    case 'text':
    case 'longText':
      return <TextControl {...common} value={asText(value)} language={language} long={control.kind === 'longText'} />;
    case 'string':
      return (
        <StringControl {...common} value={asString(value)} pattern={control.pattern} maxLength={control.maxLength} />
      );
    case 'integer':
    case 'decimal':
      return (
        <NumberControl
          {...common}
          value={typeof value === 'number' ? value : undefined}
          min={control.min}
          max={control.max}
          whole={control.kind === 'integer'}
        />
      );
    case 'picture':
      return <PictureControl {...common} language={own} />;
    case 'boolean':
      return <BooleanControl {...common} value={value === true} />;
    case 'choice':
      return <ChoiceControl {...common} value={asString(value)} choices={linesOf(control.choices)} />;
    case 'agreement':
      return (
        <ChoiceControl
          {...common}
          value={asString(value)}
          choices={agreementLines(properties.agreements ?? [], asString(value))}
        />
      );
    case 'currency':
      return (
        <ChoiceControl
          {...common}
          value={asString(value)}
          choices={currencyLines(properties.agreements ?? [], asString(value), own)}
        />
      );
    case 'choices':
      return (
        <ChoicesControl
          {...common}
          value={Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined}
          choices={linesOf(control.choices)}
        />
      );
    case 'options':
      return (
        <OptionsControl
          {...common}
          value={asOptions(value)}
          language={language}
          scope={scope}
          lists={lists}
          onRename={onRenameOption}
        />
      );
    case 'feel':
      return control.gives.kind === 'boolean' ? (
        <ConditionControl {...common} value={asString(value)} scope={scope} />
      ) : (
        <FeelControl {...common} value={asString(value)} scope={scope.types} gives={control.gives} rows={3} />
      );
    case 'list':
      return (
        <ListControl
          {...common}
          item={markedIn(control.item, own)}
          keyStem={control.item.da.toLocaleLowerCase('da')}
          of={control.of}
          value={Array.isArray(value) ? value : []}
          language={language}
          scope={scope}
          lists={lists}
        />
      );
    case 'fields':
      return null;
  }
}

/** The agreements to choose from; one that is chosen and not there any more stands by its key. */
function agreementLines(
  agreements: readonly { readonly key: string; readonly title: string }[],
  chosen: string | undefined,
): readonly { readonly value: string; readonly label: string }[] {
  const lines = agreements.map(({ key, title }) => ({ value: key, label: title }));
  const isThere = chosen === undefined || agreements.some(({ key }) => key === chosen);
  return isThere ? lines : [...lines, { value: chosen, label: chosen }];
}

/** The currencies to choose from, by name; one that is chosen and that no agreement takes any more stands among them. */
function currencyLines(
  agreements: NonNullable<LoadedDesign['agreements']>,
  chosen: string | undefined,
  language: Language,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' });
  const offered = agreements.flatMap(({ currencies }) => currencies).filter((each) => each !== usualCurrency);
  return [...new Set([...offered, ...(chosen === undefined ? [] : [chosen])])].map((code) => {
    const name = /^[A-Z]{3}$/.test(code) ? names.of(code) : undefined;
    return { value: code, label: name === undefined || name === code ? code : `${name} (${code})` };
  });
}

interface ListControlProperties {
  readonly label: string;
  readonly help?: string | undefined;
  readonly item: string;
  /** What the key of a new record begins with, such as `linje`. */
  readonly keyStem: string;
  readonly of: readonly DesignerProperty[];
  readonly optional: boolean;
  readonly value: readonly unknown[];
  readonly language: Language;
  readonly scope: ExpressionScope;
  readonly lists: Readonly<Record<string, Text>>;
  readonly onChange: (value: unknown) => void;
}

/** A list of records, each with its own members. */
export function ListControl({
  label,
  help,
  item,
  keyStem,
  of,
  optional,
  value,
  language,
  scope,
  lists,
  onChange,
}: ListControlProperties) {
  const { t } = useDesigner();
  const write = (next: readonly unknown[]) => onChange(next.length === 0 && optional ? undefined : next);
  return (
    <fieldset class="property">
      <legend class="property-label">{label}</legend>
      {help !== undefined && <span class="property-help">{help}</span>}
      <ol class="option-list no-max-width">
        {value.map((entry, index) => {
          const name = `${item} ${index + 1}`;
          return (
            <li key={index} class="option-line">
              <div class="option-tools">
                <span class="property-label">{name}</span>
                <IconLine
                  texts={[
                    t('designer.list.up', { name }),
                    t('designer.list.down', { name }),
                    t('designer.list.remove', { name }),
                  ]}
                  index={index}
                  count={value.length}
                  mayEmpty={optional}
                  onMove={(to) => write(value.toSpliced(index, 1).toSpliced(to, 0, entry))}
                  onRemove={() => write(value.toSpliced(index, 1))}
                />
              </div>
              {of.map((property) => (
                <MemberControl
                  key={property.member}
                  property={property}
                  value={isRecord(entry) ? entry[property.member] : undefined}
                  language={language}
                  scope={scope}
                  lists={lists}
                  onChange={(changed) => write(value.with(index, withMember(entry, property.member, changed)))}
                />
              ))}
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="button button-tertiary button-small"
        onClick={() => write([...value, blankOf(of, freshKey(keyStem, value))])}
      >
        {t('designer.list.add', { item: item.toLocaleLowerCase() })}
      </button>
    </fieldset>
  );
}

/** A record with every demanded member, as plain as can be. */
function blankOf(of: readonly DesignerProperty[], key: string): Record<string, unknown> {
  return Object.fromEntries(
    of.filter(({ optional }) => !optional).map((property) => [property.member, blank(property, key)]),
  );
}

/** One that no other record of the list has: some may have been taken away. */
function freshKey(stem: string, records: readonly unknown[]): string {
  const taken = new Set(records.map((record) => (isRecord(record) ? record.key : undefined)));
  for (let number = records.length + 1; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

function blank({ member, control }: DesignerProperty, key: string): unknown {
  switch (control.kind) {
    case 'text':
    case 'longText':
      return { da: '' };
    case 'string':
      return member === 'key' ? key : '';
    case 'integer':
    case 'decimal':
      return control.min ?? 0;
    case 'boolean':
      return false;
    case 'choice':
      return control.choices[0]?.value ?? '';
    case 'feel':
      return control.gives.kind === 'boolean' ? 'true' : control.gives.kind === 'number' ? '0' : 'null';
    default:
      return [];
  }
}

function withMember(entry: unknown, member: string, value: unknown): Record<string, unknown> {
  const { [member]: _old, ...rest } = isRecord(entry) ? entry : {};
  return value === undefined
    ? rest
    : isRecord(entry) && member in entry
      ? { ...entry, [member]: value }
      : { ...rest, [member]: value };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asText(value: unknown): Text | undefined {
  return isRecord(value) && typeof value.da === 'string' ? (value as Text) : undefined;
}

/** The member is what the schema of a choice admits, since the definition was checked when it was loaded. */
function asOptions(value: unknown): Options | undefined {
  return Array.isArray(value) || isRecord(value) ? (value as Options) : undefined;
}
