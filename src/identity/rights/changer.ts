import { type AuditAction, type AuditDetail, type RecordKind, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Access } from './access.ts';

/** Who changes employees, roles or rights, and from where. */
export interface Changer {
  /** The employee who does it; null for a system that came with a key. */
  readonly employee: string | null;
  /** What they may do themselves. */
  readonly access: Access;
  readonly at: Date;
  readonly from: AuditDetail;
}

export type ChangeAction = Extract<
  AuditAction,
  `role${string}` | `employee${string}` | `unit${string}` | 'groupChanged' | 'lastRightKept' | 'privilegeRefused'
>;

/** One change, as the audit log and the report of changes of rights tell it. */
export interface Change {
  readonly action: ChangeAction;
  readonly recordKind: Extract<RecordKind, 'role' | 'employee' | 'organisation'>;
  /** The employee whose it is, where it is one's. */
  readonly record: string | null;
  readonly detail: AuditDetail;
}

/** So many entries go out with one statement. */
const atOnce = 2_000;

/** Logs changes in the transaction that makes them. */
export async function recordChanges(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { employee, at, from }: Pick<Changer, 'employee' | 'at' | 'from'>,
  changes: readonly Change[],
): Promise<void> {
  const actor =
    employee === null ? ({ kind: 'system', id: null } as const) : ({ kind: 'employee', id: employee } as const);
  for (let start = 0; start < changes.length; start += atOnce) {
    await recordAudit(
      transaction,
      organisation.id,
      changes.slice(start, start + atOnce).map(({ action, recordKind, record, detail }) => ({
        at,
        actor,
        subject: null,
        action,
        recordKind,
        record,
        detail: { ...from, ...detail },
        key: { id: null, key: organisation.keys.own },
      })),
    );
  }
}
