import type { InboxFilter, InboxOrder, InboxPlace } from '../../../cases/inbox/inbox-filter.ts';
import { isId } from '../../citizen/addresses.ts';
import { type View, viewOf, views } from '../inbox-views.ts';

/** Which list of the inbox an address asks for. */
export interface ListQuery extends Omit<InboxFilter, 'view'> {
  readonly view: View;
}

const orders: Readonly<Record<string, InboxOrder>> = {
  frist: 'urgentFirst',
  'frist-sidst': 'urgentLast',
  aeldste: 'oldestFirst',
  nyeste: 'newestFirst',
};

/** The words that name the orders in addresses, in the order of the page. */
export const orderWords = Object.keys(orders);

/** What a query string says, leaving out what it can't mean. */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  const { vis, blanket, gruppe, sorter } = query;
  return {
    view: viewOf(vis).view,
    workflow: typeof blanket === 'string' && /^[a-z][a-z0-9-]{0,59}$/.test(blanket) ? blanket : null,
    group: typeof gruppe === 'string' && gruppe !== '' && gruppe.length <= 100 ? gruppe : null,
    order: (typeof sorter === 'string' && Object.hasOwn(orders, sorter) ? orders[sorter] : undefined) ?? 'urgentFirst',
  };
}

/** The word of an order. */
export function orderWord(order: InboxOrder): string {
  return orderWords.find((word) => orders[word] === order) ?? 'frist';
}

/** The word of a view. */
export function viewWord(view: View): string {
  return views.find((each) => each.view === view)?.word ?? 'nye';
}

/** The query string of a list, without a question mark; what is as it is anyway is left out. */
export function writeListQuery({ view, workflow, group, order }: ListQuery): string {
  return new URLSearchParams({
    vis: viewWord(view),
    ...(workflow === null ? {} : { blanket: workflow }),
    ...(group === null ? {} : { gruppe: group }),
    ...(order === 'urgentFirst' ? {} : { sorter: orderWord(order) }),
  }).toString();
}

/** Where in the list the page is. */
export function readPlace({ efter, foer }: Readonly<Record<string, unknown>>): InboxPlace {
  if (typeof efter === 'string' && isId(efter)) return { after: efter };
  return typeof foer === 'string' && isId(foer) ? { before: foer } : null;
}

/** The parameters that lead to the same page again. */
export function writePlace(place: InboxPlace, page: number): Readonly<Record<string, string>> {
  const side: Readonly<Record<string, string>> = page > 1 ? { side: String(page) } : {};
  if (place === null) return side;
  return 'after' in place ? { efter: place.after, ...side } : { foer: place.before, ...side };
}

/** The number that an address gives a page; the first where it gives none that there can be. */
export function readPageNumber(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
