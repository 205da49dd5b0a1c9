import { v7 as uuidv7 } from 'uuid';
import type { AuditDetail } from '../audit/record.ts';
import { recordAudit } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson, encryptJson } from '../database/encryption/envelope.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { mayWorkOnCase } from './access.ts';
import type { ActionResult, Employee } from './employee-actions.ts';
import type { CaseServices } from './services.ts';
import { findCase, type StoredCase } from './stored-case.ts';

/** What a case worker wrote for the others. No page of a citizen's reads them. */
export interface CaseNote {
  readonly id: string;
  readonly employee: string;
  readonly at: Date;
  readonly text: string;
}

const place = 'case.note';

/** The notes of a case, oldest first. */
export async function listNotes(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'key'>,
): Promise<readonly CaseNote[]> {
  const rows = await transaction
    .selectFrom('case_note')
    .select(['id', 'employee', 'at', 'content'])
    .where('case', '=', stored.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, employee, at, content }) => ({
    id,
    employee,
    at,
    text: decryptJson<string>(stored.key.key, place, content),
  }));
}

/** Writes a note, also on a case that has ended. Notes are never changed: what was written stands. */
export async function writeNote(
  services: CaseServices,
  organisation: Organisation,
  note: { readonly case: string; readonly employee: Employee; readonly text: string; readonly from: AuditDetail },
): Promise<ActionResult> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, note.case, false);
    const now = services.now();
    if (!stored || !(await mayWorkOnCase(transaction, stored, note.employee, now))) {
      return { ok: false, refusal: 'not-found' };
    }
    await transaction
      .insertInto('case_note')
      .values({
        organisation: organisation.id,
        id: uuidv7(),
        case: stored.id,
        employee: note.employee.id,
        at: now,
        content: encryptJson(stored.key.key, place, note.text),
      })
      .execute();
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'employee', id: note.employee.id },
        subject: stored.person,
        action: 'noteWritten',
        recordKind: 'case',
        record: stored.id,
        detail: note.from,
        key: stored.key,
      },
    ]);
    return { ok: true };
  });
}
