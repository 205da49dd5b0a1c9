import type { Figure } from '../support/figure.ts';
import { logIn } from '../support/fillings.ts';
import { load } from '../support/http-load.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const connections = 16;
const rounds = 5;
const seconds = 2;
const path = '/bench/tilgaengelighed';

/**
 * What it costs that a request has a session: the same page, which says nothing of anybody's own, with the cookie of one who
 * is logged in (two hundred in turn) and without any, in pairs of rounds right after each other. The first pair only warms up.
 */
export const session: Figure = {
  key: 'session',
  title: 'The session check of a request, 16 connections',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_session', 2);
    const citizens = await logIn(prepared, 200);
    const { origin, environment } = await productEnvironment(bench, prepared);
    const product = await startProductProcess(environment);
    bench.defer(() => product.stop());
    let taken = 0;
    const withSession = () => {
      taken += 1;
      return {
        path,
        headers: { cookie: citizens[taken % citizens.length]?.cookie ?? '', 'accept-encoding': 'identity' },
      };
    };
    const without = () => ({ path, headers: { 'accept-encoding': 'identity' } });
    const pairs: { readonly known: number; readonly nobody: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      bench.note(`pair ${round}`);
      const nobody = await load(origin, { connections, seconds, expected: 200, next: without });
      const known = await load(origin, { connections, seconds, expected: 200, next: withSession });
      if (round > 0) pairs.push({ known: known.perSecond, nobody: nobody.perSecond });
    }
    return [
      {
        what: 'page with a session',
        value: medianOf(pairs.map(({ known }) => known)),
        unit: 'requests/s',
        bound: {
          name: 'the same page without one',
          value: medianOf(pairs.map(({ nobody }) => nobody)),
          ratios: pairs.map(({ known, nobody }) => known / nobody),
        },
        aim: { of: 'ratio', at: 'least', limit: 0.8 },
        raw: pairs.map(({ known, nobody }) => `${written(known)} to ${written(nobody)}`).join(', '),
      },
    ];
  },
};
