import type { NewOrganisation } from '../../../organisations/create-organisation.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { readOrganisationFile } from '../../../organisations/organisation-file.ts';
import type { PostedForm } from '../../posted-form.ts';
import type { ManagedTextKey } from './texts.ts';

/** The languages that the product itself speaks, which an organisation begins with. */
export const ownLanguageChoices = ['da', 'en'] as const;

/** An organisation as the form has it. */
export interface TypedOrganisation {
  readonly slug: string;
  readonly cvr: string;
  readonly names: { readonly da: string; readonly en: string };
  readonly languages: readonly string[];
  readonly first: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly logoText: string;
  readonly settings: string;
}

/** The names of the form's fields. */
export const fields = {
  slug: 'noegle',
  cvr: 'cvr',
  da: 'navn-da',
  en: 'navn-en',
  languages: 'sprog',
  first: 'foerste-sprog',
  address: 'adresse',
  phone: 'telefon',
  email: 'e-mail',
  website: 'hjemmeside',
  logoText: 'logo-tekst',
  settings: 'indstillinger',
} as const;

export type Field = keyof typeof fields;

/** What is wrong with a field, and what of it, where the reader of the file says. */
export interface FieldProblem {
  readonly field: Field;
  readonly text: ManagedTextKey;
  readonly problem?: string;
}

/** An empty form. */
export const nothingTyped: TypedOrganisation = {
  slug: '',
  cvr: '',
  names: { da: '', en: '' },
  languages: [...ownLanguageChoices],
  first: 'da',
  ...{ address: '', phone: '', email: '', website: '', logoText: '', settings: '' },
};

/** The form of an organisation as it is; its settings are not shown. */
export function typedOf({ slug, cvr, name, ownLanguages, branding }: Organisation): TypedOrganisation {
  const { address, phone = '', email = '', website = '', logoText = '' } = branding;
  return {
    ...{ slug, cvr, phone, email, website, logoText, settings: '' },
    names: { da: name.da, en: name.en ?? '' },
    languages: ownLanguages,
    first: ownLanguages[0] ?? 'da',
    address: address.join('\n'),
  };
}

export function readTyped(form: PostedForm): TypedOrganisation {
  const line = (field: Field) => (form.value(fields[field]) ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return {
    slug: line('slug'),
    cvr: line('cvr').replaceAll(' ', ''),
    names: { da: line('da'), en: line('en') },
    languages: ownLanguageChoices.filter((language) => form.values(fields.languages).includes(language)),
    first: line('first'),
    address: (form.value(fields.address) ?? '').replaceAll('\r\n', '\n').trim(),
    phone: line('phone'),
    email: line('email'),
    website: line('website'),
    logoText: line('logoText'),
    settings: (form.value(fields.settings) ?? '').trim(),
  };
}

/** Which field a place of the file is typed in. */
const places: readonly (readonly [place: RegExp, field: Field, text: ManagedTextKey])[] = [
  [/^\/slug is /, 'slug', 'managed.error.slugTaken'],
  [/^\/slug/, 'slug', 'managed.error.slug'],
  [/^\/cvr/, 'cvr', 'managed.error.cvr'],
  [/^\/name\/en/, 'en', 'managed.error.name'],
  [/^\/name/, 'da', 'managed.error.name'],
  [/^\/languages/, 'languages', 'managed.error.languages'],
  [/^\/branding\/address/, 'address', 'managed.error.address'],
  [/^\/branding\/phone/, 'phone', 'managed.error.phone'],
  [/^\/branding\/email/, 'email', 'managed.error.email'],
  [/^\/branding\/website/, 'website', 'managed.error.website'],
  [/^\/branding\/logoText/, 'logoText', 'managed.error.logoText'],
];

/**
 * What was typed as an organisation, judged by the reader of the operator's file, so that a page takes no more and no less than the
 * command. `before` is the organisation as it is: of it stays what the form does not have, such as the logo and further languages.
 */
export function toOrganisation(
  typed: TypedOrganisation,
  before?: Pick<Organisation, 'branding' | 'name' | 'ownLanguages'>,
):
  | { readonly ok: true; readonly organisation: NewOrganisation }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const settings = readSettings(typed.settings);
  const others = (before?.ownLanguages ?? []).filter((each) => !ownLanguageChoices.some((own) => own === each));
  const languages = [...typed.languages, ...others];
  const { da: _da, en: _en, ...otherNames } = { ...before?.name };
  const logo = before?.branding.logo;
  const { names, first, phone, email, website, logoText } = typed;
  const wanted = {
    slug: typed.slug,
    cvr: typed.cvr,
    name: { da: names.da, ...otherNames, ...(names.en === '' ? {} : { en: names.en }) },
    languages: languages.sort((one, other) => Number(other === first) - Number(one === first)),
    branding: {
      ...(logo === undefined ? {} : { logo }),
      address: typed.address.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
      ...Object.fromEntries(Object.entries({ phone, email, website, logoText }).filter(([, value]) => value !== '')),
    },
    settings: settings.ok ? settings.value : {},
  };
  const read = readOrganisationFile(JSON.stringify(wanted));
  const problems = read.ok ? [] : read.problems.map(problemOf);
  const all = settings.ok ? problems : [...problems, settings.problem];
  if (read.ok && settings.ok) return { ok: true, organisation: read.organisation };
  return { ok: false, problems: [...new Map(all.map((problem) => [problem.field, problem])).values()] };
}

function readSettings(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: FieldProblem } {
  if (text === '') return { ok: true, value: {} };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: { field: 'settings', text: 'managed.error.settings', problem } };
  }
}

function problemOf(problem: string): FieldProblem {
  const [, field, text] = places.find(([place]) => place.test(problem)) ?? [];
  return field && text ? { field, text } : { field: 'settings', text: 'managed.error.settings', problem };
}
