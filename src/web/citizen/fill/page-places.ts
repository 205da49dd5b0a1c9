import { addresses } from '../addresses.ts';
import { firstUnvisited, visiblePages } from './form-steps.ts';
import type { OpenDraft } from './open-draft.ts';

/** The address of one page of the draft. */
export function pageAddress({ organisation, form, draft }: OpenDraft, page: string): string {
  return addresses.page(organisation.slug, form.definition.key, draft.id, page);
}

/** The address of the draft's review. */
export function reviewAddress({ organisation, form, draft }: OpenDraft): string {
  return addresses.review(organisation.slug, form.definition.key, draft.id);
}

/** Where to go on from the page: the review for one who came from there, else the next page that the answers lead to. */
export function addressAfter(opened: OpenDraft, page: string, fromReview: boolean): string {
  if (isTaskList(opened) && !fromReview) return listAddress(opened);
  const order = opened.evaluated.pages.map((each) => each.page.key);
  const place = order.indexOf(page);
  const next = visiblePages(opened).find((each) => order.indexOf(each.page.key) > place);
  return fromReview || !next ? reviewAddress(opened) : pageAddress(opened, next.page.key);
}

/** The page before; the first page where there is none. */
export function addressBefore(opened: OpenDraft, page: string): string {
  if (isTaskList(opened)) return listAddress(opened);
  const order = opened.evaluated.pages.map((each) => each.page.key);
  const place = order.indexOf(page);
  const earlier = visiblePages(opened).findLast((each) => order.indexOf(each.page.key) < place);
  return pageAddress(opened, earlier?.page.key ?? page);
}

/**
 * Where one is led who asks for a page that is not there or that the answers do not lead to: the one after it, else the
 * first that has not been sent in, else the review.
 */
export function nearestAddress(opened: OpenDraft, wanted?: string): string {
  if (isTaskList(opened)) return listAddress(opened);
  const isPage = opened.evaluated.pages.some((each) => each.page.key === wanted);
  if (wanted !== undefined && isPage) return addressAfter(opened, wanted, false);
  const next = firstUnvisited(opened);
  return next ? pageAddress(opened, next.page.key) : reviewAddress(opened);
}

/** Whether the form is filled in from a list of its pages. */
export function isTaskList({ form }: OpenDraft): boolean {
  return form.definition.layout === 'taskList';
}

function listAddress({ organisation, form, draft }: OpenDraft): string {
  return addresses.fill(organisation.slug, form.definition.key, draft.id);
}
