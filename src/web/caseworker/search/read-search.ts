import { nameWords } from '../../../cases/search/name-index.ts';
import { type CaseSearch, mostNamed, type SearchedFor } from '../../../cases/search-cases.ts';
import { parseCpr } from '../../../registers/cpr-number.ts';
import type { PageError } from '../../components/error-summary.tsx';
import type { PostedForm } from '../../posted-form.ts';
import type { TranslateInbox } from '../inbox/texts.ts';
import { postedDay } from '../posted-day.ts';

/** What was typed, by the names of the inputs. */
export interface TypedSearch {
  readonly soeg: string;
  readonly blanket: string;
  readonly status: string;
  readonly fra: string;
  readonly til: string;
}

export const nothingTyped: TypedSearch = { soeg: '', blanket: '', status: '', fra: '', til: '' };

/** The search's form as it was sent. */
export function typedSearch(form: PostedForm): TypedSearch {
  const value = (name: keyof TypedSearch): string => (form.value(name) ?? '').trim().slice(0, 200);
  return {
    soeg: value('soeg'),
    blanket: value('blanket'),
    status: value('status'),
    fra: value('fra'),
    til: value('til'),
  };
}

/** What was typed, as a search; or what is wrong with it. */
export function readSearch(typed: TypedSearch, t: TranslateInbox): CaseSearch | readonly PageError[] {
  const errors: PageError[] = [];
  const searched = typed.soeg === '' ? null : searchedFor(typed.soeg);
  if (searched === undefined) errors.push({ fieldId: 'soeg', message: t('inbox.search.unreadable') });
  const [from, to] = [postedDay(typed.fra), postedDay(typed.til)];
  if (from === undefined) errors.push({ fieldId: 'fra', message: t('inbox.search.badDay') });
  if (to === undefined) errors.push({ fieldId: 'til', message: t('inbox.search.badDay') });
  const workflow = /^[a-z][a-z0-9-]{0,59}$/.test(typed.blanket) ? typed.blanket : null;
  const status = typed.status === 'open' || typed.status === 'ended' ? typed.status : null;
  if (errors.length > 0 || searched === undefined || from === undefined || to === undefined) return errors;
  if (searched === null && workflow === null && status === null && from === null && to === null) {
    return [{ fieldId: 'soeg', message: t('inbox.search.nothing') }];
  }
  return { for: searched, workflow, status, from, to };
}

/** The error of a name that too many people have. */
export function tooManyNamed(t: TranslateInbox): readonly PageError[] {
  return [{ fieldId: 'soeg', message: t('inbox.search.tooMany', { most: mostNamed }) }];
}

/** Whom or what the text names; undefined where it can be none of them. */
function searchedFor(text: string): SearchedFor | undefined {
  if (/^\d{4}-\d{6,}$/.test(text)) return { by: 'number', number: text };
  const cpr = parseCpr(text);
  if (cpr.ok) return { by: 'cpr', cpr: cpr.number.digits };
  // Ten digits that are no CPR number, or a date: no name has digits.
  if (/\d/.test(text) || nameWords(text).length === 0) return undefined;
  return { by: 'name', name: text };
}
