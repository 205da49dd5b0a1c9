import type { CaseServices } from '../services.ts';
import { publishNow } from './publish-design.ts';
import { publishDue } from './publish-due.ts';

/** Publishes the forms whose time has come. @returns how many were published. */
export function publishScheduled(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now' | 'organisations'>,
): Promise<number> {
  return publishDue(services, 'form', (transaction, { organisation, designer, definition, group, at }) =>
    publishNow(transaction, organisation, designer, definition, group, at),
  );
}
