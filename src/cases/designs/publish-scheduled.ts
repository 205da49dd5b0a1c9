import { isSilent, tryAgreements } from '../payments/try-agreements.ts';
import type { CaseServices } from '../services.ts';
import { agreementsOfForm, publishNow } from './publish-design.ts';
import { publishDue } from './publish-due.ts';

/** Publishes the forms whose time has come. @returns how many were published. */
export function publishScheduled(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now' | 'organisations' | 'agreements'>,
): Promise<number> {
  return publishDue(
    services,
    'form',
    async (transaction, { organisation, designer, definition, group, at, isFresh }) => {
      const trials = await tryAgreements(services, organisation, agreementsOfForm(definition));
      if (isFresh && isSilent(trials)) return 'later';
      return publishNow(transaction, organisation, designer, definition, group, at, trials);
    },
  );
}
