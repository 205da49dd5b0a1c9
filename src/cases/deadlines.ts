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

/** Deadlines taken in one go: at least, at most and at first. In between, as many as are worked off in so many milliseconds. */
const batch = { least: 8, most: 200, first: 50, milliseconds: 400 } as const;
const atOnce = 4;

/**
 * Takes the deadlines that have fallen due, in batches by one index scan, and applies each to its case. Organisations take turns,
 * and a batch lasts no longer on a slow machine: one with a million due at once leaves the others' on time. What a killed process
 * had taken is free again after 15 seconds, as is what failed; the rest goes on.
 * @param stopped asked between two deadlines
 * @param report told of a deadline that could not be applied; it is thrown where nobody is told
 * @returns how many were applied, and how late the latest was in milliseconds.
 */
export async function applyDueDeadlines(
  services: CaseServices,
  stopped: () => boolean = () => false,
  report: (what: string, error: unknown) => void = (_, error) => {
    throw error;
  },
): Promise<{ readonly applied: number; readonly latest: number }> {
  let applied = 0;
  let latest = 0;
  // One of each at first: that shows how many there are to share a batch.
  let size: number = batch.first;
  for (let ofEach = 1; !stopped(); ) {
    const now = services.now();
    // An organisation may have come since they were counted.
    const most = 2 * size;
    const began = performance.now();
    const { rows } = await sql<Due>`select * from claim_due_deadlines(${now}, ${ofEach}, ${most})`.execute(
      services.database.shared,
    );
    const turns = byOrganisation(rows);
    const waiting = inTurn(turns);
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let due = waiting.shift(); due && !stopped(); due = waiting.shift()) {
          try {
            await applyDeadline(services, due);
            applied += 1;
            latest = Math.max(latest, services.now().getTime() - due.due_at.getTime());
          } catch (error) {
            report('a deadline could not be applied', error);
          }
        }
      }),
    );
    const haveMore = turns.filter((turn) => turn.length >= ofEach).length;
    if (haveMore === 0 && rows.length < most) break;
    const fits = (rows.length * batch.milliseconds) / (performance.now() - began);
    if (rows.length > batch.least) size = Math.min(batch.most, Math.max(batch.least, Math.floor(fits)));
    ofEach = rows.length < most ? Math.max(1, Math.floor(size / haveMore)) : 1;
  }
  return { applied, latest };
}

/** Each organisation's, its oldest first. */
function byOrganisation(rows: readonly Due[]): readonly (readonly Due[])[] {
  const sorted = rows.toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime());
  return [...Map.groupBy(sorted, ({ organisation }) => organisation).values()];
}

/** One of each, and then the next of each. */
function inTurn(turns: readonly (readonly Due[])[]): Due[] {
  const longest = Math.max(0, ...turns.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => turns.flatMap((turn) => turn[place] ?? [])).flat();
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
