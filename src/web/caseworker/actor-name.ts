import type { Actor } from '../../workflows/case-state.ts';
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
