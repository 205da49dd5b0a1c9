import type { AuditAction, AuditDetail } from '../../audit/record.ts';
import { recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';

/** What working on forms needs; made from the services of cases. */
export type DesignServices = Pick<CaseServices, 'database' | 'definitions' | 'agreements' | 'now'>;

/** Who does something to a form. */
export interface Designer {
  /** The employee's id; null for the product itself. */
  readonly id: string | null;
  /** Groups of the employee, who may give the cases of a form to them. */
  readonly groups: readonly string[];
  /** Where the request came from. */
  readonly origin: AuditDetail;
}

/** The product itself, such as when a planned time has come. */
export const theProduct: Designer = { id: null, groups: [], origin: {} };

/** Writes that a designer did something to a form, in the transaction of what was done. */
export async function recordDesign(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  action: AuditAction,
  at: Date,
  detail: AuditDetail,
  recordKind: 'form' | 'workflow' | 'optionList' = 'form',
): Promise<void> {
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: designer.id === null ? { kind: 'system', id: null } : { kind: 'employee', id: designer.id },
      subject: null,
      action,
      recordKind,
      record: null,
      detail: { ...designer.origin, ...detail },
      key: { id: null, key: organisation.keys.own },
    },
  ]);
}
