import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { cprHash } from '../../src/cases/person.ts';
import { nameTokens } from '../../src/cases/search/name-index.ts';
import { casePlaces } from '../../src/cases/stored-case.ts';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { decryptJson, encryptJson } from '../../src/database/encryption/envelope.ts';
import { newDataKey, unwrapDataKey } from '../../src/database/encryption/key-ring.ts';
import type { CaseState } from '../../src/workflows/case-state.ts';
import type { Bench } from './bench.ts';
import { fillIn, logIn } from './fillings.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** How much there is. */
export interface InboxSize {
  readonly people: number;
  readonly cases: number;
  readonly openTasks: number;
}

/** The groups that the cases belong to, the first with most. */
export const benchGroups = ['Fritid', 'Teknik', 'Borgerservice', 'Ydelse', 'Miljø'] as const;
const workflows = 20;
const day = 86_400_000;

const firstNames =
  'Peter Anne Jens Mette Lars Kirsten Michael Hanne Henrik Anna Thomas Helle Søren Susanne Jan Lene Martin Maria Niels Marianne Åse Ærling Zoë Karen Inge'.split(
    ' ',
  );
const lastNames =
  'Nielsen Jensen Hansen Andersen Pedersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen Holm Bæk Vestergaard'.split(
    ' ',
  );
const rareNames = Array.from(
  { length: 400 },
  (_, number) =>
    `Sjælden${String.fromCharCode(97 + (number % 26))}${String.fromCharCode(97 + Math.floor(number / 26))}`,
);

/** The name of the person with that number: mostly of few names, as in Denmark, with a rare one in between. */
export function benchName(number: number): string {
  const middle = number % 3 === 0 ? ` ${rareNames[number % rareNames.length]}` : '';
  return `${firstNames[number % firstNames.length]}${middle} ${lastNames[Math.floor(number / 7) % lastNames.length]}`;
}

/** The CPR number of the person with that number. */
export function benchCpr(number: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const serial = String(1_000 + Math.floor(number / 33_600)).padStart(4, '0');
  return (
    two(1 + (number % 28)) + two(1 + (Math.floor(number / 28) % 12)) + two(Math.floor(number / 336) % 100) + serial
  );
}

/**
 * Fills the tables of the bench's organisation: people with keys, names and CPR numbers of their own; twenty workflows; cases
 * of them from three years, of which the latest are open with a task each. An open case has a key and a state of its own, as
 * a submission leaves them; those that have ended share one, since no list opens them.
 */
