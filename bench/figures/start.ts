import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../scripts/install-chromium.mjs';
import { projectRoot } from '../../src/paths.ts';
import { claimPort } from '../../src/processes/claim-port.ts';
import type { Bench } from '../support/bench.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { memoryOf, processTree } from '../support/machine.ts';
import { untilReady } from '../support/product-process.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const starts = 4;

/** `npm start` as on a bare machine, in a data folder of its own: its own PostgreSQL, sandbox and server. */
export const start: Figure = {
  key: 'start',
  title: 'Starting, resting, and the first page',
  async measure(bench) {
    const environment = {
      ...process.env,
      DATA_DIR: join(bench.folder, 'start'),
      PORT: String(await claimPort('127.0.0.1', 0)),
      LOG_LEVEL: 'error',
    };
    const readyAfter: number[] = [];
    let last: RunningStart | undefined;
    for (let count = 0; count < starts; count += 1) {
      last = await npmStart(environment);
      readyAfter.push(last.readyAfter);
      if (count < starts - 1) await last.stop();
    }
    if (!last) throw new Error('Nothing was started.');
    const running = last;
    bench.defer(() => running.stop());
    await sleep(5_000);
    return [
      {
        what: 'second `npm start` to ready',
        value: medianOf(readyAfter.slice(1)) / 1_000,
        unit: 's',
        aim: { of: 'value', at: 'most', limit: 4 },
        raw: `the first, which makes the database: ${written((readyAfter[0] ?? 0) / 1_000)} s; then ${readyAfter
          .slice(1)
          .map((value) => written(value / 1_000))
          .join(', ')} s`,
      },
      memoryAtRest(running.pid),
      ...(await firstPages(bench, `http://localhost:${environment.PORT}`)),
    ];
  },
};

interface RunningStart {
  readonly pid: number;
  readonly readyAfter: number;
  stop(): Promise<void>;
}

async function npmStart(environment: NodeJS.ProcessEnv): Promise<RunningStart> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: projectRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const readyAfter = await untilReady(child, began, /^Ready: /);
  const pid = child.pid ?? 0;
  return {
    pid,
    readyAfter,
    async stop() {
      // As Ctrl-C in a terminal: to the whole group.
      process.kill(-pid, 'SIGINT');
      await ended;
      while (isRunning(-pid)) await sleep(20);
    },
  };
}

/** Whether a process, or of a negative number any of its group, is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // ESRCH: there is none.
    return false;
  }
}

function memoryAtRest(root: number): Measure {
  const memory = processTree(root).map(memoryOf);
  const sum = (kind: 'rss' | 'pss') => memory.reduce((total, each) => total + each[kind], 0) / 2 ** 20;
  return {
    what: 'memory at rest, all processes',
    value: sum('pss'),
    unit: 'MiB',
    raw: `${memory.length} processes with npm, PostgreSQL and the sandbox; shared pages counted once (Pss); resident sizes added up: ${written(sum('rss'))} MiB`,
  };
}

/** Bytes over the wire of a page with all that it needs, as a browser with an empty cache fetches it. */
async function firstPages(bench: Bench, origin: string): Promise<readonly Measure[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  bench.defer(() => browser.close());
  const measures: Measure[] = [];
  for (const [what, path] of [
    ["the organisation's front page", '/demo/'],
    ["the form's first page", '/demo/blanket/fritidspas'],
  ] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const names = new Map<string, string>();
    const sizes: (readonly [string, number])[] = [];
    session.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      sizes.push([(names.get(requestId) ?? '').split('/').at(-1) || 'html', encodedDataLength]),
    );
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    await context.close();
    measures.push({
      what: `bytes of ${what}`,
      value: sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1_000,
      unit: 'kB',
      aim: { of: 'value', at: 'most', limit: 150 },
      raw: sizes.map(([name, bytes]) => `${name} ${written(bytes / 1_000)}`).join(', '),
    });
  }
  return measures;
}
