import { createSessions } from '../../src/identity/sessions.ts';
import { maskCsrfSecret } from '../../src/web/csrf-token.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { benchCpr, benchGroups, benchName, insertInboxCases } from '../support/inbox-cases.ts';
import { type PreparedDatabase, prepareDatabase } from '../support/prepared-database.ts';
import { describeUse, processorUse } from '../support/processor-use.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf, quantileOf } from '../support/statistics.ts';

const people = 100_000;
const cases = 1_000_000;
const openTasks = 50_000;
/** Requests of each kind, one at a time; the first five, which fill the caches of a process that has just begun, are left out. */
const requests = 105;
const warmUp = 5;
const limit = 150;

/** A case worker of three groups with most of the open tasks, asking one page after another. */
export const inbox: Figure = {
  key: 'inbox',
  title: `The inbox and the search with ${cases.toLocaleString('en')} cases and ${openTasks.toLocaleString('en')} open tasks`,
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_inbox');
    await insertInboxCases(bench, prepared, { people, cases, openTasks });
    const { origin, environment } = await productEnvironment(bench, prepared);
    const product = await startProductProcess(environment);
    bench.defer(() => product.stop());
    const sessions: readonly Session[] = await caseWorkers(prepared, 12);
    const at = (path: string) => `${origin}/bench/sagsbehandling${path}`;

    const get = async (number: number, path: string): Promise<string> => {
      const answer = await fetch(at(path), { headers: { cookie: sessionOf(sessions, number).cookie } });
      const page = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
      return page;
    };
    const search = async (number: number, fields: Readonly<Record<string, string>>): Promise<string> => {
      const session = sessionOf(sessions, number);
      const answer = await fetch(at('/soeg'), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: session.cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams({ _csrf: session.csrf, ...fields }).toString(),
      });
      const page = await answer.text();
      if (answer.status !== 200 && answer.status !== 303) throw new Error(`The search answered ${answer.status}.`);
      return page;
    };
    const rowsOf = (page: string): number => page.match(/<tr>/g)?.length ?? 0;

    const lists = [
      '?vis=nye',
      '?vis=alle',
      '?vis=over-fristen&sorter=frist-sidst',
      '?vis=alle&blanket=emne-7&sorter=nyeste',
    ];
    let deep = '?vis=alle';
    const kinds: readonly {
      readonly what: string;
      readonly ask: (number: number) => Promise<string>;
      readonly full: boolean;
    }[] = [
      { what: 'inbox, first page', ask: (number) => get(number, lists[0] ?? ''), full: true },
      {
        what: 'inbox, first page of four lists in turn',
        ask: (number) => get(number, lists[number % 4] ?? ''),
        full: true,
      },
      {
        what: 'inbox, page after page',
        async ask(number) {
          const page = await get(number, deep);
          deep = /rel="next" href="[^"?]*([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '?vis=alle';
          return page;
        },
        full: true,
      },
      {
        what: 'search by CPR number',
        ask: (number) => search(number, { soeg: benchCpr((number * 733) % people) }),
        full: false,
      },
      {
        what: 'search by full name',
        ask: (number) => search(number, { soeg: benchName((number * 733) % people) }),
        full: false,
      },
      {
        what: 'search by form, status and date',
        ask: (number) =>
          search(number, {
            blanket: `emne-${1 + (number % 20)}`,
            status: number % 2 === 0 ? 'open' : 'ended',
            fra: '2025-01-01',
          }),
        full: false,
      },
      {
        what: 'search by status',
        ask: (number) => search(number, { status: number % 2 === 0 ? 'open' : 'ended' }),
        full: true,
      },
    ];
    const measures: Measure[] = [];
    for (const { what, ask, full } of kinds) {
      bench.note(what);
      const times: number[] = [];
      let rows = 0;
      const asking = async (): Promise<void> => {
        for (let number = 0; number < requests; number += 1) {
          const began = performance.now();
          const page = await ask(number);
          times.push(performance.now() - began);
          rows += rowsOf(page);
        }
      };
      const { use } = await processorUse(bench, product.pid, asking, () => requests);
      if (full && rows < requests * 50) throw new Error(`${what}: the pages are not full, ${rows} rows in all.`);
      const counted = times.slice(warmUp);
      measures.push({
        what: `${what}, p95`,
        value: quantileOf(counted, 0.95),
        unit: 'ms',
        aim: { of: 'value', at: 'most', limit },
        raw: `${counted.length} pages one at a time, ${written(rows / requests)} rows each; p50 ${written(medianOf(counted))} ms, slowest ${written(Math.max(...counted))} ms, the first of all ${written(times[0] ?? 0)} ms; ${describeUse([use])}`,
      });
    }
    return measures;
  },
};

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

function sessionOf(sessions: readonly Session[], number: number): Session {
  const session = sessions[number % sessions.length];
  if (!session) throw new Error('Nobody is logged in.');
  return session;
}

/** Sessions of case workers of the first three groups; several, since each may search only so often in a minute. */
async function caseWorkers({ database, organisation }: PreparedDatabase, count: number): Promise<readonly Session[]> {
  const sessions = createSessions(database, { idleMinutes: 60, hours: 8 }, () => new Date());
  return Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const token = await database.inOrganisation(organisation.id, async (transaction) => {
        const { id } = await transaction
          .insertInto('employee')
          .values({
            organisation: organisation.id,
            id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
            subject: `bench-employee-${number}`,
            name: `Sagsbehandler ${number}`,
            email: null,
            groups: [...benchGroups.slice(0, 3)],
            roles: ['caseworker'],
            language: null,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        return sessions.create(transaction, organisation, { kind: 'employee', employee: id }, 'no token');
      });
      const session = await sessions.find(organisation, token);
      if (!session) throw new Error('A session that was just made is not there.');
      return { cookie: `session=${token}`, csrf: maskCsrfSecret(Buffer.from(session.csrfSecret)) };
    }),
  );
}
