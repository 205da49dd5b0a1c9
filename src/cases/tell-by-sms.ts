import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseState } from '../workflows/case-state.ts';
import type { WorkflowDefinition } from '../workflows/definition.ts';
import { tellingStep } from './telling-step.ts';

/** The kinds of delivery that tell by SMS, and the option that each belongs to. */
const optionOf = { sms: 'sms', 'nem-sms': 'remote-print' } as const;

export type SmsNoticeKind = keyof typeof optionOf;

export const smsNoticeKinds: readonly SmsNoticeKind[] = ['sms', 'nem-sms'];

/** The number at which whom the case is about wants to be told of news; undefined where the workflow or they gave none. */
export function noticeNumber(
  { smsTo }: Pick<WorkflowDefinition, 'smsTo'>,
  { answers }: Pick<CaseState, 'answers'>,
): string | undefined {
  if (!smsTo || smsTo === 'nem-sms') return undefined;
  const given = Object.hasOwn(answers, smsTo.alias) ? answers[smsTo.alias]?.[smsTo.field] : undefined;
  return typeof given === 'string' && given !== '' ? given : undefined;
}

/**
 * By which kind of SMS news of the case are told, if by any: the workflow says where to, the organisation sends such, and a number was
 * given where one is needed. Whether a phone is registered for NemSMS is found out when it goes out.
 */
export function smsNoticeKindOf(
  { options }: Pick<Organisation, 'options'>,
  definition: Pick<WorkflowDefinition, 'smsTo'>,
  state: Pick<CaseState, 'answers'>,
): SmsNoticeKind | undefined {
  const isNumber = noticeNumber(definition, state) !== undefined;
  const kind = definition.smsTo === 'nem-sms' ? 'nem-sms' : isNumber ? 'sms' : undefined;
  return kind && options[optionOf[kind]]?.isOn !== false ? kind : undefined;
}

/** Whether an SMS about the case has not gone out yet: it tells of this too. */
export async function isSmsWaiting(transaction: OrganisationTransaction, caseId: string): Promise<boolean> {
  const waiting = await transaction
    .selectFrom('delivery')
    .select('id')
    .where('case', '=', caseId)
    .where('step', '=', tellingStep)
    .where('kind', 'in', smsNoticeKinds)
    .where('status', '=', 'pending')
    .where('attempts', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

/** An SMS that tells of news, as a delivery that no step waits for. What it says is fixed when it goes out. */
export function smsNotice(organisation: number, caseId: string, kind: SmsNoticeKind, at: Date) {
  return {
    organisation,
    case: caseId,
    id: uuidv4(),
    open_step: 0,
    step: tellingStep,
    kind,
    status: 'pending' as const,
    next_at: at,
    reference: null,
    reason: null,
    created_at: at,
    settled_at: null,
  };
}
