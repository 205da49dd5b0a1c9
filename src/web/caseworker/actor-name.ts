import type { Actor } from '../../workflows/case-state.ts';
import type { HistoryEntry } from './case-history.ts';
import type { CasePageData } from './read-case-page.ts';
import type { TranslateCaseworker } from './texts.ts';

/** Who did something in a case, by name. */
export function actorName(
  { view, applicant, stored, people }: Pick<CasePageData, 'view' | 'applicant' | 'stored' | 'people'>,
  { kind, id }: Actor,
  t: TranslateCaseworker,
): string {
  if (kind === 'system') {
    const system = view.systems[id ?? ''];
    if (system === undefined) return t('caseworker.history.system');
    // Whose case it is stands on the system's word alone.
    return t(applicant.cpr === null ? 'caseworker.author.key' : 'caseworker.author.keyOnBehalf', { name: system });
  }
  if (kind === 'employee') return view.employees[id ?? ''] ?? t('caseworker.author.unknown');
  // Several people may have been asked in the case.
  if (id !== null && id !== stored.person) return people[id] || t('caseworker.author.invited');
  return applicant.name === ''
    ? t('caseworker.case.anonymous')
    : t('caseworker.author.citizen', { name: applicant.name });
}

/** Who did something of the case's history; a substitute with whom it was for. */
export function doneBy(
  data: Pick<CasePageData, 'view' | 'applicant' | 'stored' | 'people' | 'names'>,
  { actor, onBehalfOf }: Pick<HistoryEntry, 'actor' | 'onBehalfOf'>,
  t: TranslateCaseworker,
): string {
  const name = actorName(data, actor, t);
  if (onBehalfOf === undefined) return name;
  return t('caseworker.history.for', { name, absent: data.names[onBehalfOf] ?? t('caseworker.author.unknown') });
}
