import type { FileReference, RawAnswer } from '../../../forms/answers.ts';
import type { ColumnField, Field } from '../../../forms/definition.ts';
import { exampleOf } from '../../../forms/kinds/case-number/read-by-pattern.ts';
import type { FieldKindName } from '../../../forms/kinds/kinds.ts';
import { optionsOf } from '../../../forms/kinds/options.ts';
import { cvrCheckDigitHolds } from '../../../registers/cvr-number.ts';
import { addDays } from '../../working-days.ts';
import type { Chance } from './chance.ts';
import type { Hints } from './hints.ts';
import { textByPattern } from './text-by-pattern.ts';
import { words } from './words.ts';

/** What an answer is invented by. */
export interface Inventing {
  readonly chance: Chance;
  /** What the form's and the workflow's expressions compare with. */
  readonly hints: Hints;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Takes up an invented file, so that its id can be among the answers. */
  readonly addFile: (file: FileReference) => void;
}

type Inventor<Given extends Field> = (field: Given, inventing: Inventing) => RawAnswer | null;

/** One for each kind that is asked in one piece; null for a kind whose value nobody types. A kind that is missing doesn't compile. */
const inventors: {
  readonly [Name in Exclude<FieldKindName, 'rows'>]: Inventor<Extract<Field, { kind: Name }>>;
} = {
  shortText: (field, { chance, hints }) => inventText(field.maxLength ?? 200, words.short, chance, hints),
  longText: (field, { chance, hints }) => inventText(field.maxLength ?? 4_000, words.long, chance, hints),
  number: (field, inventing) => inventNumber(field.min ?? 0, field.max, field.decimals ?? 0, inventing),
  amount: (field, inventing) => inventNumber(field.min ?? 0, field.max, 2, inventing),
  date: (_field, inventing) => inParts(inventDate(inventing)),
  dateTime: (_field, inventing) => ({
    ...inParts(inventDate(inventing)),
    time: inventing.chance.pick(['08.00', '12.30', '15.45']),
  }),
  period(_field, inventing) {
    const from = inventDate(inventing);
    return { ...inParts(from, 'from.'), ...inParts(addDays(from, inventing.chance.between(0, 400)), 'to.') };
  },
  yesNo: (_field, { chance }) => (chance.happens(0.5) ? 'yes' : 'no'),
  oneOf(field, { chance }) {
    const options = optionsOf(field.options);
    return options.length === 0 ? null : chance.pick(options).value;
  },
  severalOf(field, { chance }) {
    const values = optionsOf(field.options).map((option) => option.value);
    if (values.length === 0) return null;
    const most = Math.min(field.maxChosen ?? values.length, values.length);
    const wanted = chance.between(Math.min(field.minChosen ?? 1, most), most);
    const rest = [...values];
    const chosen: string[] = [];
    while (chosen.length < wanted) chosen.push(...rest.splice(chance.between(0, rest.length - 1), 1));
    return values.filter((value) => chosen.includes(value));
  },
  rating: (field, { chance }) => String(chance.between(1, field.max)),
  confirmation: () => 'yes',
  email: (_field, { chance }) => `borger${chance.between(1, 999)}@example.dk`,
  phone: (_field, { chance }) => `${chance.pick(['20', '31', '42', '51'])}${chance.between(100_000, 999_999)}`,
  company: (_field, { chance }) => ({ cvr: inventCvr(chance), name: chance.pick(words.firms) }),
  cprNumber: (_field, inventing) => inventCpr(inventing),
  person: (_field, inventing) => ({ cpr: inventCpr(inventing), name: inventing.chance.pick(words.people) }),
  accountNumber(field, { chance }): RawAnswer {
    if (field.accepts === 'iban') return { iban: 'DK50 0040 0440 1162 43' };
    return { registration: String(chance.between(1_000, 9_999)), account: String(chance.between(100_000, 9_999_999)) };
  },
  caseNumber: (field) => exampleOf(field.pattern),
  address(_field, { chance }) {
    const [postCode, city] = chance.pick(words.cities);
    return { street: chance.pick(words.streets), number: String(chance.between(1, 120)), postCode, city };
  },
  property: (_field, { chance }) => ({ bfe: String(chance.between(1_000_000, 9_999_999)) }),
  mapPoint: (_field, { chance }) => ({ position: place(chance, 0, 0), description: chance.pick(words.short) }),
  mapArea(_field, { chance }) {
    const east = chance.between(0, 90);
    return {
      corners: [place(chance, east, 0), place(chance, east + 2, 0), place(chance, east + 1, 2)].join('\n'),
      description: chance.pick(words.short),
    };
  },
  table(field, inventing) {
    const cells: Record<string, string> = {};
    for (const row of field.rows) {
      for (const column of field.columns) {
        const decimals = column.type === 'amount' ? 2 : (column.decimals ?? 0);
        const least = column.min ?? 0;
        cells[`${row.key}.${column.key}`] = inventNumber(least, column.max ?? least + 500, decimals, inventing);
      }
    }
    return cells;
  },
  payment(field, inventing) {
    const chosen = field.lines.flatMap(({ key, least = 0, most }) =>
      most === undefined ? [] : [[key, inventNumber(Math.max(least, 1), Math.min(most, 20), 0, inventing)] as const],
    );
    return chosen.length === 0 ? null : Object.fromEntries(chosen);
  },
  files(field, { chance, addFile }) {
    const mediaType = chance.pick(field.accept ?? ['application/pdf', 'image/jpeg', 'image/png']);
    const count = chance.between(1, Math.min(field.maxFiles ?? 10, 2));
    return Array.from({ length: count }, (_, index) => {
      const name = `${field.key}-${index + 1}`;
      const id = `${name}-${chance.between(1, 1_000_000)}`;
      addFile({ id, name: `${name}${endings[mediaType] ?? ''}`, mediaType, size: 40_000, sha256: '0'.repeat(64) });
      return id;
    });
  },
  information: () => null,
  heading: () => null,
  image: () => null,
  link: () => null,
  computed: () => null,
  prices: () => null,
};

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tiff',
  'image/heic': '.heic',
  'text/plain': '.txt',
  'text/csv': '.csv',
};

