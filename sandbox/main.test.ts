import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { typescriptArguments } from '../src/processes/node-program.ts';

const dataFolder = await mkdtemp(join(tmpdir(), 'sandbox-main-'));
after(() => rm(dataFolder, { recursive: true, force: true }));

function run(environment: Readonly<Record<string, string>>, ...flags: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...typescriptArguments, join(import.meta.dirname, 'main.ts'), ...flags], {
    env: {
      PATH: process.env.PATH,
      PRODUCT_URL: 'http://127.0.0.1:9',
      SANDBOX_PORT: '0',
      SANDBOX_DATA: dataFolder,
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function firstLine(stream: ChildProcess['stdout']): Promise<string> {
  assert.ok(stream);
  for await (const line of createInterface({ input: stream })) return line;
  return '';
}

test('the sandbox says where it is in its first line, with every peer on it, and stops when its parent is gone', async () => {
  const child = run({}, '--with-parent');
  const exited = once(child, 'exit');
  const line = await firstLine(child.stdout);
  assert.match(line, /^sandbox ready \{/);
  const { url, ports } = JSON.parse(line.slice('sandbox ready '.length));
  assert.equal(ports.http, Number(new URL(url).port));
  assert.ok(ports.clamd > 0);
  for (const key of ['mitid', 'employees', 'cpr', 'cvr', 'clamd']) {
    assert.equal((await fetch(`${url}/_/${key}/received`)).status, 200, key);
  }
  child.stdin?.end();
  assert.deepEqual(await exited, [0, null]);
});

test('SEC-1 a wrong setting, and production, end the sandbox with one clear line and status 1', async () => {
  const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'SANDBOX_PORT is "many"': { SANDBOX_PORT: 'many' },
    'PRODUCT_URL is "nowhere"': { PRODUCT_URL: 'nowhere' },
    'The sandbox refuses to start: NODE_ENV is production': { NODE_ENV: 'production' },
  };
  await Promise.all(
    Object.entries(wrong).map(async ([said, environment]) => {
      const child = run(environment);
      const exited = once(child, 'exit');
      const errors: Buffer[] = [];
      child.stderr?.on('data', (bytes) => errors.push(bytes));
      assert.deepEqual(await exited, [1, null]);
      const text = Buffer.concat(errors).toString('utf8');
      assert.ok(text.startsWith(`sandbox: ${said}`), text);
      assert.equal(text.trim().split('\n').length, 1);
    }),
  );
});
