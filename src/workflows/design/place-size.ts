import type { Field } from '../../forms/definition.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import type { FieldKindName } from '../../forms/kinds/kinds.ts';
import { maxLengthOf as longTextMost } from '../../forms/kinds/long-text/kind.ts';
import { maxLengthOf as shortTextMost } from '../../forms/kinds/short-text/kind.ts';
import { type Language, textIn } from '../../texts/catalogue.ts';
import type { Alias } from '../scope.ts';

/** How many characters are written in a place of a text. */
export interface PlaceSize {
  readonly typical: number;
  /** `null` where nothing bounds it. */
  readonly most: number | null;
}

const none: PlaceSize = { typical: 0, most: 0 };
const unbounded: PlaceSize = { typical: 20, most: null };

/** As the kinds write their answers: what people usually have, and the longest that a kind takes. */
const ofKind: { readonly [Name in FieldKindName]?: PlaceSize } = {
  number: { typical: 5, most: 30 },
  amount: { typical: 12, most: 30 },
  date: { typical: 16, most: 18 },
  dateTime: { typical: 26, most: 28 },
  period: { typical: 37, most: 42 },
  yesNo: { typical: 3, most: 3 },
  confirmation: { typical: 3, most: 3 },
  email: { typical: 25, most: 254 },
  phone: { typical: 12, most: 20 },
  company: { typical: 32, most: 320 },
  cprNumber: { typical: 11, most: 11 },
  accountNumber: { typical: 38, most: 44 },
  caseNumber: { typical: 12, most: 60 },
  person: { typical: 70, most: 520 },
  address: { typical: 32, most: 200 },
  property: { typical: 40, most: 320 },
  rating: { typical: 10, most: 14 },
};

/** The year and the number in it, or what an organisation's numbers were before. */
const caseNumber: PlaceSize = { typical: 11, most: 16 };
/** `28.11.2026` */
const today: PlaceSize = { typical: 10, most: 10 };
const reason: PlaceSize = { typical: 120, most: null };

/** How long what is written in a place is likely to be and can be; nothing in a place that the workflow doesn't have. */
export function placeSize(aliases: ReadonlyMap<string, Alias>, path: string, language: Language): PlaceSize {
  if (path === 'case.number') return caseNumber;
  if (path === 'today') return today;
  const [name = '', member = ''] = path.split('.');
  const alias = aliases.get(name);
  if (!alias) return none;
  const one = ofAlias(alias, member, language);
  const isOnce = alias.kind === 'item' || alias.within.length === 0;
  // Said for each of several items it may be written once for each.
  return isOnce || one.typical === 0 ? one : { typical: one.typical, most: null };
}

function ofAlias(alias: Alias, member: string, language: Language): PlaceSize {
  switch (alias.kind) {
    case 'answers': {
      const field = fieldsOf(alias.form).find(({ key }) => key === member);
      return field ? ofField(field, language) : none;
    }
    case 'decision':
      return member === 'reason' ? reason : none;
    case 'signal':
      return Object.hasOwn(alias.data, member) ? unbounded : none;
    case 'item':
      return unbounded;
  }
}

function ofField(field: Field, language: Language): PlaceSize {
  if (field.kind === 'shortText') return { typical: Math.min(20, shortTextMost(field)), most: shortTextMost(field) };
  if (field.kind === 'longText') return { typical: Math.min(100, longTextMost(field)), most: longTextMost(field) };
  if ('options' in field && Array.isArray(field.options)) {
    const labels = field.options.map(({ label }) => textIn(label, language).length);
    return field.kind === 'severalOf' ? ofSeveral(labels) : ofOne(labels);
  }
  return ofKind[field.kind] ?? unbounded;
}

function ofOne(labels: readonly number[]): PlaceSize {
  const most = Math.max(0, ...labels);
  return { typical: Math.min(most, average(labels)), most };
}

/** With a comma and a blank between each; two are usual. */
function ofSeveral(labels: readonly number[]): PlaceSize {
  const most = labels.reduce((sum, label) => sum + label + 2, -2);
  return { typical: Math.min(most, 2 * average(labels) + 2), most: Math.max(0, most) };
}

function average(labels: readonly number[]): number {
  return labels.length === 0 ? 0 : Math.ceil(labels.reduce((sum, label) => sum + label, 0) / labels.length);
}
