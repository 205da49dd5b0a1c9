import type { PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { readingTexts } from '../../texts/reading.ts';
import { advance } from '../../workflows/advance.ts';
import type { CaseEvent, DecisionKind } from '../../workflows/case-state.ts';
import type { WorkflowVersion } from '../definitions.ts';
import { withFacts } from '../facts.ts';
import type { CaseServices } from '../services.ts';
import type { StoredCase } from '../stored-case.ts';
import { measureDeliveries } from './measure-deliveries.ts';
import { type PreviewedDelivery, previewDeliveries } from './preview-deliveries.ts';
import { previewedCase } from './previewed-case.ts';

/** A decision as it would be made. */
export interface TriedDecision {
  readonly stored: StoredCase;
  readonly version: WorkflowVersion;
  readonly open: number;
  readonly employee: string;
  readonly decision: DecisionKind;
  readonly reason: string;
  /** What the form that goes with it would say. */
  readonly values?: Extract<CaseEvent, { kind: 'decided' }>['values'];
}

/**
 * What a decision would have sent at once, each with what its finished content comes to: pages and price where it may be printed, and what
 * would stop it. Nothing is decided or sent, nobody's address is looked up. Not within a transaction: letters are made for it.
 * @param which looks only at some of them, so that no letter is made for nothing
 */
export async function previewDecision(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now' | 'deliveries' | 'deliverySettings'> & {
    readonly pdf: Pick<PdfRenderer, 'render'>;
  },
  organisation: Organisation,
  { stored, version, open, employee, decision, reason, values }: TriedDecision,
  which: (delivery: PreviewedDelivery) => boolean = () => true,
): Promise<readonly PreviewedDelivery[]> {
  const tried = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const decided: CaseEvent = {
      kind: 'decided',
      at: services.now().toISOString(),
      actor: { kind: 'employee', id: employee },
      open,
      decision,
      reason,
      ...(values && { values }),
    };
    const event = await withFacts(transaction, organisation, version.workflow, decided);
    const advanced = advance(version.workflow, stored.state, event);
    if (!advanced.ok) return undefined;
    const steps = new Set(
      advanced.commands.flatMap((command) => (command.kind === 'createDelivery' ? [command.step] : [])),
    );
    if (steps.size === 0) return undefined;
    const after = { ...stored, state: advanced.state };
    return { steps, shown: await previewedCase(services, transaction, organisation, after) };
  });
  if (!tried) return [];
  const { steps, shown } = tried;
  // As the delivery itself is written: without the marks of a page.
  return readingTexts(organisation.texts, () => {
    const all = previewDeliveries(services, organisation, version.workflow, shown);
    const made = all.filter((delivery) => steps.has(delivery.step) && which(delivery));
    return measureDeliveries(services, organisation, shown, made);
  });
}

/** Whether more goes along than the letter that the product itself writes, so that something may be unfit to be printed. */
export function hasAttachments({ attachments, main }: PreviewedDelivery): boolean {
  return attachments.length > 0 || main !== undefined;
}
