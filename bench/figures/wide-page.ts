import type { Step } from '../../src/workflows/definition.ts';
import { waitWorkflow } from '../support/definitions.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { fillIn, logIn } from '../support/fillings.ts';
import { prepareDatabase, publishBoth } from '../support/prepared-database.ts';
import { productEnvironment } from '../support/product-environment.ts';
import { startProductProcess } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';
import { wideAnswers, wideForm } from '../support/wide-form.ts';

const size = 500;
const times = 15;

/** A form of 500 fields on one page, as its first reader meets it, one request at a time. */
export const widePage: Figure = {
  key: 'wide-page',
  title: 'A page of 500 fields, and the script of a form page',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_wide');
    const start = waitWorkflow.steps.fill;
    if (start?.kind !== 'fill') throw new Error('The workflow does not begin with a form.');
    const steps: Record<string, Step> = { ...waitWorkflow.steps, fill: { ...start, form: 'bred' } };
    const decide = steps.choose;
    if (decide?.kind === 'decide') {
      steps.choose = { ...decide, branches: decide.branches.map((branch) => ({ ...branch, when: 'svar.f1 > 0' })) };
    }
    const workflow = { ...waitWorkflow, key: 'bred', steps };
    await publishBoth(prepared.definitions, prepared.organisation.id, wideForm('bred', size, true), workflow);
    const citizens = await logIn(prepared, 1);
    const [filling] = await fillIn(prepared, 'bred', citizens, 1, () => wideAnswers(size));
    if (!filling) throw new Error('Nothing was filled in.');
    const { origin, environment } = await productEnvironment(bench, prepared);
    const product = await startProductProcess(environment);
    bench.defer(() => product.stop());
    const address = `${origin}/bench/blanket/bred/udfyld/${filling.draft}/side-1`;
    const firstBytes: number[] = [];
    let page = '';
    for (let time = 0; time < times; time += 1) {
      const began = performance.now();
      const answer = await fetch(address, { headers: { cookie: filling.by.cookie, 'accept-encoding': 'gzip' } });
      firstBytes.push(performance.now() - began);
      page = await answer.text();
      if (!answer.ok) throw new Error(`The page answered ${answer.status}.`);
    }
    const compressed = await bytesOf(address, filling.by.cookie);
    return [
      {
        what: 'page of 500 fields: time to first byte',
        value: medianOf(firstBytes),
        unit: 'ms',
        raw: `${firstBytes.map(written).join(', ')}; the first compiles the form`,
      },
      {
        what: 'page of 500 fields: bytes, compressed',
        value: compressed / 1_000,
        unit: 'kB',
        raw: `${written(page.length / 1_000)} thousand characters of HTML`,
      },
      await scriptOf(origin, page),
    ];
  },
};

/** Bytes of the body as it comes over the wire; `fetch` has unpacked it, so the length is what the server says. */
async function bytesOf(address: string, cookie: string): Promise<number> {
  const answer = await fetch(address, { headers: { cookie, 'accept-encoding': 'gzip' } });
  const length = Number(answer.headers.get('content-length'));
  await answer.arrayBuffer();
  if (!(length > 0)) throw new Error('The answer has no length.');
  return length;
}

/** All scripts that the page names, compressed as the server sends them. */
async function scriptOf(origin: string, page: string): Promise<Measure> {
  const sources = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] ?? '');
  const sizes = await Promise.all(
    sources.map(async (source) => {
      const answer = await fetch(origin + source, { headers: { 'accept-encoding': 'br, gzip' } });
      const length = Number(answer.headers.get('content-length'));
      await answer.arrayBuffer();
      return [source.split('/').at(-1) ?? source, length] as const;
    }),
  );
  if (sizes.length === 0) throw new Error('The page loads no script.');
  return {
    what: 'script of a form page, compressed',
    value: sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1_000,
    unit: 'kB',
    aim: { of: 'value', at: 'most', limit: 60 },
    raw: sizes.map(([name, bytes]) => `${name} ${written(bytes / 1_000)}`).join(', '),
  };
}
