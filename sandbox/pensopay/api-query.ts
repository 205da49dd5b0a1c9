import { momentOf } from '../../src/options/payment/gateway/moment.ts';
import { invalid, type Refusal } from './refusal.ts';

/** The query of a list, read. */
export interface ListQuery {
  readonly page: number;
  readonly perPage: number;
  /** Texts as they were given. */
  readonly texts: Readonly<Record<string, string>>;
  /** Moments in milliseconds. */
  readonly moments: Readonly<Record<string, number>>;
}

const isWhole = (text: string, most: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/** A day or a moment in ISO 8601; milliseconds. A day that ends a period is taken to its end. */
function momentIn(text: string, isEnd: boolean): number | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = momentOf(`${text} 00:00:00`);
    return day && day.getTime() + (isEnd ? 86_400_000 - 1 : 0);
  }
  return momentOf(text)?.getTime();
}

/**
 * Reads the query of a list. A parameter that the dialect doesn't have is refused (ours: the real one's treatment is not published).
 * @param known the parameters by what they are
 */
export function readListQuery(
  query: unknown,
  known: {
    readonly texts: readonly string[];
    readonly moments: readonly string[];
    readonly most: number;
    readonly usual: number;
  },
): ListQuery | Refusal {
  const given = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>);
  const errors: Record<string, readonly string[]> = {};
  const texts: Record<string, string> = {};
  const moments: Record<string, number> = {};
  let [page, perPage] = [1, known.usual];
  for (const [name, value] of given) {
    const text = typeof value === 'string' ? value : '';
    if (name === 'page' && isWhole(text, 999_999_999)) page = Number(text);
    else if (name === 'per_page' && isWhole(text, known.most)) perPage = Number(text);
    else if (known.texts.includes(name) && text !== '') texts[name] = text;
    else if (known.moments.includes(name)) {
      const moment = momentIn(text, /_(to|before)$/.test(name));
      if (moment === undefined) errors[name] = [`The ${name} is not a valid date.`];
      else moments[name] = moment;
    } else errors[name] = [`The ${name} is invalid.`];
  }
  return Object.keys(errors).length > 0 ? invalid(errors) : { page, perPage, texts, moments };
}
