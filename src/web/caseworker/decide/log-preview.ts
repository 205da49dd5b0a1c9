import { recordAudit } from '../../../audit/record.ts';
import type { PreviewedDelivery } from '../../../cases/deliveries/preview-deliveries.ts';
import type { Application } from '../../application.ts';
import { readingEntry } from '../read-case-page.ts';
import type { CaseRequest, OpenedCase } from '../with-case.ts';

/**
 * Logs that an employee is shown what a decision would have sent: it is written of the case's answers, so that they are read, and with
 * it of whom it goes to by the whole CPR number. The recipient's address is not in it: it is asked for only when something is sent.
 */
export async function logPreview(
  { services: { database, now } }: Application,
  request: CaseRequest,
  opened: OpenedCase,
  deliveries: readonly PreviewedDelivery[],
): Promise<void> {
  const { organisation, stored } = opened;
  const isShown = deliveries.some(({ content, input }) => content !== null && input.recipient?.kind === 'cpr');
  await database.inOrganisation(organisation.id, (transaction) =>
    recordAudit(transaction, organisation.id, [readingEntry(request, opened, 'caseRead', stored.id, now(), isShown)]),
  );
}