export async function insertInboxCases(bench: Bench, prepared: PreparedDatabase, size: InboxSize): Promise<void> {
  const { ownerUrl, organisation } = prepared;
  const model = await modelCase(bench, prepared);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  try {
    await run('set synchronous_commit = off');
    bench.note(`${size.people} people`);
    const people: string[] = [];
    for (let from = 0; from < size.people; from += 5_000) {
      const batch = Array.from({ length: Math.min(5_000, size.people - from) }, (_, index) => {
        const number = from + index;
        const key = newDataKey(organisation.keys);
        const name = benchName(number);
        const identity = { cpr: benchCpr(number), name };
        return {
          id: uuidv7(),
          key: key.id,
          wrapped: key.wrapped,
          hash: cprHash(organisation, identity.cpr),
          identity: encryptJson(key.key, 'person.identity', identity),
          tokens: nameTokens(organisation, name),
        };
      });
      people.push(...batch.map(({ id }) => id));
      await run('insert into data_key select $1, * from unnest($2::uuid[], $3::bytea[])', [
        organisation.id,
        batch.map(({ key }) => key),
        batch.map(({ wrapped }) => wrapped),
      ]);
      await run(
        `insert into person (organisation, id, data_key, identity_hash, identity, names_indexed)
         select $1, *, true from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[])`,
        [
          organisation.id,
          batch.map(({ id }) => id),
          batch.map(({ key }) => key),
          batch.map(({ hash }) => hash),
          batch.map(({ identity }) => identity),
        ],
      );
      await run('insert into person_name_token select $1, * from unnest($2::bytea[], $3::uuid[])', [
        organisation.id,
        batch.flatMap(({ tokens }) => [...tokens]),
        batch.flatMap(({ id, tokens }) => tokens.map(() => id)),
      ]);
    }
    await run('create table bench_person (number serial primary key, id uuid)');
    await run('insert into bench_person (id) select * from unnest($1::uuid[])', [people]);

    bench.note(`${workflows} workflows`);
    await run(
      `insert into workflow_version (organisation, id, key, version, status, definition, start_form, forms)
       select organisation, gen_random_uuid(), 'emne-' || n, 1, 'withdrawn',
         definition || jsonb_build_object('key', 'emne-' || n, 'title', jsonb_build_object('da', 'Emne ' || n, 'en', 'Subject ' || n),
           'group', ($2::text[])[1 + n % cardinality($2::text[])]),
         start_form, forms
       from workflow_version, generate_series(1, $3) n where id = $1`,
      [model.version, [...benchGroups], workflows],
    );
    await run(`create table bench_workflow as select row_number() over (order by key) as number, id, key,
      definition ->> 'group' as "group" from workflow_version where key like 'emne-%'`);

    const ended = size.cases - size.openTasks;
    bench.note(`${ended} cases that have ended`);
    await run(
      `insert into "case" (organisation, id, number, person, workflow_version, data_key, status, outcome, open_steps, readers,
         sequence, state, language, created_at, updated_at, ended_at, delete_at)
       select $1, ${timedId('made.at')}, to_char(made.at, 'YYYY') || '-' || lpad(n::text, 7, '0'), p.id, w.id, $2, 'ended', 'granted',
         array['done'], w."group", 3, $3, 'da', made.at, made.at + interval '9 days', made.at + interval '9 days',
         now() + interval '3 years'
       from generate_series(1, $4::integer) n
       cross join lateral (select now() - interval '3 years' + n * (interval '3 years' - interval '30 days') / $4::integer as at) made
       join bench_person p on p.number = 1 + (n::bigint * 7919) % $5::integer
       join bench_workflow w on w.number = 1 + (n::bigint * 31) % ${workflows}`,
      [organisation.id, model.key, encryptJson(Buffer.alloc(32), casePlaces.state, {}), ended, size.people],
    );

    bench.note(`${size.openTasks} open tasks`);
    for (let from = 0; from < size.openTasks; from += 5_000) {
      const count = Math.min(5_000, size.openTasks - from);
      const keys = Array.from({ length: count }, () => newDataKey(organisation.keys));
      await run('insert into data_key select $1, * from unnest($2::uuid[], $3::bytea[])', [
        organisation.id,
        keys.map(({ id }) => id),
        keys.map(({ wrapped }) => wrapped),
      ]);
      const now = Date.now();
      await run(
        `with given as (
           select * from unnest($2::integer[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[], $7::timestamptz[], $8::timestamptz[], $9::text[])
             as given(n, id, task, key, state, at, due_at, taken)
         ), placed as (
           select g.*, p.id as person, w.id as version, w.key as workflow, w."group" from given g
           join bench_person p on p.number = 1 + (g.n::bigint * 104729) % $10::integer
           join bench_workflow w on w.number = 1 + (g.n::bigint * 31) % ${workflows}
         ), cases as (
           insert into "case" (organisation, id, number, person, workflow_version, data_key, status, outcome, open_steps,
             readers, sequence, state, language, created_at, updated_at)
           select $1, id, to_char(at, 'YYYY') || '-' || lpad((8000000 + n)::text, 7, '0'), person, version, key, 'open', null,
             array['work'], "group", 1, state, 'da', at, at from placed
         )
         insert into task (organisation, id, "case", open_step, step, purpose, "group", employee, due_at, created_at, workflow)
         select $1, task, id, 1, 'work', 'approve', "group", case when taken = 'ja' then $11::uuid end, due_at, at, workflow
         from placed`,
        [
          organisation.id,
          keys.map((_, index) => from + index),
          keys.map((_, index) => uuidv7({ msecs: now - 30 * day + (from + index) * 40 })),
          keys.map(() => uuidv7()),
          keys.map(({ id }) => id),
          keys.map(({ key }) => encryptJson(key, casePlaces.state, model.state)),
          keys.map((_, index) => new Date(now - 30 * day + (from + index) * 40)),
          keys.map((_, index) => new Date(now + (((from + index) * 7) % 20_000) * 60_000 - 3 * day)),
          keys.map((_, index) => ((from + index) % 5 === 0 ? 'ja' : 'nej')),
          size.people,
          uuidv7(),
        ],
      );
    }
    bench.note('vacuum analyze');
    await run('drop table bench_person, bench_workflow');
    await run('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** In SQL, a UUID of version 7 for a moment. */
function timedId(moment: string): string {
  return `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || 'a' || substr(md5(random()::text), 1, 15))::uuid`;
}

/** A case that was sent in as any other. */
async function modelCase(
  bench: Bench,
  prepared: PreparedDatabase,
): Promise<{ readonly state: CaseState; readonly version: string; readonly key: string }> {
  const { services, organisation, ownerUrl } = prepared;
  const [filling] = await fillIn(prepared, 'godkend', await logIn(prepared, 1), 1);
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
    `select c.state, c.data_key, c.workflow_version, k.wrapped from "case" c
     join data_key k on k.organisation = c.organisation and k.id = c.data_key where c.id = '${submitted.case}'`,
  );
  if (!row) throw new Error('The first case is not there.');
  const { key } = unwrapDataKey(organisation.keys, String(row.data_key), row.wrapped as Buffer);
  return {
    state: decryptJson<CaseState>(key, casePlaces.state, row.state as Buffer),
    version: String(row.workflow_version),
    key: String(row.data_key),
  };
}
