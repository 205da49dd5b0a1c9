import type { InboxView } from '../../cases/inbox/inbox-filter.ts';
import type { CaseworkerTextKey } from './texts.ts';

/** A view of the inbox: tasks by where they stand, or cases in which a citizen has written. */
export type View = InboxView | 'messages';

/** The views in the order of the page, with the word that names each in the address. */
export const views: readonly { readonly view: View; readonly word: string; readonly text: CaseworkerTextKey }[] = [
  { view: 'new', word: 'nye', text: 'caseworker.view.new' },
  { view: 'mine', word: 'mine', text: 'caseworker.view.mine' },
  { view: 'overdue', word: 'over-fristen', text: 'caseworker.view.overdue' },
  { view: 'failed', word: 'fejlede', text: 'caseworker.view.failed' },
  { view: 'messages', word: 'beskeder', text: 'caseworker.view.messages' },
  { view: 'all', word: 'alle', text: 'caseworker.view.all' },
];

/** The view that a word of the address names; the new tasks where it names none. */
export function viewOf(word: unknown): (typeof views)[number] {
  const [first] = views;
  const found = views.find((each) => each.word === word) ?? first;
  if (found === undefined) throw new Error('The inbox has no views.');
  return found;
}
