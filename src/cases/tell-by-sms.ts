import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CaseState } from '../workflows/case-state.ts';
import type { WorkflowDefinition } from '../workflows/definition.ts';
import { numberWrittenTo } from './registered-numbers/number-written-to.ts';
import type { StoredCase } from './stored-case.ts';
import { tellingStep } from './telling-step.ts';

/** The kinds of delivery that tell by SMS, and the option that each belongs to. */
const optionOf = { sms: 'sms', 'nem-sms': 'remote-print' } as const;

export type SmsNoticeKind = keyof typeof optionOf;

/** The kind that goes to a number which the organisation knows. */
export const smsNoticeKind = 'sms';

export const smsNoticeKinds: readonly SmsNoticeKind[] = ['sms', 'nem-sms'];

/** The number in the case at which whom it is about wants to be told of news; undefined where the workflow or they gave none. */
export function noticeNumber(
  { smsTo }: Pick<WorkflowDefinition, 'smsTo'>,
  { answers }: Pick<CaseState, 'answers'>,
): string | undefined {
  if (typeof smsTo !== 'object' || smsTo.alias === undefined || smsTo.field === undefined) return undefined;
  const given = Object.hasOwn(answers, smsTo.alias) ? answers[smsTo.alias]?.[smsTo.field] : undefined;
  return typeof given === 'string' && given !== '' ? given : undefined;
}

/** Whether news go first to the number that whom they are for has registered with the organisation. */
export function usesRegistered({ smsTo }: Pick<WorkflowDefinition, 'smsTo'>): boolean {
  return typeof smsTo === 'object' && smsTo.registered === true;
}

/**
 * By which kind of SMS news of the case are told, if by any: the workflow says where to, the organisation sends such, and a number is
 * known where one is needed. Whether a phone is registered for NemSMS is found out when it goes out.
 */
export async function smsNoticeKindOf(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  definition: Pick<WorkflowDefinition, 'smsTo'>,
  stored: Pick<StoredCase, 'id' | 'key' | 'person'>,
  state: Pick<CaseState, 'answers'>,
): Promise<SmsNoticeKind | undefined> {
  const { smsTo } = definition;
  const kind: SmsNoticeKind | undefined = smsTo === 'nem-sms' ? smsTo : smsTo && smsNoticeKind;
  if (!kind || organisation.options[optionOf[kind]]?.isOn === false) return undefined;
  if (kind === 'nem-sms' || noticeNumber(definition, state) !== undefined) return kind;
  const isRegistered =
    usesRegistered(definition) && (await numberWrittenTo(transaction, organisation, stored)) !== undefined;
  return isRegistered ? kind : undefined;
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
