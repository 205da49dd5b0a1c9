import type { AuditDetail, AuditEntry } from '../../audit/record.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseEvent } from '../../workflows/case-state.ts';
import { applyEvent } from '../apply-event.ts';
import { type CorrectionRefusal, fieldOf, readCorrectable } from '../corrections/correct-answer.ts';
import type { Employee } from '../employee-actions.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces } from '../stored-case.ts';
import { readOpenChecks, sealDifferences } from './differences.ts';

/** Which of two values counts: the one that was typed, or the register's. */
export type Taken = 'typed' | 'register';

export type Settled = { readonly ok: true } | { readonly ok: false; readonly refusal: CorrectionRefusal };

/**
 * A case worker settles an answer of which the register says something else. What is taken of the register is a correction like any
 * other: what was sent in stays beside it; either way the answer counts as checked.
 */
export async function settleDifference(
  services: CaseServices,
  organisation: Organisation,
  wanted: {
    readonly case: string;
    readonly sequence: number;
    readonly field: string;
    readonly take: Taken;
    readonly reason: string;
    readonly employee: Employee;
    readonly from: AuditDetail;
  },
): Promise<Settled> {
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<Settled> => {
    const { employee, field: key, take, reason, sequence } = wanted;
    const found = await readCorrectable(services, transaction, organisation, employee, { ...wanted, field: key }, true);
    if (typeof found === 'string') return { ok: false, refusal: found };
    const { stored, form, submission, path } = found;
    const check = (await readOpenChecks(transaction, stored)).find((each) => each.sequence === sequence);
    const difference = check?.differences.find((each) => each.key === key);
    if (!check || !difference) return { ok: false, refusal: 'overtaken' };
    const at = services.now();
    const actor = { kind: 'employee', id: employee.id } as const;
    const where = { alias: submission.alias, ...(path.length === 0 ? {} : { path }) };
    const writes = new Writes();
    const left = check.differences.filter((each) => each !== difference);
    let event: CaseEvent = { kind: 'answersChecked', at: at.toISOString(), actor, ...where, fields: [key], reason };
    let next = sequence;
    if (take === 'register') {
      const { answers, prefilled, form: after } = found.withRegistered(key, difference.raw);
      if (!fieldOf(after, key)) return { ok: false, refusal: 'fixed' };
      const unchecked = (submission.content.unchecked ?? []).filter((each) => each !== key);
      const content = { ...submission.content, answers, prefilled, values: after.values, unchecked };
      next = stored.sequence + 1;
      writes.add(
        transaction.insertInto('submission').values({
          ...{ organisation: organisation.id, case: stored.id, sequence: next, form_version: form.id, at },
          ...{ language: submission.language, alias: submission.alias, person: submission.person },
          content: encryptJson(stored.key.key, casePlaces.submission, content),
          open_step: submission.open,
        }),
      );
      event = {
        ...{ kind: 'answersCorrected', at: at.toISOString(), actor, ...where },
        ...{ values: after.values, reason, checked: [key] },
      };
    }
    // The check goes with the answers that count now.
    writes.add(
      transaction
        .updateTable('register_check')
        .set({
          sequence: next,
          outcome: left.length === 0 ? 'settled' : 'different',
          content: left.length === 0 ? null : sealDifferences(stored.key, left),
        })
        .where('case', '=', stored.id)
        .where('sequence', '=', sequence),
    );
    const audit: AuditEntry = {
      ...{ at, actor, subject: stored.person, recordKind: 'case', record: stored.id, key: stored.key },
      action: 'answerCorrected',
      detail: { ...wanted.from, field: key, register: 'CPR', taken: take },
    };
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const applied = await applyEvent(transaction, organisation, version, stored, event, [audit], writes);
    return applied.ok ? { ok: true } : { ok: false, refusal: 'overtaken' };
  });
}
