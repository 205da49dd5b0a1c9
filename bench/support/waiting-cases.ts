import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { casePlaces } from '../../src/cases/stored-case.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { decryptJson, encryptJson } from '../../src/database/encryption/envelope.ts';
import { newDataKey, unwrapDataKey } from '../../src/database/encryption/key-ring.ts';
import type { CaseEvent, CaseState } from '../../src/workflows/case-state.ts';
import type { Bench } from './bench.ts';
import { fillIn, logIn } from './fillings.ts';
import type { PreparedDatabase } from './prepared-database.ts';

const batch = 1_000;

/**
 * Puts cases into the tables that wait in the step `work` of a workflow, each under a key of its own, as a submission
 * would have left them. `dueAt` says when a case's wait is over.
 */
export async function insertWaitingCases(
  bench: Bench,
  prepared: PreparedDatabase,
  count: number,
  dueAt: (number: number) => Date,
): Promise<void> {
  const { ownerUrl, organisation } = prepared;
  const model = await modelCase(bench, prepared);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (let from = 0; from < count; from += batch) {
      const cases = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
        const key = newDataKey(organisation.keys);
        return {
          id: uuidv7(),
          deadline: uuidv7(),
          number: `2026-W${String(waitingSoFar + index).padStart(6, '0')}`,
          key: key.id,
          wrapped: key.wrapped,
          state: encryptJson(key.key, casePlaces.state, model.state),
          event: encryptJson(key.key, casePlaces.event, model.event),
          dueAt: dueAt(from + index),
        };
      });
      waitingSoFar += cases.length;
      await client.query(insertion, [
        organisation.id,
        cases.map((each) => each.id),
        cases.map((each) => each.deadline),
        cases.map((each) => each.number),
        cases.map((each) => each.key),
        cases.map((each) => each.wrapped),
        cases.map((each) => each.state),
        cases.map((each) => each.event),
        cases.map((each) => each.dueAt),
        model.id,
      ]);
    }
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Case numbers are unique in a database; more than one batch may be put into it. */
let waitingSoFar = 0;

/** Copies the model's row with other ids, key, state and deadline; all of a batch in one statement. */
const insertion = `
  with given as (
    select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bytea[], $7::bytea[], $8::bytea[], $9::timestamptz[])
      as given(id, deadline, number, key, wrapped, state, event, due_at)
  ), keys as (
    insert into data_key select $1::integer, key, wrapped from given
  ), cases as (
    insert into "case" select c.organisation, g.id, g.number, c.person, c.workflow_version, g.key, c.status, c.outcome,
      c.open_steps, c.readers, c.sequence, g.state, c.language, c.created_at, c.updated_at, c.ended_at, c.delete_at
    from "case" c, given g where c.organisation = $1::integer and c.id = $10::uuid
  ), events as (
    insert into case_event select e.organisation, g.id, e.sequence, e.at, e.kind, e.actor_kind, e.actor, g.event
    from case_event e, given g where e.organisation = $1::integer and e."case" = $10::uuid
  )
  insert into deadline select d.organisation, g.deadline, g.id, d.open_step, d.kind, g.due_at, null
  from deadline d, given g where d.organisation = $1::integer and d."case" = $10::uuid`;

/** Deadlines of one of the cases that {@link insertFarDeadlines} makes. */
const deadlinesOfCase = 4;

/**
 * Puts so many deadlines into the table that fall due from a month on, one each second, four to a case. The cases are copies of
 * one, under its key: so a million are there in a minute, and each can be opened and goes on when its deadline is made to be due.
 */
export async function insertFarDeadlines(bench: Bench, prepared: PreparedDatabase, count: number): Promise<void> {
  const model = await modelCase(bench, prepared);
  const client = new pg.Client({ connectionString: prepared.ownerUrl });
  await client.connect();
  try {
    // The rows are right by how they are made: nothing is looked up for each.
    await client.query('set session_replication_role = replica');
    await client.query('set synchronous_commit = off');
    await client.query(
      'create table bench_far as select gen_random_uuid() as id, n from generate_series(1, $1::integer) n',
      [count / deadlinesOfCase],
    );
    await client.query(
      `insert into "case" select c.organisation, f.id, '2026-F' || lpad(f.n::text, 7, '0'), c.person, c.workflow_version, c.data_key,
         c.status, c.outcome, c.open_steps, c.readers, c.sequence, c.state, c.language, c.created_at, c.updated_at, c.ended_at,
         c.delete_at
       from "case" c, bench_far f where c.id = $1::uuid`,
      [model.id],
    );
    await client.query(
      `insert into deadline select d.organisation, gen_random_uuid(), f.id, d.open_step, d.kind,
         now() + interval '30 days' + make_interval(secs => f.n * $2 + part), null
       from deadline d, bench_far f, generate_series(1, $2::integer) part where d."case" = $1::uuid`,
      [model.id, deadlinesOfCase],
    );
    await client.query('drop table bench_far');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

interface ModelCase {
  readonly id: string;
  readonly state: CaseState;
  readonly event: CaseEvent;
}

/** A case that was sent in as any other; what it holds is copied. */
async function modelCase(bench: Bench, prepared: PreparedDatabase): Promise<ModelCase> {
  const { services, organisation, ownerUrl } = prepared;
  const [filling] = await fillIn(prepared, 'vent', await logIn(prepared, 1), 1);
  if (!filling) throw new Error('There is no draft to begin with.');
  const submitted = await submitDraft(services, organisation, {
    draft: filling.draft,
    person: filling.by.person,
    revision: 1,
    context: () => ({
      today: new Date().toISOString().slice(0, 10),
      language: 'da',
      person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
    }),
    from: {},
  });
  if (submitted.kind !== 'submitted') throw new Error(`The first case was answered with ${submitted.kind}.`);
  const [row] = await bench.onDatabase(
    ownerUrl,
    `select c.state, c.data_key, k.wrapped, e.content from "case" c
     join data_key k on k.organisation = c.organisation and k.id = c.data_key
     join case_event e on e.organisation = c.organisation and e."case" = c.id
     where c.id = '${submitted.case}'`,
  );
  if (!row) throw new Error('The first case is not there.');
  const { key } = unwrapDataKey(organisation.keys, String(row.data_key), row.wrapped as Buffer);
  return {
    id: submitted.case,
    state: decryptJson<CaseState>(key, casePlaces.state, row.state as Buffer),
    event: decryptJson<CaseEvent>(key, casePlaces.event, row.content as Buffer),
  };
}
