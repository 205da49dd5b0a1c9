import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';
import type { Bench } from '../support/bench.ts';
import { twentyAnswers } from '../support/definitions.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { type Filling, fillIn, logIn } from '../support/fillings.ts';
import { type Load, load } from '../support/http-load.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { describeUse, type ProcessorUse, processorUse } from '../support/processor-use.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const connections = 16;
const rounds = 3;
const seconds = 3;

/**
 * The page of twenty fields, and saving it. Beside it, round by round, a bare server of the same framework with the
 * same bytes. Pages go out compressed, as browsers ask for them. A page that is the same as at the last look is kept by
 * the product, so that one which must be drawn is measured too.
 */
export const formPage: Figure = {
  key: 'page',
  title: 'A form page of twenty fields for a logged-in citizen, 16 connections',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_page');
    // Saving is limited to 120 in a minute and session; every citizen has one draft.
    const fillings = await fillIn(prepared, 'godkend', await logIn(prepared, 240), 240);
    const { origin, environment } = await productEnvironment(bench, prepared);
    const product = await startProductProcess(environment);
    bench.defer(() => product.stop());
    const path = ({ draft }: Filling) => `/bench/blanket/godkend/udfyld/${draft}/spoergsmaal`;
    const take = inTurn(fillings);

    const get = (encoding: string) => () => {
      const filling = take();
      return { path: path(filling), headers: { cookie: filling.by.cookie, 'accept-encoding': encoding } };
    };
    // Pages that have not changed since go out as they were; at an address of its own each is drawn, as after a change.
    let drawn = 0;
    const getAnew = (): Asked => {
      drawn += 1;
      const asked = get('gzip')();
      return { ...asked, path: `${asked.path}?nr=${drawn}` };
    };
    let saved = 0;
    const post = () => {
      const filling = take();
      saved += 1;
      return {
        method: 'POST',
        path: path(filling),
        headers: {
          cookie: filling.by.cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: bodyOf(filling, saved),
      };
    };

    const measured = (work: () => Promise<Load>) =>
      processorUse(bench, product.pid, work, (done) => done.perSecond * seconds);
    const measures: Measure[] = [];
    for (const encoding of ['gzip', 'identity']) {
      bench.note(`form page, ${encoding}`);
      const next = get(encoding);
      const bareUrl = await startBareServer(bench, origin, next());
      const ours: Load[] = [];
      const bare: Load[] = [];
      const uses: ProcessorUse[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        bare.push(await load(bareUrl, { connections, seconds: 2, expected: 200, next: () => ({ path: '/' }) }));
        const { done, use } = await measured(() => load(origin, { connections, seconds, expected: 200, next }));
        ours.push(done);
        uses.push(use);
      }
      measures.push(...pageMeasures(encoding, ours.slice(1), uses.slice(1), bare.slice(1)));
    }
    bench.note('form page, drawn each time');
    const drawings: Load[] = [];
    const drawingUses: ProcessorUse[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const { done, use } = await measured(() => load(origin, { connections, seconds, expected: 200, next: getAnew }));
      drawings.push(done);
      drawingUses.push(use);
    }
    measures.push(drawnMeasure(drawings.slice(1), drawingUses.slice(1)));
    bench.note('saving the page');
    const saves: Load[] = [];
    const uses: ProcessorUse[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const { done, use } = await measured(() => load(origin, { connections, seconds, expected: 303, next: post }));
      saves.push(done);
      uses.push(use);
    }
    measures.push(saveMeasure(saves.slice(1), uses.slice(1)));
    return measures;
  },
};

function pageMeasures(
  encoding: string,
  ours: readonly Load[],
  uses: readonly ProcessorUse[],
  bare: readonly Load[],
): readonly Measure[] {
  const how = encoding === 'gzip' ? 'compressed' : 'uncompressed, as the peer was measured';
  const raw = `rounds: ${rates(ours)}; bare: ${rates(bare)}; ${describeUse(uses)}`;
  return [
    {
      what: `page, ${how}`,
      value: medianOf(ours.map((each) => each.perSecond)),
      unit: 'requests/s',
      bound: { name: 'the same bytes from a bare server', value: medianOf(bare.map((each) => each.perSecond)) },
      aim: { of: 'ratio', at: 'least', limit: 0.5 },
      raw,
    },
    {
      what: `page, ${how}: p99`,
      value: medianOf(ours.map((each) => each.p99)),
      unit: 'ms',
      aim: { of: 'value', at: 'most', limit: 60 },
      raw: `p50 ${written(medianOf(ours.map((each) => each.p50)))} ms`,
    },
  ];
}

function drawnMeasure(drawings: readonly Load[], uses: readonly ProcessorUse[]): Measure {
  return {
    what: 'page, compressed, changed since the last look each time',
    value: medianOf(drawings.map((each) => each.perSecond)),
    unit: 'requests/s',
    raw: `rounds: ${rates(drawings)}; p50 ${written(medianOf(drawings.map((each) => each.p50)))} ms, p99 ${written(medianOf(drawings.map((each) => each.p99)))} ms; ${describeUse(uses)}`,
  };
}

function saveMeasure(saves: readonly Load[], uses: readonly ProcessorUse[]): Measure {
  return {
    what: 'POST of the page, saved durably',
    value: medianOf(saves.map((each) => each.perSecond)),
    unit: 'requests/s',
    aim: { of: 'value', at: 'least', limit: 1_000 },
    raw: `rounds: ${rates(saves)}; p50 ${written(medianOf(saves.map((each) => each.p50)))} ms, p99 ${written(medianOf(saves.map((each) => each.p99)))} ms; ${describeUse(uses)}`,
  };
}

function rates(loads: readonly Load[]): string {
  return loads.map((each) => written(each.perSecond)).join(', ');
}

function inTurn<T>(items: readonly T[]): () => T {
  let next = 0;
  return () => {
    const item = items[next % items.length];
    next += 1;
    if (item === undefined) throw new Error('There is nothing to take in turn.');
    return item;
  };
}

function bodyOf({ by }: Filling, number: number): string {
  const values = new URLSearchParams({ _csrf: by.csrf, revision: '1000000000', _live: '1' });
  for (const [key, answer] of Object.entries(twentyAnswers(number))) {
    if (typeof answer === 'string') values.set(key, answer);
    else for (const [part, value] of Object.entries(answer)) values.set(`${key}.${part}`, String(value));
  }
  return values.toString();
}

interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Fetches the page once and has another process serve just that. */
async function startBareServer(bench: Bench, origin: string, asked: Asked): Promise<string> {
  const answer = await exactAnswer(origin + asked.path, asked.headers);
  const file = join(bench.folder, 'bare-answer.json');
  await writeFile(file, JSON.stringify(answer));
  const program = join(projectRoot, 'bench', 'programs', 'bare-server.ts');
  const child = spawn(process.execPath, [...typescriptArguments, program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  bench.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return `http://127.0.0.1:${line.split(' ').at(-1)}`;
}

/** The answer as it comes over the wire: `fetch` would unpack it. */
async function exactAnswer(page: string, headers: Asked['headers']) {
  return new Promise<{ headers: Record<string, string>; body: string }>((resolve, reject) => {
    request(page, { headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${page} answered ${response.statusCode}`));
        const kept = Object.entries(response.headers).filter(
          ([name]) => !['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name),
        );
        const text = kept.map(([name, value]) => [name, String(value)]);
        resolve({ headers: Object.fromEntries(text), body: Buffer.concat(pieces).toString('base64') });
      });
    })
      .on('error', reject)
      .end();
  });
}
