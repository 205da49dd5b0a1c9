import type { PlannedRequest } from 'autocannon';
import type { Figure } from '../support/figure.ts';
import { logIn } from '../support/fillings.ts';
import { load } from '../support/http-load.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { type ProcessorUse, processorUse } from '../support/processor-use.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const connections = 16;
const rounds = 5;
const amount = 2_000;
const path = '/bench/tilgaengelighed';

type Round = ProcessorUse & { readonly perSecond: number };

/**
 * What it costs that a request has a session: the same page, which says nothing of anybody's own, with the cookie of one who
 * is logged in (two hundred in turn) and without any, in pairs of rounds right after each other. The first pair only warms up. What
 * the product's process works is compared, which holds on a machine that others use; the requests per second are told beside it.
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
    const round = async (next: () => PlannedRequest) => {
      const work = () => load(origin, { connections, amount, expected: 200, next });
      const { done, use } = await processorUse(bench, product.pid, work, () => amount);
      return { ...use, perSecond: done.perSecond };
    };
    const pairs: { readonly known: Round; readonly nobody: Round }[] = [];
    for (let pair = 0; pair <= rounds; pair += 1) {
      bench.note(`pair ${pair}`);
      const nobody = await round(without);
      const known = await round(withSession);
      if (pair > 0) pairs.push({ known, nobody });
    }
    const rate = ({ product: milliseconds }: Round) => 1_000 / milliseconds;
    return [
      {
        what: 'page with a session',
        value: medianOf(pairs.map(({ known }) => rate(known))),
        unit: "requests per second of the product's processor time",
        bound: {
          name: 'the same page without one',
          value: medianOf(pairs.map(({ nobody }) => rate(nobody))),
          ratios: pairs.map(({ known, nobody }) => nobody.product / known.product),
        },
        aim: { of: 'ratio', at: 'least', limit: 0.8 },
        raw: [
          `ms of the product: ${pairs.map(({ known, nobody }) => `${written(known.product)} to ${written(nobody.product)}`).join(', ')}`,
          `of the database: ${pairs.map(({ known }) => written(known.database)).join(', ')}`,
          `requests/s by the clock: ${pairs.map(({ known, nobody }) => `${written(known.perSecond)} to ${written(nobody.perSecond)}`).join(', ')}`,
        ].join('; '),
      },
    ];
  },
};
