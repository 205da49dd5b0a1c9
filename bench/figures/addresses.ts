import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { AddressRegister } from '../../src/registers/address-register.ts';
import { loadAddresses } from '../../src/registers/addresses/load/load-addresses.ts';
import { localAddressRegister } from '../../src/registers/addresses/local-address-register.ts';
import { writeAddressFiles } from '../support/address-files.ts';
import type { Bench } from '../support/bench.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { middleOf } from '../support/statistics.ts';

const entrances = 1_000_000;
const rounds = 5;
const atOnce = 4;
const aRound = 400;

/** A generated country of a million entrances: the load of its files, and suggestions from it. */
export const addresses: Figure = {
  key: 'addresses',
  title: `Addresses: ${entrances.toLocaleString('en')} entrances`,
  async measure(bench) {
    const folder = join(bench.folder, 'addresses');
    const files = await writeAddressFiles(folder, entrances);
    bench.note(`${files.rows.toLocaleString('en')} rows, ${Math.round(files.bytes / 1e6)} MB are written`);
    bench.defer(() => rm(folder, { recursive: true, force: true }));
    const ownerUrl = await bench.createDatabase('bench_addresses');
    const { applicationUrl } = await migrate(ownerUrl, randomBytes(32));
    const database = openDatabase(applicationUrl, atOnce);
    bench.defer(() => database.close());
    const load = async (): Promise<number> => {
      const before = performance.now();
      const memory = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 200);
      await loadAddresses({ ownerUrl, paths: [folder], now: new Date(), report: bench.note });
      clearInterval(memory);
      return (performance.now() - before) / 1_000;
    };
    const resting = process.memoryUsage.rss();
    let most = resting;
    const first = await load();
    const again = await load();
    const bare = await bareSeconds(bench, ownerUrl);
    const register = localAddressRegister(database);
    const byId = sql<{ readonly id: string }>`select id from unit_address limit 2000`.compile(database.shared);
    const ids = (await database.single(0, byId)).map(({ id }) => id);
    return [
      {
        what: `first load of ${(entrances + files.units).toLocaleString('en')} addresses, with places and indices`,
        value: first,
        unit: 's',
        bound: { name: 'the same rows written once more by PostgreSQL alone, with indices', value: bare },
        aim: { of: 'ratio', at: 'most', limit: 5 },
        raw: `${Math.round(files.rows / first).toLocaleString('en')} rows/s; memory grew by ${Math.round((most - resting) / 1e6)} MB`,
      },
      { what: 'the same files again: read, compared, nothing written', value: again, unit: 's', raw: written(again) },
      await suggestions(register, ids, 'a street’s beginning', files.typed.beginning),
      await suggestions(register, ids, 'a whole address, without commas', files.typed.address, 0.1),
      await suggestions(register, ids, 'a misspelt street', files.typed.misspelt),
    ];
  },
};

/** What the database needs for the rows themselves: into tables with the same indices. */
async function bareSeconds(bench: Bench, ownerUrl: string): Promise<number> {
  const before = performance.now();
  for (const table of ['access_address', 'unit_address']) {
    await bench.onDatabase(ownerUrl, `create table bare_${table} (like ${table} including all)`);
    await bench.onDatabase(ownerUrl, `insert into bare_${table} select * from ${table}`);
  }
  const seconds = (performance.now() - before) / 1_000;
  for (const table of ['access_address', 'unit_address']) await bench.onDatabase(ownerUrl, `drop table bare_${table}`);
  return seconds;
}

/** Suggestions per second, held against look-ups of one address by its key in the same way, right after each other. */
async function suggestions(
  register: AddressRegister,
  ids: readonly string[],
  what: string,
  typed: readonly string[],
  limit?: number,
): Promise<Measure> {
  const values: number[] = [];
  const bounds: number[] = [];
  let found = 0;
  for (let round = 0; round <= rounds; round += 1) {
    found = 0;
    const value = await perSecond(async (index) => {
      const answer = await register.suggest(typed[(index * 7 + round) % typed.length] ?? '');
      if (answer.ok && answer.suggestions.length > 0) found += 1;
    });
    const bound = await perSecond(async (index) => {
      const answer = await register.lookUp(ids[(index * 13 + round) % ids.length] ?? '');
      if (!answer.ok) throw new Error(answer.detail);
    });
    // The first warms what the database and V8 keep.
    if (round > 0) {
      values.push(value);
      bounds.push(bound);
    }
  }
  return {
    what: `suggestions for ${what}`,
    value: middleOf(values),
    unit: '/s',
    bound: {
      name: 'look-ups of one address by id',
      value: middleOf(bounds),
      ratios: values.map((value, index) => value / (bounds[index] ?? 1)),
    },
    ...(limit === undefined ? {} : { aim: { of: 'ratio', at: 'least', limit } }),
    raw: `${values.map((value) => Math.round(value)).join(' ')}; ${Math.round((100 * found) / aRound)} % found something`,
  };
}

async function perSecond(work: (index: number) => Promise<void>): Promise<number> {
  const before = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < aRound) await work(next++);
    }),
  );
  return (aRound * 1_000) / (performance.now() - before);
}
