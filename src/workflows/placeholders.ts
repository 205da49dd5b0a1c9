import type { FormDefinition } from '../forms/definition.ts';
import type { SubmittedValues } from '../forms/evaluate.ts';
import { type FeelValue, isContext, isList, isNumber } from '../forms/feel/values.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { kindOf } from '../forms/kinds/kinds.ts';
import { formTexts } from '../forms/texts.ts';
import { type Language, type Text, textIn } from '../texts/catalogue.ts';
import type { CaseState, Decision, ItemPath, Variables } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import { fromFeelJson } from './feel-json.ts';
import type { Alias } from './scope.ts';
import { danishDate } from './working-days.ts';

const placeholder = /\{\{\s*([\p{L}\p{N}_.]+)\s*\}\}/gu;

/** What a text is written for: a case as it stands, at one item of its for-each steps or none. */
export interface WritingPlace {
  readonly workflow: PreparedWorkflow;
  readonly state: CaseState;
  readonly path: ItemPath;
  readonly caseNumber: string;
  /** The moment whose date is `today` (ISO 8601). */
  readonly at: string;
}

/** The paths that a template text uses, in any of its languages. */
export function placeholders(text: Text): ReadonlySet<string> {
  const paths = Object.values(text).flatMap((each) => [...each.matchAll(placeholder)].map((match) => match[1] ?? ''));
  return new Set(paths);
}

/** What stands between `{{` and `}}` in a text of one language and names nothing, so that it would go out as it stands. */
export function unreadablePlaces(text: string): readonly string[] {
  const left = text.replace(placeholder, '');
  return [...new Set([...left.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim()))];
}

/** The text in a language with its values in place, each written as the field's kind writes it. Pure. */
export function writeText(place: WritingPlace, text: Text, language: Language): string {
  return written(place, textIn(text, language), language);
}

/** The text with its values in place in every language it has. */
export function writeTexts(place: WritingPlace, text: Text): Text {
  const all = Object.entries(text).map(([language, each]): [string, string] => [
    language,
    written(place, each, language),
  ]);
  return { ...text, ...Object.fromEntries(all) };
}

function written(place: WritingPlace, template: string, language: Language): string {
  return fillPlaces(template, (path) => valueAt(place, path, language));
}

/** A text of one language with what `writtenFor` gives in each of its places. */
export function fillPlaces(template: string, writtenFor: (path: string) => string): string {
  return template.replace(placeholder, (_, path: string) => writtenFor(path));
}

/** What stands in a text for a path, as the field's kind writes it; empty for none. */
export function valueAt(place: WritingPlace, path: string, language: Language): string {
  if (path === 'case.number') return place.caseNumber;
  if (path === 'today') return writeDate(danishDate(place.at));
  const [name = '', ...members] = path.split('.');
  const alias = place.workflow.aliases.get(name);
  if (!alias) return '';
  return writtenAt(place, name, alias, alias.within, place.state, place.path, members, language).join(', ');
}

/** The values of an alias at a path; several where it is said once for each of several items. */
function writtenAt(
  place: WritingPlace,
  name: string,
  alias: Alias,
  within: readonly string[],
  variables: Variables,
  path: ItemPath,
  members: readonly string[],
  language: Language,
): readonly string[] {
  const [gate, ...deeper] = within;
  if (gate === undefined) return present(place, name, alias, variables, members, language);
  const iterations = variables.each?.[gate] ?? [];
  const here = path[0]?.[0] === gate ? iterations[path[0][1]] : undefined;
  if (alias.kind === 'item' && deeper.length === 0) {
    return (here ? [here] : iterations).map(({ item }) => writeFeel(memberOf(fromFeelJson(item), members)));
  }
  const rest = here ? path.slice(1) : [];
  return (here ? [here] : iterations)
    .flatMap((each) => writtenAt(place, name, alias, deeper, each, rest, members, language))
    .filter((each) => each !== '');
}

function present(
  place: WritingPlace,
  name: string,
  alias: Alias,
  variables: Variables,
  members: readonly string[],
  language: Language,
): readonly string[] {
  const [member = ''] = members;
  switch (alias.kind) {
    case 'answers':
      return [
        withMark(
          answer(alias.form, member, ownEntry(variables.answers, name), language),
          ownEntry(variables.unchecked ?? {}, name)?.includes(member) === true,
          language,
        ),
      ];
    case 'decision':
      return member === 'reason' ? [reasonOf(place, name, ownEntry(variables.decisions, name), language)] : [];
    case 'signal': {
      const value = ownEntry(ownEntry(variables.signals ?? {}, name) ?? {}, member);
      return [value === undefined || value === null ? '' : String(value)];
    }
    case 'item':
      return [];
  }
}

/** An answer that a register could not confirm says so wherever it is written. */
function withMark(text: string, isUnchecked: boolean, language: Language): string {
  return isUnchecked && text !== '' ? `${text} (${textIn(formTexts['form.unchecked'], language)})` : text;
}

/** What the employee wrote; for a decision that was made by time, what the workflow says, in the reader's language. */
function reasonOf(
  { workflow }: WritingPlace,
  alias: string,
  decision: Decision | undefined,
  language: Language,
): string {
  if (!decision?.automatic) return decision?.reason ?? '';
  const step = Object.values(workflow.definition.steps).find((each) => each.kind === 'approve' && each.as === alias);
  return step?.kind === 'approve' && step.expiry ? textIn(step.expiry.reason, language) : decision.reason;
}

function answer(form: FormDefinition, key: string, values: SubmittedValues | undefined, language: Language): string {
  const field = fieldsOf(form).find((candidate) => candidate.key === key);
  if (!field) return '';
  const presented = kindOf(field).present(field, values?.[key] ?? null, language);
  if (presented.kind === 'text') return presented.text;
  return presented.kind === 'list' ? presented.items.join(', ') : '';
}

function memberOf(value: FeelValue, members: readonly string[]): FeelValue {
  return members.reduce<FeelValue>(
    (found, member) => (isContext(found) && Object.hasOwn(found, member) ? (found[member] ?? null) : null),
    value,
  );
}

/** A value without a field that could say how it is written: numbers and dates the Danish way. */
function writeFeel(value: FeelValue): string {
  if (value === null || typeof value === 'boolean' || isContext(value)) return '';
  if (typeof value === 'string') return value;
  if (isNumber(value)) return value.toFixed().replace('.', ',');
  if (isList(value)) return value.map(writeFeel).join(', ');
  return 'iso' in value && value.kind === 'date' ? writeDate(value.iso) : '';
}

function writeDate(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day}.${month}.${year}`;
}

function ownEntry<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
