import type { Reach } from '../reach.ts';

/**
 * `new`: nobody has taken it; `mine`: I have, or somebody whose substitute I am; `overdue`: past its deadline; `all`: of my
 * groups, and my own of others.
 */
export type InboxView = 'new' | 'mine' | 'overdue' | 'failed' | 'all';

/** By deadline, the most urgent first or last; or by when the case came. */
export type InboxOrder = 'urgentFirst' | 'urgentLast' | 'oldestFirst' | 'newestFirst';

/** Which tasks a list shows, and in what order. */
export interface InboxFilter {
  readonly view: InboxView;
  /** A workflow's key. */
  readonly workflow: string | null;
  readonly group: string | null;
  readonly order: InboxOrder;
}

/** Where in a list a page begins or ends: at a task, which needn't be in the list any more. */
export type InboxPlace = { readonly after: string } | { readonly before: string } | null;

/** Whose inbox it is. */
export interface InboxReader {
  readonly id: string;
  readonly groups: readonly string[];
  /** Ids of the employees whose substitute they are today. */
  readonly standsInFor: readonly string[];
  /** The workflows that their right to work on cases reaches. */
  readonly reach: Reach;
  /** The workflows of whose cases they may read those of all groups. */
  readonly readsAll: Reach;
}

/** Tasks of a page of the inbox. */
export const inboxPageSize = 50;
