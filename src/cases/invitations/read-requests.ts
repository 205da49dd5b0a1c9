import type { OrganisationTransaction } from '../../database/database.ts';
import type { OwnDraft } from '../../forms/drafts/list-drafts.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { FillStep } from '../../workflows/definition.ts';
import type { Definitions } from '../definitions.ts';
import { findCase } from '../stored-case.ts';

/** A form of a case that somebody is asked to fill in. */
export interface FillRequest {
  readonly draft: string;
  readonly caseNumber: string;
  /** Why they are asked: to correct what they sent, as the starter to go on with their case, or by somebody else's case. */
  readonly reason: 'correction' | 'ownCase' | 'invited';
  /** When it must be sent at the latest. */
  readonly dueAt: Date | null;
  readonly mayDecline: boolean;
  readonly step: FillStep;
  readonly stepKey: string;
}

/** What the drafts of cases ask of a person; drafts of forms that began no case yet are left out. */
export async function readFillRequests(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  definitions: Definitions,
  person: string,
  drafts: readonly Pick<OwnDraft, 'id' | 'correctsCase' | 'subject'>[],
): Promise<readonly FillRequest[]> {
  const found: FillRequest[] = [];
  for (const draft of drafts) {
    if (draft.correctsCase === null) continue;
    const stored = await findCase(transaction, organisation, draft.correctsCase, false);
    const row = await transaction.selectFrom('draft').select('open_step').where('id', '=', draft.id).executeTakeFirst();
    const open = stored?.state.open.find(({ id }) => id === row?.open_step);
    if (!stored || !open) continue;
    const version = await definitions.workflow(organisation.id, stored.workflowVersion);
    const step = version.workflow.definition.steps[open.step];
    if (step?.kind !== 'fill') continue;
    // A parent is asked in the place of the child whose case it is.
    const isOwn = stored.person === (draft.subject ?? person);
    found.push({
      draft: draft.id,
      caseNumber: stored.number,
      reason: open.comment !== undefined ? 'correction' : isOwn ? 'ownCase' : 'invited',
      dueAt: open.dueAt === undefined ? null : new Date(Date.parse(open.dueAt) - 1),
      mayDecline: step.declined !== undefined && !isOwn,
      step,
      stepKey: open.step,
    });
  }
  return found;
}
