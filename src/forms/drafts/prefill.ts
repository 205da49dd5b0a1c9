import { addressOnOneLine } from '../../registers/address-lines.ts';
import { parentalRelation } from '../../registers/parental-relation.ts';
import { isSameAddress, type PostalAddress } from '../../registers/postal-address.ts';
import type { CprRegister, RegisteredPerson } from '../../registers/register.ts';
import { wholeYears } from '../../registers/whole-years.ts';
import type { Answers, RawAnswer, RawRow } from '../answers.ts';
import type { Field, FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';

/** What is known of the person before anything is typed, by the paths that a field's `prefill.from` may name. */
export interface PrefillSources {
  readonly values: Readonly<Record<string, string>>;
  /** The same for fields of several parts: `cpr.person` and `cpr.address`. */
  readonly parts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Answers given before in the same case, as `case.<alias>.<field>`. */
  readonly earlier: Readonly<Record<string, EarlierAnswer>>;
  readonly children: readonly {
    readonly id: string;
    readonly values: Readonly<Record<string, string>>;
    /** `child.person` and `child.address`. */
    readonly parts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
  /** Four digits, for the form's context. */
  readonly municipality: string | null;
  readonly birthDate: string | null;
  /** The register could not be asked: fields are left open, and the person is told. */
  readonly unavailable: boolean;
}

/** An answer as it was given, with the kind of the field that it was given in. */
export interface EarlierAnswer {
  readonly kind: string;
  readonly raw: RawAnswer;
}

/** Nothing is known. */
export const noSources: PrefillSources = {
  values: {},
  earlier: {},
  children: [],
  municipality: null,
  birthDate: null,
  unavailable: false,
};

/** The source of a field that asks for the mobile number which somebody has registered with the organisation. */
export const registeredPhone = 'registered.phone';

/** Whether a form begins with that number, so that it need be read. */
export function usesRegisteredPhone(definition: FormDefinition): boolean {
  return fieldsOf(definition).some((field) => 'prefill' in field && field.prefill?.from === registeredPhone);
}

/** No more children than this are looked up for one filling. */
const maxChildren = 20;

/**
 * Looks the person and their children up for a form. `cpr` is that of the person logged in (or whom they may act for):
 * never one that a browser sent. Children are those of whom the person has custody; one that is dead or whom the register does not
 * know is left out. The address of a protected child is left out where the person does not live there.
 */
export async function readPrefillSources(
  person: { readonly cpr: string | null; readonly name: string; readonly email?: string; readonly cvr?: string },
  definition: FormDefinition,
  register: CprRegister,
  today: string,
  signal: AbortSignal,
): Promise<PrefillSources> {
  const values: Record<string, string> = {
    'login.name': person.name,
    ...(person.email === undefined ? {} : { 'login.email': person.email }),
    ...(person.cvr === undefined ? {} : { 'login.cvr': person.cvr }),
  };
  if (person.cpr === null) return { ...noSources, values };
  const found = await register.lookUp(person.cpr, { signal });
  if (!found.ok) {
    const unavailable = found.code !== 'not-found';
    return { ...noSources, values, unavailable };
  }
  Object.assign(values, personValues('cpr', found.person, today));
  const wanted = fieldsOf(definition).some(usesChildren);
  const children = wanted ? await readChildren(found.person, register, today, signal) : { rows: [], missed: false };
  return {
    ...noSources,
    values,
    parts: { 'cpr.person': personParts(found.person), 'cpr.address': addressPartsOf(found.person) },
    children: children.rows,
    municipality: found.person.municipalityCode ?? null,
    birthDate: found.person.birthDate,
    unavailable: children.missed,
  };
}

function usesChildren(field: Field): boolean {
  return field.kind === 'rows' && field.prefill?.from === 'cpr.children';
}

async function readChildren(
  parent: RegisteredPerson,
  register: CprRegister,
  today: string,
  signal: AbortSignal,
): Promise<{ readonly rows: PrefillSources['children']; readonly missed: boolean }> {
  const answers = await Promise.all(
    parent.children.slice(0, maxChildren).map((child) => register.lookUp(child.cpr, { signal })),
  );
  const rows = answers.flatMap((answer, index) =>
    answer.ok && parentalRelation(answer.person, numbersOf(parent), today) === 'custody'
      ? [
          {
            id: `child-${index + 1}`,
            values: personValues('child', seenBy(parent, answer.person), today),
            parts: {
              'child.person': personParts(answer.person),
              'child.address': addressPartsOf(seenBy(parent, answer.person)),
            },
          },
        ]
      : [],
  );
  return { rows, missed: answers.some((answer) => !answer.ok && answer.code !== 'not-found') };
}

/** The numbers of a parent that a child's record may name. */
function numbersOf({ cpr, currentCpr }: RegisteredPerson): readonly string[] {
  return currentCpr === undefined ? [cpr] : [cpr, currentCpr];
}

/** A protected child as a parent may see it who lives elsewhere: they may be whom the address is hidden from. */
function seenBy(parent: RegisteredPerson, child: RegisteredPerson): RegisteredPerson {
  if (!child.protected || isSameAddress(child.address, parent.address)) return child;
  const { address: _, ...rest } = child;
  return rest;
}

function personValues(stem: 'cpr' | 'child', person: RegisteredPerson, today: string): Record<string, string> {
  const { first, middle, last, addressing } = person.name;
  return {
    [`${stem}.name`]: [first, middle, last].filter(Boolean).join(' ') || addressing,
    [`${stem}.birthDate`]: person.birthDate,
    [`${stem}.age`]: String(wholeYears(person.birthDate, today)),
    [`${stem}.address`]: person.address ? addressOnOneLine(person.address) : '',
  };
}

/** The prefilled raw answers of a form from what is known; fields whose source gave nothing are left out and stay open. */
export function prefillAnswers(definition: FormDefinition, sources: PrefillSources): Answers {
  const prefilled: Record<string, RawAnswer> = {};
  for (const field of fieldsOf(definition)) {
    if (!('prefill' in field) || !field.prefill) continue;
    const { from } = field.prefill;
    const earlier = sources.earlier[from];
    if (earlier !== undefined) {
      const raw = earlier.kind === field.kind ? earlier.raw : rawFromOther(field.kind, earlier);
      if (raw !== undefined) prefilled[field.key] = raw;
      continue;
    }
    if (field.kind === 'rows') {
      if (from !== 'cpr.children') continue;
      prefilled[field.key] = sources.children.map((child): RawRow => {
        const answers: Record<string, RawAnswer> = {};
        for (const column of field.columns) {
          const raw = column.prefill && rawOf(column.kind, column.prefill.from, child);
          if (raw !== undefined) answers[column.key] = raw;
        }
        return { id: child.id, answers };
      });
      continue;
    }
    const raw = rawOf(field.kind, from, sources);
    if (raw !== undefined) prefilled[field.key] = raw;
  }
  return prefilled;
}

/** What a source gives a field of that kind; nothing where it gives an empty answer. */
export function rawOf(
  kind: string,
  from: string,
  { values, parts }: Pick<PrefillSources, 'values' | 'parts'>,
): RawAnswer | undefined {
  if (kind === 'person' || kind === 'address') {
    const given = parts && Object.hasOwn(parts, from) ? parts[from] : undefined;
    return given && Object.values(given).some((part) => part !== '') ? given : undefined;
  }
  const value = Object.hasOwn(values, from) ? values[from] : undefined;
  return value ? rawFor(kind, value) : undefined;
}

/** The sources with what a link brought, as `link.<name>`. */
export function withLinkValues(sources: PrefillSources, link: Readonly<Record<string, string>>): PrefillSources {
  const values = Object.fromEntries(Object.entries(link).map(([name, value]) => [`link.${name}`, value]));
  return { ...sources, values: { ...sources.values, ...values } };
}

/** An answer of another kind of field, where a text can stand for it. */
function rawFromOther(kind: string, { raw }: EarlierAnswer): RawAnswer | undefined {
  return typeof raw === 'string' && !oneOfItsOwn.has(kind) ? raw : undefined;
}

/** Kinds whose answer is no single text. */
const oneOfItsOwn: ReadonlySet<string> = new Set(['date', 'period', 'rows', 'files', 'company', 'severalOf', 'table']);

/**
 * A source's text as the field's kind would have been answered: dates as `YYYY-MM-DD`, numbers as `1250.50`, a period as
 * `2026-08-01/2027-06-30`, a company by its CVR number, a property by its BFE number, a place as `57.05,9.92`.
 */
export function rawFor(kind: string, value: string): RawAnswer {
  switch (kind) {
    case 'date': {
      const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
      return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
    }
    case 'number':
    case 'amount':
      return /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value;
    case 'company':
      return { cvr: value };
    case 'property':
      return { bfe: value };
    case 'mapPoint':
      return { position: value };
    case 'period': {
      const [from = '', to = ''] = value.split('/');
      const part = (end: string, text: string) =>
        Object.entries(rawFor('date', text)).map(([name, typed]) => [`${end}.${name}`, typed] as const);
      return Object.fromEntries([...part('from', from), ...part('to', to)]);
    }
    case 'severalOf':
      return value.split(',');
    default:
      return value;
  }
}

/** A registered person as the raw answer of a field of the kind `person`; a protected address is left out. */
export function personParts(person: RegisteredPerson): Readonly<Record<string, string>> {
  const { first, middle, last, addressing } = person.name;
  return {
    cpr: person.currentCpr ?? person.cpr,
    name: [first, middle, last].filter(Boolean).join(' ') || addressing,
    protected: person.protected ? 'yes' : '',
    address: !person.protected && person.address ? addressOnOneLine(person.address) : '',
  };
}

/** Where a person lives or a unit lies, as the raw answer of a field of the kind `address`; nothing without a house number. */
export function addressPartsOf({ address }: { readonly address?: PostalAddress }): Readonly<Record<string, string>> {
  if (!address?.houseNumber) return {};
  return {
    street: address.street,
    number: address.houseNumber,
    floor: address.floor ?? '',
    door: address.door ?? '',
    postCode: address.postCode,
    city: address.district,
    ...(address.addressId ? { id: address.addressId.toLowerCase(), municipality: address.municipalityCode ?? '' } : {}),
  };
}

/** What one sending-in of a case gives as `case.<alias>.<field>`: the answers that counted, as they were given. */
export function earlierAnswers(
  alias: string,
  definition: FormDefinition,
  {
    values,
    answers,
    prefilled,
  }: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly answers: Answers;
    readonly prefilled: Answers;
  },
): PrefillSources['earlier'] {
  return Object.fromEntries(
    fieldsOf(definition).flatMap((field) => {
      const isLocked = 'prefill' in field && field.prefill?.locked === true && prefilled[field.key] !== undefined;
      const raw = isLocked ? prefilled[field.key] : (answers[field.key] ?? prefilled[field.key]);
      // A file belongs to the sending-in that it came with; a hidden or wrong answer did not count.
      if (raw === undefined || field.kind === 'files' || (values[field.key] ?? null) === null) return [];
      return [[`case.${alias}.${field.key}`, { kind: field.kind, raw }]];
    }),
  );
}
