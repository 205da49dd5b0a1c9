import type { OrganisationTransaction } from '../database/database.ts';
import { encryptJson, type Key } from '../database/encryption/envelope.ts';
import type { Actor } from '../workflows/case-state.ts';

/** Everything that is logged, by name. A report and a test go over this list. */
export const auditActions = [
  'login',
  'loginRefused',
  'logout',
  'logoutRefused',
  'draftStarted',
  'draftDeleted',
  'draftResumed',
  'resumeLinkMade',
  'registerLookedUp',
  'lookUpRefused',
  'lookUpAlarm',
  'powerRefused',
  'fileUploaded',
  'fileRefused',
  'fileRemoved',
  'caseSubmitted',
  'caseCorrected',
  'caseRead',
  'caseSearched',
  'documentRead',
  'taskTaken',
  'taskReleased',
  'taskHandedOver',
  'noteWritten',
  'answerCorrected',
  'caseDownloaded',
  'absenceChanged',
  'caseDecided',
  'caseAnnulled',
  'caseSignalled',
  'caseMoved',
  'caseMoveBegun',
  'caseMoveStopped',
  'caseMoveEnded',
  'invitationSent',
  'invitationDeclined',
  'messageSent',
  'messagesRefused',
  'messagesAllowed',
  'numberCodeSent',
  'numberRegistered',
  'numberRemoved',
  'postReceived',
  'postRead',
  'postSettled',
  'deliverySent',
  'deliveryFailed',
  'deliveryOtherWay',
  'receiptUnknown',
  'receiptHandled',
  'receiptPlaced',
  'deliveryRetried',
  'deliveryHandledByHand',
  'paymentBegun',
  'paymentReceived',
  'paymentMoved',
  'paymentCancelled',
  'paymentAsked',
  'paymentAgreed',
  'paymentTroubled',
  'paymentTroubleSettled',
  'deadlineReached',
  'caseEnded',
  'caseDeleted',
  'auditRead',
  'formSaved',
  'formImported',
  'formExported',
  'formPublished',
  'formScheduled',
  'formWithdrawn',
  'formDiscarded',
  'workflowSaved',
  'workflowImported',
  'workflowExported',
  'workflowPublished',
  'workflowScheduled',
  'workflowWithdrawn',
  'workflowDiscarded',
  'optionListChanged',
  'optionChanged',
  'optionTried',
  'optionAnsweredFor',
  'loginWaysChanged',
  'loginProviderSaved',
  'loginProviderUsed',
  'loginProviderRemoved',
  'loginTested',
  'loginKeyMade',
  'loginKeyUsed',
  'loginKeyDiscarded',
  'loginKeyReturned',
  'loginKeyRemoved',
  'closingDaysChanged',
  'languagesChanged',
  'languageImported',
  'languageRemoved',
  'apiKeyMade',
  'apiKeyEnded',
  'webhookSecretMade',
  'webhookSecretEnded',
  'roleMade',
  'roleChanged',
  'roleRemoved',
  'roleGiven',
  'roleTaken',
  'employeeAdded',
  'employeeChanged',
  'employeeLeft',
  'employeeReturned',
  'employeesImported',
  'groupChanged',
  'lastRightKept',
  'organisationMade',
  'organisationChanged',
  'organisationClosed',
  'organisationOpened',
  'privilegeRefused',
  'unitNamed',
  'unitForgotten',
] as const;

export type AuditAction = (typeof auditActions)[number];

export type RecordKind =
  | 'session'
  | 'draft'
  | 'case'
  | 'document'
  | 'person'
  | 'organisation'
  | 'form'
  | 'workflow'
  | 'optionList'
  | 'role'
  | 'employee';

/** Who did what, for whom, on which record. All ids are ours: an entry holds no personal data in the clear. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: Actor;
  /** The person whose data it is. */
  readonly subject: string | null;
  readonly action: AuditAction;
  readonly recordKind: RecordKind;
  readonly record: string | null;
  /** Where the request came from, and what more there is to say; encrypted. */
  readonly detail: AuditDetail;
  /**
   * The key that the detail is encrypted under: that of the case, draft or person it concerns, so that it becomes
   * unreadable with them; `id` null means the organisation's own key.
   */
  readonly key: { readonly id: string | null; readonly key: Key };
}

export interface AuditDetail {
  /** The network address of the request; absent for what the product did by itself. */
  readonly from?: string;
  readonly [name: string]: string | number | boolean | undefined;
}

/** The place that an entry's detail is bound to. */
export const detailPlace = 'audit.detail';

/**
 * Writes entries in the transaction of what they tell of, so that neither is there without the other. They join the
 * chain shortly after the commit, see `seal.ts`.
 */
export async function recordAudit(
  transaction: OrganisationTransaction,
  organisation: number,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length > 0) await auditInsert(transaction, organisation, entries).execute();
}

/** The statement that writes entries, for those who send it together with others. At least one entry. */
export function auditInsert(
  transaction: OrganisationTransaction,
  organisation: number,
  entries: readonly AuditEntry[],
) {
  return transaction.insertInto('audit_entry').values(entries.map((entry) => auditRow(organisation, entry)));
}

/** An entry as its row, for `Writes`. */
export function auditRow(organisation: number, entry: AuditEntry) {
  return {
    organisation,
    at: entry.at,
    actor_kind: entry.actor.kind,
    actor: entry.actor.id,
    subject: entry.subject,
    action: entry.action,
    record_kind: entry.recordKind,
    record: entry.record,
    data_key: entry.key.id,
    detail: encryptJson(entry.key.key, detailPlace, entry.detail),
  };
}
