import { sql } from 'kysely';
import { readingTexts } from '../texts/reading.ts';
import type { DeadlineKind } from '../workflows/case-state.ts';
import { applyEvent } from './apply-event.ts';
import type { CaseServices } from './services.ts';
import { findCase } from './stored-case.ts';

interface Due {
  readonly organisation: number;
  readonly id: string;
  readonly case: string;
  readonly open_step: number;
  readonly kind: DeadlineKind;
  readonly due_at: Date;
}

/** Deadlines taken in one go, and worked off so many at a time. */
const batch = 200;
const atOnce = 4;

/**
 * Takes the deadlines that have fallen due, in batches by one index scan, and applies each to its case. What a killed
 * process had taken is free again after 15 seconds.
 * @returns how many were applied, and how late the latest was in milliseconds.
 */
export async function applyDueDeadlines(
  services: CaseServices,
): Promise<{ readonly applied: number; readonly latest: number }> {
  let applied = 0;
  let latest = 0;
  for (;;) {
    const now = services.now();
    const { rows } = await sql<Due>`select * from claim_due_deadlines(${now}, ${batch})`.execute(
      services.database.shared,
    );
    const waiting = [...rows];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let due = waiting.shift(); due; due = waiting.shift()) {
          await applyDeadline(services, due);
          applied += 1;
          latest = Math.max(latest, services.now().getTime() - due.due_at.getTime());
        }
      }),
    );
    if (rows.length < batch) return { applied, latest };
  }
}

async function applyDeadline(services: CaseServices, due: Due): Promise<void> {
  const organisation = await services.organisations.byId(due.organisation);
  if (!organisation) return;
  const { database } = services;
  await readingTexts(organisation.texts, () =>
    database.inOrganisation(due.organisation, async (transaction) => {
      const stored = await findCase(transaction, organisation, due.case, true);
      if (!stored) return;
      const row = await transaction.deleteFrom('deadline').where('id', '=', due.id).returning('id').executeTakeFirst();
      // Cleared meanwhile by what happened to the case.
      if (!row || stored.status === 'ended') return;
      const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
      const now = services.now();
      const actor = { kind: 'system', id: null } as const;
      await applyEvent(
        transaction,
        organisation,
        version,
        stored,
        { kind: 'deadlineReached', at: now.toISOString(), actor, open: due.open_step, deadline: due.kind },
        [
          {
            at: now,
            actor,
            subject: stored.person,
            action: 'deadlineReached',
            recordKind: 'case',
            record: stored.id,
            detail: { deadline: due.kind },
            key: stored.key,
          },
        ],
      );
    }),
  );
}
