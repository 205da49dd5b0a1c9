import type { Answers, RawAnswer } from '../../../../forms/answers.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import { type CompanyValues, companyPrefill } from '../../../../forms/drafts/company-prefill.ts';
import type { EvaluatedField } from '../../../../forms/evaluate.ts';
import type { FieldError } from '../../../../forms/field-kind.ts';
import { writeFound } from '../../../../forms/kinds/held-parts.ts';
import { partText } from '../../../../forms/kinds/raw-parts.ts';
import { parseCpr } from '../../../../registers/cpr-number.ts';
import { parseCvr } from '../../../../registers/cvr-number.ts';
import { registerTexts } from '../../../../registers/texts.ts';
import { addressParts, type TestPerson } from './test-person.ts';

/** What an invented register says of a field: parts of its answer, or why not; and what other fields take of it. */
export interface InventedAnswer {
  readonly parts?: Readonly<Record<string, string>>;
  readonly error?: FieldError;
  readonly prefilled?: Answers;
}

interface InventedQuestion {
  readonly definition: FormDefinition;
  readonly field: EvaluatedField;
  readonly raw: RawAnswer | undefined;
  /** What was chosen of what was found before; empty where nothing was. */
  readonly choice: string;
  /** The field's own button was pressed. */
  readonly isAsked: boolean;
  readonly person: TestPerson;
}

/** Where everything that is looked up while a form is tried lies. */
const places = [
  { address: 'Prøvevej 1, 9000 Aalborg', municipality: '0851', bfe: '100001', lat: '57.048820', lng: '9.921750' },
  {
    address: 'Prøvevej 3, 2. tv., 9000 Aalborg',
    municipality: '0851',
    bfe: '100003',
    lat: '57.048910',
    lng: '9.922310',
  },
  { address: 'Testgade 22, 8000 Aarhus C', municipality: '0751', bfe: '100022', lat: '56.157200', lng: '10.210700' },
] as const;

const inventedCompany: CompanyValues = {
  texts: {
    name: 'Prøveforeningen',
    address: places[0].address,
    startDate: '2001-01-01',
    industryCode: '931200',
    industryText: 'Sportsklubber',
    businessFormatCode: '110',
  },
  rows: {
    productionUnits: [places[0], places[1]].map(({ address, municipality }, index) => ({
      id: `unit-${index + 1}`,
      values: { 'unit.number': `100000000${index + 1}`, 'unit.name': `Afdeling ${index + 1}`, 'unit.address': address },
      parts: { 'unit.address': addressParts(address, municipality) },
    })),
    owners: [
      { id: 'owner-1', values: { 'owner.name': 'Karen Prøve Hansen', 'owner.cvr': '' } },
      { id: 'owner-2', values: { 'owner.name': 'Prøvefonden', 'owner.cvr': '10000025' } },
    ],
  },
};

/**
 * Answers as the registers would while a form is filled in, about people, companies and places that are not there: trying
 * a form asks nobody and tells nothing of anybody. Null where the field asks no register now.
 */
export function inventedAnswer(question: InventedQuestion): InventedAnswer | null {
  const { field, raw, choice, isAsked, person, definition } = question;
  const chosen = places.find(({ bfe }) => bfe === choice);
  switch (field.field.kind) {
    case 'address': {
      if (chosen) return { parts: placeParts(chosen) };
      if (!isAsked) return null;
      const search = partText(raw, 'search').trim();
      if (search === '') return problem('registers.address.empty', 'search');
      return {
        parts: { search, found: writeFound(places.map(({ bfe, address }) => ({ value: bfe, text: address }))) },
      };
    }
    case 'property': {
      if (chosen) return { parts: propertyParts(chosen) };
      if (!isAsked) return null;
      const bfe = partText(raw, 'bfe').replace(/\D/g, '');
      if (bfe !== '') return { parts: { ...propertyParts(places[0]), bfe } };
      const search = partText(raw, 'search').trim();
      if (search === '') return problem('registers.property.empty', 'bfe');
      return {
        parts: { search, found: writeFound(places.map(({ bfe: value, address }) => ({ value, text: address }))) },
      };
    }
    case 'person': {
      if (!isAsked) return null;
      const typed = parseCpr(partText(raw, 'cpr'));
      if (!typed.ok) return problem(`registers.cpr.problem.${typed.problem}`, 'cpr');
      return {
        parts: { name: person.name || 'Karen Prøve Hansen', protected: '', address: person.address, known: 'self' },
      };
    }
    case 'company': {
      if (!isAsked) return null;
      const typed = parseCvr(partText(raw, 'cvr'));
      if (!typed.ok) return problem(`registers.cvr.problem.${typed.problem}`, 'cvr');
      const name = inventedCompany.texts.name ?? '';
      return { parts: { name }, prefilled: companyPrefill(definition, field.path, inventedCompany) };
    }
    default:
      return null;
  }
}

type InventedPlace = (typeof places)[number];

function placeParts({ address, municipality, lat, lng }: InventedPlace): Readonly<Record<string, string>> {
  const id = '00000000-0000-4000-8000-000000000000';
  return { ...addressParts(address, municipality), id, lat, lng, found: '', search: address };
}

function propertyParts({ bfe, address, municipality }: InventedPlace): Readonly<Record<string, string>> {
  return { bfe, address, municipality, found: '' };
}

function problem(key: keyof typeof registerTexts, part: string): { readonly error: FieldError } {
  return { error: { code: key, message: registerTexts[key], part } };
}
