import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { readMove } from '../../src/cases/moving/case-move.ts';
import { beginCheck, confirmMove } from '../../src/cases/moving/steer-move.ts';
import { workOffMoves } from '../../src/cases/moving/work-off-moves.ts';
import type { Bench } from '../support/bench.ts';
import { waitWorkflow } from '../support/definitions.ts';
import type { Figure } from '../support/figure.ts';
import { type PreparedDatabase, prepareDatabase } from '../support/prepared-database.ts';
import { describeUse, processorUse } from '../support/processor-use.ts';
import { written } from '../support/report.ts';
import { insertWaitingCases } from '../support/waiting-cases.ts';

const cases = 10_000;
const perTransaction = 50;

/**
 * Checks and moves running cases to a newer version of their workflow, in one process. Beside it the same writes for the same
 * cases, in as many transactions, by a bare loop that decides nothing and encrypts nothing.
 */
export const moving: Figure = {
  key: 'moving',
  title: 'Moving 10,000 running cases to a newer version of their workflow',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_moving');
    const { services, organisation, definitions, ownerUrl } = prepared;
    bench.note('inserting the cases');
    const inAMonth = Date.now() + 30 * 86_400_000;
    await insertWaitingCases(bench, prepared, cases, (number) => new Date(inAMonth + number * 1_000));
    const { work } = waitWorkflow.steps;
    if (work?.kind !== 'wait') throw new Error('The workflow waits no more.');
    const later = { ...waitWorkflow, steps: { ...waitWorkflow.steps, work: { ...work, term: { days: 60 } } } };
    const published = await definitions.publishWorkflow(organisation.id, later);
    if (!published.ok) throw new Error(JSON.stringify(published.findings));
    const by = { employee: await employee(bench, prepared), from: {} };
    const workOff = () =>
      processorUse(
        bench,
        process.pid,
        async () => {
          const began = performance.now();
          await workOffMoves(
            services,
            () => false,
            (what, error) => {
              throw new Error(what, { cause: error });
            },
          );
          return (performance.now() - began) / 1_000;
        },
        () => cases,
      );

    bench.note('checking');
    const check = await beginCheck(services, organisation, waitWorkflow.key, by);
    if (check === null) throw new Error('Nothing is published.');
    const checked = await workOff();
    bench.note('moving');
    if (!(await confirmMove(services, organisation, waitWorkflow.key, check, by))) throw new Error('It was not begun.');
    const moved = await workOff();
    const move = await services.database.inOrganisation(organisation.id, (transaction) =>
      readMove(transaction, waitWorkflow.key),
    );
    // The case that the others are copies of is moved too.
    if (move?.counts.moved !== cases + 1) throw new Error(`Moved were ${move?.counts.moved} cases.`);
    bench.note('the bare loop');
    const bare = await bareWrites(ownerUrl, organisation.id, move.to);
    return [
      {
        what: 'check of all',
        value: checked.done,
        unit: 's',
        raw: `${written(cases / checked.done)} cases/s; ${describeUse([checked.use])}`,
      },
      {
        what: 'move of all',
        value: moved.done,
        unit: 's',
        bound: { name: 'a bare loop of the same writes, ready-made', value: bare },
        raw: `${written(cases / moved.done)} cases/s in transactions of ${perTransaction}; ${describeUse([moved.use])}`,
      },
    ];
  },
};

async function employee(bench: Bench, { ownerUrl, organisation }: PreparedDatabase): Promise<string> {
  const id = randomUUID();
  await bench.onDatabase(
    ownerUrl,
    `insert into employee (organisation, id, subject, name, groups, roles)
     values (${organisation.id}, '${id}', 'bench', 'Måler', '{Fritid}', '{designer}')`,
  );
  return id;
}

/** Writes for each moved case what moving it wrote, from rows that are there. @returns seconds */
async function bareWrites(ownerUrl: string, organisation: number, version: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query<{ id: string; state: Buffer; content: Buffer }>(
      `select c.id, c.state, e.content from "case" c
       join case_event e on e.organisation = c.organisation and e."case" = c.id and e.kind = 'movedToVersion'
       where c.organisation = $1 and c.workflow_version = $2 order by c.id`,
      [organisation, version],
    );
    const began = performance.now();
    for (let from = 0; from < found.rows.length; from += perTransaction) {
      await client.query('begin');
      for (const { id, state, content } of found.rows.slice(from, from + perTransaction)) {
        const values = [organisation, id, state, content, randomUUID()];
        await client.query({ name: 'bare-move', text: bareMove, values });
      }
      await client.query('commit');
    }
    return (performance.now() - began) / 1_000;
  } finally {
    await client.end();
  }
}

const bareMove = `
  with c as (
    update "case" set state = $3, sequence = sequence + 1, updated_at = now() where organisation = $1 and id = $2 returning 1
  ), e as (
    insert into case_event (organisation, "case", sequence, at, kind, actor_kind, content)
    values ($1, $2, 1000, now(), 'bare', 'system', $4)
  ), d as (delete from deadline where organisation = $1 and "case" = $2 returning *), n as (
    insert into deadline select organisation, $5::uuid, "case", open_step, kind, due_at, null from d
  ), a as (
    insert into audit_entry (organisation, at, actor_kind, action, record_kind, record, detail)
    values ($1, now(), 'system', 'bare', 'case', $2, $4)
  ), i as (
    update case_move_item set result = 'can' where organisation = $1 and "case" = $2
  ) select 1`;
