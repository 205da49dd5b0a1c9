import { Check } from 'typebox/value';
import type { EntryProblem } from '../../../options/option.ts';
import { readKroner } from '../../money.ts';
import type { PostedForm } from '../../posted-form.ts';
import type { SettingField } from './setting-fields.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Something wrong in what was typed. `at` is the input's name; `field` what it is called. */
export interface SettingProblem {
  readonly at: string;
  readonly kind: 'missing' | 'wrong' | 'wrongAmount' | 'twice';
  readonly field: SettingField;
}

export interface ReadSettings {
  /** What is to be kept: secrets as `seal` made them, or as they were where none was typed. */
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** The name of an input: of a setting, or of one in an entry of a list. */
export function inputName(field: SettingField, within = ''): string {
  return within === '' ? field.name : `${within}.${field.name}`;
}

/**
 * Reads the posted page of an option's settings against its declaration. A secret that is left empty stays as it was: it is
 * found by the name that its entry of a list had when the page was shown, so that no entry gets another's.
 */
export function readSettings(
  fields: readonly SettingField[],
  form: PostedForm,
  kept: Settings,
  seal: (secret: string) => unknown,
  within = '',
): ReadSettings {
  const settings: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const field of fields) {
    const at = inputName(field, within);
    const posted = (form.value(at) ?? '').replaceAll('\r\n', '\n').trim();
    if (field.kind === 'list') {
      const read = readList(field, form, kept, seal);
      settings[field.name] = read.entries;
      problems.push(...read.problems);
      continue;
    }
    if (field.kind === 'switch') {
      if (posted === 'ja') settings[field.name] = true;
      continue;
    }
    if (field.kind === 'text' && field.secret) {
      const forget = form.value(`${at}.fjern`) === 'ja' && !field.required;
      if (posted === '' && kept[field.name] !== undefined && !forget) settings[field.name] = kept[field.name];
      else if (posted === '' && field.required) problems.push({ at, kind: 'missing', field });
      else if (posted !== '' && !Check(field.schema, posted)) problems.push({ at, kind: 'wrong', field });
      else if (posted !== '') settings[field.name] = seal(posted);
      continue;
    }
    if (posted === '') {
      if (field.required) problems.push({ at, kind: 'missing', field });
      continue;
    }
    if (field.kind === 'money') {
      const amount = readKroner(posted);
      if (amount !== null && Check(field.schema, amount)) settings[field.name] = amount;
      else problems.push({ at, kind: 'wrongAmount', field });
      continue;
    }
    const value = field.kind === 'number' && /^-?\d{1,15}$/.test(posted) ? Number(posted) : posted;
    if (Check(field.schema, value)) settings[field.name] = value;
    else problems.push({ at, kind: 'wrong', field });
  }
  return { settings, problems };
}

function readList(
  field: Extract<SettingField, { kind: 'list' }>,
  form: PostedForm,
  kept: Settings,
  seal: (secret: string) => unknown,
): { readonly entries: readonly Settings[]; readonly problems: readonly SettingProblem[] } {
  const before = entriesOf(kept[field.name]);
  const entries: Settings[] = [];
  const problems: SettingProblem[] = [];
  const names = new Set<unknown>();
  const [first] = field.fields;
  for (let index = 0; index < field.most; index += 1) {
    const within = `${field.name}.${index}`;
    const isThere = field.fields.some((each) => form.value(inputName(each, within)) !== undefined);
    if (!isThere) break;
    const isEmpty = field.fields.every(
      (each) => each.kind === 'switch' || !form.value(inputName(each, within))?.trim(),
    );
    if (isEmpty || form.value(`${within}.fjern`) === 'ja') continue;
    const old = form.value(`${within}.var`);
    const own = before.find((each) => first !== undefined && each[first.name] === old) ?? {};
    const read = readSettings(field.fields, form, own, seal, within);
    problems.push(...read.problems);
    const name = first && read.settings[first.name];
    if (first && name !== undefined && names.has(name)) {
      problems.push({ at: inputName(first, within), kind: 'twice', field: first });
    }
    names.add(name);
    entries.push(read.settings);
  }
  return { entries, problems };
}

/** The name of the input in which an entry's member was posted; entries are known by what their first member says. */
export function inputOfEntry(fields: readonly SettingField[], form: PostedForm, wanted: EntryProblem): string {
  const list = fields.find(({ name }) => name === wanted.list);
  const first = list?.kind === 'list' ? list.fields[0] : undefined;
  const most = list?.kind === 'list' ? list.most : 0;
  for (let index = 0; first !== undefined && index < most; index += 1) {
    const within = `${wanted.list}.${index}`;
    if (form.value(inputName(first, within))?.trim() === wanted.entry) return `${within}.${wanted.member}`;
  }
  return `${wanted.list}.0.${wanted.member}`;
}

/** The entries of a list as it is kept. */
export function entriesOf(value: unknown): readonly Settings[] {
  return Array.isArray(value)
    ? value.filter((each): each is Settings => typeof each === 'object' && each !== null)
    : [];
}
