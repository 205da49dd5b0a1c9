import type { Actor } from '../../workflows/case-state.ts';
import type { HistoryEntry } from './case-history.ts';
import type { CasePageData } from './read-case-page.ts';
import type { TranslateCaseworker } from './texts.ts';

/** Who did something in a case, by name. */
export function actorName(
  { view, applicant }: Pick<CasePageData, 'view' | 'applicant'>,
  { kind, id }: Actor,
  t: TranslateCaseworker,
): string {
  if (kind === 'citizen' && applicant.name === '') return t('caseworker.case.anonymous');
  if (kind === 'citizen') return t('caseworker.author.citizen', { name: applicant.name });
  if (kind === 'system') return t('caseworker.history.system');
  return view.employees[id ?? ''] ?? t('caseworker.author.unknown');
}

/** Who did something of the case's history; a substitute with whom it was for. */
export function doneBy(
  data: Pick<CasePageData, 'view' | 'applicant' | 'names'>,
  { actor, onBehalfOf }: Pick<HistoryEntry, 'actor' | 'onBehalfOf'>,
  t: TranslateCaseworker,
): string {
  const name = actorName(data, actor, t);
  if (onBehalfOf === undefined) return name;
  return t('caseworker.history.for', { name, absent: data.names[onBehalfOf] ?? t('caseworker.author.unknown') });
}
