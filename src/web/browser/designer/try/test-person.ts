import type { Answers, FormContext, RawAnswer, RawRow } from '../../../../forms/answers.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import { fieldsOf } from '../../../../forms/fields-of.ts';

/** An invented person that a form is tried as. */
export interface TestPerson {
  readonly name: string;
  /** `YYYY-MM-DD`; empty when unknown. */
  readonly birthDate: string;
  readonly address: string;
  /** Four digits; empty when unknown. */
  readonly municipality: string;
  readonly loginLevel: FormContext['person']['loginLevel'];
  readonly children: readonly { readonly name: string; readonly birthDate: string }[];
}

/** People that most rules tell apart. */
export const presets = {
  parent: {
    name: 'Karen Prøve Hansen',
    birthDate: '1985-07-01',
    address: 'Prøvevej 1, 9000 Aalborg',
    municipality: '0851',
    loginLevel: 'substantial',
    children: [
      { name: 'Ida Prøve Hansen', birthDate: '2016-03-12' },
      { name: 'Otto Prøve Hansen', birthDate: '2019-10-02' },
    ],
  },
  alone: {
    name: 'Peter Prøve Nørgaard',
    birthDate: '1998-01-20',
    address: 'Testgade 22, 2. tv., 8000 Aarhus C',
    municipality: '0751',
    loginLevel: 'substantial',
    children: [],
  },
  young: {
    name: 'Maja Prøve Lund',
    birthDate: '2010-05-30',
    address: 'Skolevej 4, 9000 Aalborg',
    municipality: '0851',
    loginLevel: 'substantial',
    children: [],
  },
  pensioner: {
    name: 'Aage Prøve Sørensen',
    birthDate: '1944-11-11',
    address: 'Ældrecenteret 7, 9000 Aalborg',
    municipality: '0851',
    loginLevel: 'high',
    children: [],
  },
  anonymous: { name: '', birthDate: '', address: '', municipality: '', loginLevel: 'none', children: [] },
} as const satisfies Record<string, TestPerson>;

export type PresetName = keyof typeof presets;

/** Whole years between two dates, `YYYY-MM-DD`; null where one is missing. */
export function ageAt(birthDate: string, today: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What the log-in and the registers would have given for this person. */
export function prefilledFor(definition: FormDefinition, person: TestPerson, today: string): Answers {
  const own = valuesOf('cpr', person.name, person.birthDate, person.address, today);
  const values: Readonly<Record<string, string>> = { ...own, 'login.name': person.name };
  const prefilled: Record<string, RawAnswer> = {};
  for (const field of fieldsOf(definition)) {
    if (!('prefill' in field) || !field.prefill) continue;
    if (field.kind === 'rows') {
      if (field.prefill.from !== 'cpr.children') continue;
      prefilled[field.key] = person.children.map((child, index): RawRow => {
        const known = valuesOf('child', child.name, child.birthDate, person.address, today);
        const answers: Record<string, RawAnswer> = {};
        for (const column of field.columns) {
          const value = column.prefill && known[column.prefill.from];
          if (value) answers[column.key] = rawFor(column.kind, value);
        }
        return { id: `child-${index + 1}`, answers };
      });
      continue;
    }
    const value = values[field.prefill.from];
    if (value) prefilled[field.key] = rawFor(field.kind, value);
  }
  return prefilled;
}

function valuesOf(
  stem: string,
  name: string,
  birthDate: string,
  address: string,
  today: string,
): Record<string, string> {
  const age = ageAt(birthDate, today);
  return {
    [`${stem}.name`]: name,
    [`${stem}.birthDate`]: birthDate,
    [`${stem}.age`]: age === null ? '' : String(age),
    [`${stem}.address`]: address,
  };
}

function rawFor(kind: string, value: string): RawAnswer {
  if (kind !== 'date') return value;
  const [year = '', month = '', day = ''] = value.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}
