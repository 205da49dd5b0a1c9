import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { exampleLetter, exampleReceipt } from './example-documents.ts';
import { createPdfRenderer, type PdfRendererOptions } from './pdf-renderer.ts';
import { textOf } from './text-runs.ts';

interface LogEntry {
  readonly event: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A renderer that is stopped after the test, and its log; `onStart` is told the process id of each child. */
function startRenderer(t: TestContext, options: PdfRendererOptions = {}, onStart: (pid: number) => void = () => {}) {
  const entries: LogEntry[] = [];
  const log = (event: string, details: LogEntry['details']) => {
    entries.push({ event, details });
    if (event === 'process started') onStart(Number(details.pid));
  };
  const renderer = createPdfRenderer({ log, ...options });
  t.after(() => renderer.stop());
  return { renderer, events: () => entries.map(({ event }) => event), entries };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('FRM-8 documents asked for at once come back each to its own caller, from one process', async (t) => {
  const { renderer, events } = startRenderer(t);
  const numbers = ['A-1', 'A-2', 'A-3', 'A-4'];
  const files = await Promise.all(numbers.map((caseNumber) => renderer.render({ ...exampleReceipt, caseNumber })));
  for (const [index, file] of files.entries()) assert.ok(textOf(file).includes(numbers[index] ?? '?'));
  assert.ok(textOf(await renderer.render(exampleLetter)).includes('Venlig hilsen'));
  assert.deepEqual(events(), ['process started']);
});

test('a process killed in the middle costs no request its answer', async (t) => {
  let kills = 0;
  const { renderer, events } = startRenderer(t, {}, (pid) => {
    if (kills++ === 0) process.kill(pid, 'SIGKILL');
  });
  const files = await Promise.all([renderer.render(exampleReceipt), renderer.render(exampleLetter)]);
  assert.deepEqual(
    files.map((file) => textOf(file).includes('Demo Kommune')),
    [true, true],
  );
  assert.deepEqual(events(), ['process started', 'process lost', 'process started']);
});

test('a process that hangs is killed at the limit and the request tried once more', async (t) => {
  let first = 0;
  const { renderer, entries } = startRenderer(t, { documentLimit: 1500 }, (pid) => {
    if (first !== 0) return;
    first = pid;
    process.kill(pid, 'SIGSTOP');
  });
  assert.ok(textOf(await renderer.render(exampleReceipt)).includes('Kvittering'));
  assert.deepEqual(entries[1]?.details, { reason: 'it took longer than 1500 ms', attempt: 1 });
  assert.equal(isAlive(first), false);
});

test('a document that loses two processes is given up with an error, and the next one is made', async (t) => {
  let starts = 0;
  const { renderer } = startRenderer(t, {}, (pid) => {
    starts += 1;
    if (starts <= 2) process.kill(pid, 'SIGKILL');
  });
  await assert.rejects(renderer.render(exampleReceipt), { name: 'PdfError', code: 'gave-up' });
  assert.ok((await renderer.render(exampleReceipt)).length > 1000);
});

test('the process is replaced after so many documents, and the old one is gone', async (t) => {
  const pids: number[] = [];
  const { renderer, events } = startRenderer(t, { documentsPerChild: 2 }, (pid) => pids.push(pid));
  for (let count = 0; count < 5; count += 1) await renderer.render(exampleLetter);
  assert.equal(events().filter((event) => event === 'process replaced').length, 2);
  assert.deepEqual(pids.map(isAlive), [false, false, true]);
});

test('the process is replaced when it holds more memory than allowed after a document', async (t) => {
  const { renderer, events } = startRenderer(t, { memoryLimit: 1 });
  await renderer.render(exampleLetter);
  await renderer.render(exampleLetter);
  assert.deepEqual(events(), Array(2).fill(['process started', 'process replaced']).flat());
});

test('sixty receipts leave the process below 250 MB', async (t) => {
  let bytes = 0;
  const log = (event: string, details: LogEntry['details']) => {
    if (event === 'process replaced') bytes = Number(details.bytes);
  };
  const { renderer } = startRenderer(t, { documentsPerChild: 60, log });
  for (let count = 0; count < 60; count += 1) await renderer.render({ ...exampleReceipt, caseNumber: `A-${count}` });
  assert.ok(bytes > 0 && bytes < 250_000_000, String(bytes));
});

test('a document that cannot be set fails at once, with the reason and without a retry', async (t) => {
  const { renderer, events } = startRenderer(t);
  const submittedAt = new Date(Number.NaN);
  await assert.rejects(renderer.render({ ...exampleReceipt, submittedAt }), {
    code: 'failed',
    message: /valid date|Invalid time value/,
  });
  assert.ok((await renderer.render(exampleReceipt)).length > 1000);
  assert.deepEqual(events(), ['process started']);
});

test('an aborted request rejects with the reason of its signal and does not disturb the others', async (t) => {
  const { renderer } = startRenderer(t);
  const controller = new AbortController();
  const aborted = renderer.render(exampleReceipt, { signal: controller.signal });
  const kept = renderer.render(exampleLetter);
  controller.abort(new Error('the browser went away'));
  await assert.rejects(aborted, /the browser went away/);
  await assert.rejects(renderer.render(exampleReceipt, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.ok(textOf(await kept).includes('Venlig hilsen'));
});

test('stop ends the process, refuses what waits and what comes after', async (t) => {
  let child = 0;
  const { renderer } = startRenderer(t, {}, (pid) => {
    child = pid;
  });
  await renderer.render(exampleLetter);
  const waiting = [renderer.render(exampleReceipt), renderer.render(exampleReceipt)];
  const outcomes = Promise.allSettled(waiting);
  await renderer.stop();
  assert.equal(isAlive(child), false);
  const reasons = (await outcomes).map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
  assert.deepEqual(reasons, ['stopped', 'stopped']);
  await assert.rejects(renderer.render(exampleReceipt), { code: 'stopped' });
});

test('the child inherits no environment', async (t) => {
  let child = 0;
  const { renderer } = startRenderer(t, {}, (pid) => {
    child = pid;
  });
  await renderer.render(exampleLetter);
  if (process.platform !== 'linux') return t.skip('/proc is needed');
  const names = (await readFile(`/proc/${child}/environ`, 'utf8')).split('\0').map((entry) => entry.split('=')[0]);
  assert.deepEqual(
    names.filter((name) => name !== '' && !name?.startsWith('NODE_CHANNEL')),
    [],
  );
});
