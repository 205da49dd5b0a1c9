import { type AuditAction, type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../organisation.ts';

/** The administrator who makes or ends a key or secret. */
export interface KeyMaker {
  readonly employee: string;
  readonly at: Date;
  readonly from: AuditDetail;
}

/** Logs what an administrator did with a key or secret; never the secret itself. */
export async function recordKey(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  action: Extract<AuditAction, `apiKey${string}` | `webhookSecret${string}`>,
  id: string,
  detail: AuditDetail,
  { employee, at, from }: KeyMaker,
): Promise<void> {
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: { kind: 'employee', id: employee },
      subject: null,
      action,
      recordKind: 'organisation',
      record: id,
      detail: { ...from, ...detail },
      key: { id: null, key: organisation.keys.own },
    },
  ]);
}
