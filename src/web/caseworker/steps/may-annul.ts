import type { OpenedCase } from '../with-case.ts';

/** Whether employees may call the case off as it stands. */
export function mayAnnul({ stored, workflow }: Pick<OpenedCase, 'stored' | 'workflow'>): boolean {
  const { annulment } = workflow.workflow.definition;
  return stored.status === 'open' && !stored.state.annulled && annulment?.by.includes('employee') === true;
}