/** A raw answer to the field, as a person could type it; null where nobody types any. Rows are invented cell by cell by the caller. */
export function inventRaw(
  field: Exclude<Field, { kind: 'rows' }> | ColumnField,
  inventing: Inventing,
): RawAnswer | null {
  // Sound because the inventor is looked up by the field's own kind; TypeScript can't follow that through the union.
  const inventor = inventors[field.kind] as (field: Field | ColumnField, inventing: Inventing) => RawAnswer | null;
  return inventor(field, inventing);
}

function inventText(longest: number, usual: readonly string[], chance: Chance, hints: Hints): string {
  const pattern = hints.patterns.length > 0 && chance.happens(0.7) ? chance.pick(hints.patterns) : null;
  const matching = pattern === null ? null : textByPattern(pattern, chance);
  const compared = hints.texts.length > 0 && chance.happens(0.2) ? chance.pick(hints.texts) : null;
  return (matching ?? compared ?? chance.pick(usual)).slice(0, longest);
}

/** Half the time at, just below or just above a number that an expression names: there the ways part. */
function inventNumber(least: number, most: number | undefined, decimals: number, { chance, hints }: Inventing): string {
  const highest = most ?? Math.max(least + 1, 20_000);
  const step = decimals > 0 ? 0.5 : 1;
  const named = hints.numbers.map(Number).filter((number) => Number.isFinite(number));
  if (named.length > 0 && chance.happens(0.5)) {
    const near = chance.pick(named) + chance.pick([-step, 0, step, -10 * step, 10 * step]);
    if (near >= least && near <= highest) return written(near, decimals);
  }
  // Small numbers as often as large ones: most of what people are asked for is not evenly spread.
  const span = highest - least;
  const drawn = least + Math.floor(span * chance.next() ** 3);
  return written(Math.max(drawn, least), decimals);
}

function written(number: number, decimals: number): string {
  return (decimals > 0 ? number.toFixed(Math.min(decimals, 2)) : String(Math.ceil(number))).replace('.', ',');
}

function inventDate({ chance, hints, today }: Inventing): string {
  const around = hints.dates.length > 0 && chance.happens(0.3) ? chance.pick(hints.dates) : today;
  const span = hints.days.length > 0 && chance.happens(0.6) ? chance.pick(hints.days) * chance.pick([-1, 1]) : 0;
  const more = chance.pick([0, 0, -1, 1, -30, 30, -200, 200, -4_000]);
  return addDays(around, Math.max(-40_000, Math.min(40_000, span + more)));
}

function inParts(date: string, stem = ''): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${stem}day`]: String(Number(day)), [`${stem}month`]: String(Number(month)), [`${stem}year`]: year };
}

/** A number of the right form, of a grown-up. No register is asked about it. */
function inventCpr({ chance }: Inventing): string {
  const day = String(chance.between(1, 28)).padStart(2, '0');
  const month = String(chance.between(1, 12)).padStart(2, '0');
  const year = String(chance.between(40, 99)).padStart(2, '0');
  return `${day}${month}${year}${chance.between(0, 3)}${String(chance.between(0, 999)).padStart(3, '0')}`;
}

function inventCvr(chance: Chance): string {
  const stem = chance.between(1_000_000, 9_999_999);
  for (let last = 0; last < 10; last += 1) if (cvrCheckDigitHolds(`${stem}${last}`)) return `${stem}${last}`;
  // One stem in eleven has no check digit.
  return inventCvr(chance);
}

/** A place in northern Jutland, so many thousandths of a degree from the first. */
function place(chance: Chance, east: number, north: number): string {
  const lat = 57 + north / 1_000;
  const lng = 9.8 + east / 1_000 + chance.between(0, 9) / 100_000;
  return `${lat.toFixed(6)}, ${lng.toFixed(6)}`;
}
