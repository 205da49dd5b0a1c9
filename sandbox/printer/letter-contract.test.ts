import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { DeliveryOutcome, DeliveryRequest, MadeDocument } from '../../src/options/option.ts';
import { digitalPostDelivery } from '../../src/options/remote-print/digital-post-delivery.ts';
import type { DigitalPostInput } from '../../src/options/remote-print/digital-post-input.ts';
import { decision, receipt } from '../../src/options/remote-print/letter/example-files.ts';
import { sharedLetterAssembler } from '../../src/options/remote-print/letter/letter-assembler.ts';
import type { DigitalPostSettings } from '../../src/options/remote-print/settings.ts';
import { cprSoapRegister } from '../../src/registers/cpr-soap-register.ts';
import { cvrSoapRegister } from '../../src/registers/cvr-soap-register.ts';
import { cprPeer } from '../cpr/peer.ts';
import { digitalPostPeer } from '../digital-post/peer.ts';
import type { Fault } from '../peer.ts';
import { demoCvr } from '../people.ts';
import { callerWith, platformAt } from '../service-platform/connection-in-test.ts';
import { servicePlatformPeer } from '../service-platform/peer.tsx';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { printerPeer } from './peer.ts';

let folder: string;
let sandbox: Sandbox;
let settings: DigitalPostSettings;
const [letter, attached] = [decision(), receipt()];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'letters-'));
  const peers = [servicePlatformPeer, digitalPostPeer, printerPeer, cprPeer];
  sandbox = await startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1', peers });
  const access = { platform: platformAt(sandbox.ports['service-platform'] ?? 0), caller: callerWith() };
  settings = {
    connection: { ...access, registers: { cpr: cprSoapRegister(access), cvr: cvrSoapRegister(access) } },
    senderCvr: demoCvr,
    senderName: 'Demo Kommune',
    systemName: 'Selvbetjening',
    printType: 1001,
    printUser: 'demo',
    returnAddress: 'Rådhuspladsen 1\n8000 Aarhus C',
  };
});
beforeEach(() => setFaults([]));
after(async () => {
  await sharedLetterAssembler().stop();
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

async function setFaults(faults: readonly Fault[]): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(faults);
  await fetch(`${sandbox.url}/_/printer/faults`, { method: 'PUT', headers, body });
}

async function received(peer: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return JSON.parse(await (await fetch(`${sandbox.url}/_/${peer}/received`)).text());
}

const file = (name: string, { content, mediaType }: { content: Uint8Array; mediaType: string }) => ({
  name,
  mediaType,
  size: content.byteLength,
  content: async () => content,
});

function requestTo(cpr: string): DeliveryRequest<DigitalPostInput> {
  return {
    key: crypto.randomUUID(),
    attempt: 1,
    input: {
      recipient: { kind: 'cpr', id: cpr, name: 'Åse Ægidius Østergård' },
      title: 'Afgørelse om fritidspas',
      replyAllowed: false,
      caseNumber: '2026-17',
      language: 'da',
      fields: {},
    },
    files: [file('Afgørelse.pdf', letter), file('Kvittering.pdf', attached)],
    createdAt: new Date('2026-11-27T10:00:00Z'),
    signal: new AbortController().signal,
  };
}

const fileMade = ({ name, ...made }: MadeDocument) => file(name, made);

/** Settles the way and makes attempts as the product does, until there is an outcome that stands. */
async function deliver(asked: DeliveryRequest<DigitalPostInput>, by = settings): Promise<DeliveryOutcome> {
  let { kept, document } = asked;
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const prepared = await digitalPostDelivery.prepare?.({ ...asked, kept, document, attempt }, by);
    if (prepared?.keep) kept = prepared.keep;
    if (prepared && 'document' in prepared && prepared.document) document = fileMade(prepared.document);
    if (prepared && 'outcome' in prepared) {
      assert.ok(prepared.outcome.outcome !== 'skipped', 'letters are not skipped');
      if (prepared.outcome.outcome !== 'unavailable') return prepared.outcome;
      continue;
    }
    const { outcome } = await digitalPostDelivery.send({ ...asked, kept, document, attempt }, by);
    if (outcome.outcome !== 'unavailable') return outcome;
  }
  return { outcome: 'unavailable', reason: 'given up' };
}

test('FJE-2 FJE-7 whoever is exempt from Digital Post gets a letter at the address in CPR, with all files, once', async () => {
  const request = requestTo('1301450053');
  await setFaults([{ at: 'answer', kind: 'drop', times: 1 }]);
  assert.equal((await deliver(request)).outcome, 'accepted', 'also where the first answer is lost');
  const [printed, ...more] = await received('printer');
  assert.deepEqual(more, [], 'the repeated sending is not printed again');
  assert.equal(printed?.sending, request.key);
  assert.deepEqual(printed?.address, ['Aage Sørensen', 'Birkevej 45, 2. tv', '9000']);
  assert.deepEqual([printed?.pages, printed?.sheets], [4, 2], 'the address took the place of the name');
  assert.deepEqual(await received('digital-post'), []);
});

test('FJE-4 an organisation that always sends letters sends one to whoever has Digital Post, protected or not', async () => {
  const before = (await received('printer')).length;
  const always = { ...settings, channel: 'letter-always' } as const;
  assert.equal((await deliver(requestTo('0906880042'), always)).outcome, 'accepted');
  const printed = await received('printer');
  assert.equal(printed.length, before + 1);
  assert.match(JSON.stringify(printed.at(-1)?.address), /Hemmelig Allé 7/);
  assert.deepEqual(await received('digital-post'), []);
});

test('FJE-7 nothing is printed for the dead, and what the vendor or the agreement refuses is told', async () => {
  const before = (await received('printer')).length;
  const dead = await deliver(requestTo('0404300064'));
  assert.ok(dead.outcome === 'rejected');
  assert.match(dead.reason.da, /død ifølge CPR/);
  const unknown = await deliver(requestTo('1301450053'), { ...settings, printType: 77 });
  assert.ok(unknown.outcome === 'rejected');
  assert.match(unknown.reason.da, /10010/);
  const none = await deliver(requestTo('1301450053'), { ...settings, printType: undefined });
  assert.ok(none.outcome === 'rejected');
  assert.match(none.reason.da, /printaftale/);
  assert.equal((await received('printer')).length, before);
});
