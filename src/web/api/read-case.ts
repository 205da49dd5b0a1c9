import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import { statusOf } from '../../cases/case-view.ts';
import { findCase } from '../../cases/stored-case.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Application } from '../application.ts';
import type { Admits } from './admit-key.ts';
import { ApiProblem } from './api-problem.ts';
import type { CaseAnswer } from './schemas.ts';
import { idOf } from './signal-case.ts';

/** Where a case stands, without anything of what was answered; the reading is logged. @throws {ApiProblem} 404 */
export async function readCase(
  { services }: Application,
  organisation: Organisation,
  number: string,
  admits: Admits,
  from: AuditDetail,
): Promise<CaseAnswer> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, idOf(number), false);
    if (!stored) throw new ApiProblem(404, 'noCase');
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const { key, title, steps } = version.workflow.definition;
    if (!admits(key)) throw new ApiProblem(404, 'noCase');
    await recordAudit(transaction, organisation.id, [
      {
        at: services.now(),
        actor: { kind: 'system', id: null },
        subject: stored.person,
        action: 'caseRead',
        recordKind: 'case',
        record: stored.id,
        detail: from,
        key: stored.key,
      },
    ]);
    return {
      number: stored.number,
      workflow: { key, version: version.version, title },
      status: stored.status,
      outcome: stored.state.outcome,
      standing: statusOf(version, stored.openSteps)?.now ?? null,
      steps: stored.state.open.flatMap((open) => {
        const step = steps[open.step];
        return step
          ? [
              {
                step: open.step,
                kind: open.kind,
                title: step.title,
                since: open.since,
                dueAt: open.dueAt ?? null,
                event: step.kind === 'wait' ? (step.event?.name ?? null) : null,
              },
            ]
          : [];
      }),
      startedAt: stored.createdAt.toISOString(),
      updatedAt: stored.updatedAt.toISOString(),
      endedAt: stored.endedAt?.toISOString() ?? null,
    };
  });
}
