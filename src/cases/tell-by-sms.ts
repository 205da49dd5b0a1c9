import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseState } from '../workflows/case-state.ts';
import type { WorkflowDefinition } from '../workflows/definition.ts';
import { tellingStep } from './telling-step.ts';

/** The kind of delivery that tells by SMS. */
export const smsNoticeKind = 'sms';

/** The number at which whom the case is about wants to be told of news; undefined where the workflow or they gave none. */
export function noticeNumber(
  { smsTo }: Pick<WorkflowDefinition, 'smsTo'>,
  { answers }: Pick<CaseState, 'answers'>,
): string | undefined {
  const given = smsTo && Object.hasOwn(answers, smsTo.alias) ? answers[smsTo.alias]?.[smsTo.field] : undefined;
  return typeof given === 'string' && given !== '' ? given : undefined;
}

/** Whether news of the case are told by SMS: the organisation sends them, the workflow says where to, and a number was given. */
export function isToldBySms(
  { options }: Pick<Organisation, 'options'>,
  definition: Pick<WorkflowDefinition, 'smsTo'>,
  state: Pick<CaseState, 'answers'>,
): boolean {
  return options[smsNoticeKind]?.isOn !== false && noticeNumber(definition, state) !== undefined;
}

/** Whether an SMS about the case has not gone out yet: it tells of this too. */
export async function isSmsWaiting(transaction: OrganisationTransaction, caseId: string): Promise<boolean> {
  const waiting = await transaction
    .selectFrom('delivery')
    .select('id')
    .where('case', '=', caseId)
    .where('step', '=', tellingStep)
    .where('kind', '=', smsNoticeKind)
    .where('status', '=', 'pending')
    .where('attempts', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

/** An SMS that tells of news, as a delivery that no step waits for. What it says is fixed when it goes out. */
export function smsNotice(organisation: number, caseId: string, at: Date) {
  return {
    organisation,
    case: caseId,
    id: uuidv4(),
    open_step: 0,
    step: tellingStep,
    kind: smsNoticeKind,
    status: 'pending' as const,
    next_at: at,
    reference: null,
    reason: null,
    created_at: at,
    settled_at: null,
  };
}
