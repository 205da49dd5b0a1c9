import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseInput, DeliveryOutcome, DeliveryRequest, Kept, Skipped } from '../../src/options/option.ts';
import { frameOutline } from '../../src/options/remote-print/memo/memo-frame.ts';
import { missingForNemSms } from '../../src/options/remote-print/nem-sms/missing-for-nem-sms.ts';
import { nemSmsKind } from '../../src/options/remote-print/nem-sms/nem-sms-kind.ts';
import { nemSmsMessage } from '../../src/options/remote-print/nem-sms/nem-sms-message.ts';
import { lengthOf, writeNemSms } from '../../src/options/remote-print/nem-sms/write-nem-sms.ts';
import type { DigitalPostSettings } from '../../src/options/remote-print/settings.ts';
import { projectRoot } from '../../src/paths.ts';
import type { Fault } from '../peer.ts';
import { demoCvr } from '../people.ts';
import { callerWith } from '../service-platform/connection-in-test.ts';
import { digitalPostPeer } from './peer.ts';
import { type SandboxInTest, sandboxInTest } from './sandbox-in-test.ts';

const karen = '0107850018';
/** Gets Digital Post, and has registered no phone. */
const mads = '1502820021';
const shortUrls = 'https://selvbetjening.example/demo/s/';
const caseUrl = shortUrls + 'A'.repeat(22);

const settingsFor = ({ platform }: SandboxInTest): DigitalPostSettings => ({
  connection: { platform, caller: callerWith(), shortUrls },
  senderCvr: demoCvr,
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  receipts: 'push',
});

function sms(fields: CaseInput['fields'] = {}, cpr: string | null = karen): DeliveryRequest<CaseInput> {
  return {
    key: crypto.randomUUID(),
    attempt: 1,
    input: {
      recipient: cpr === null ? null : { kind: 'cpr', id: cpr, name: 'Karen Ærø Hansen' },
      title: 'Husk din tid',
      caseNumber: '2026-17',
      caseUrl,
      kle: '27.18.02',
      language: 'da',
      replyAllowed: false,
      fields: { text: 'Husk din tid i morgen kl. 10.', ...fields },
    },
    files: [],
    createdAt: new Date(),
    signal: AbortSignal.timeout(20_000),
  };
}

type Outcome = DeliveryOutcome | Skipped['outcome'];

/** Tries as the product does, which goes on while the peer is unavailable. */
async function deliver(
  request: DeliveryRequest<CaseInput>,
  settings: DigitalPostSettings,
): Promise<{ readonly outcome: Outcome; readonly kept: Kept | undefined }> {
  let { kept } = request;
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const prepared = await nemSmsKind.prepare?.({ ...request, attempt, ...(kept && { kept }) }, settings);
    kept = prepared?.keep ?? kept;
    const ended = prepared && 'outcome' in prepared ? prepared : undefined;
    const { outcome } = ended ?? (await nemSmsKind.send({ ...request, attempt, ...(kept && { kept }) }, settings));
    if (outcome.outcome !== 'unavailable') return { outcome, kept };
  }
  return { outcome: { outcome: 'unavailable', reason: 'given up' }, kept };
}

test('SMS-1 FJE-1 FJE-3 a NemSMS goes to who is registered for it, as one message whatever goes wrong on the way', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const faults: readonly (readonly Fault[])[] = [
    [],
    [{ at: 'request', kind: 'refuse', service: 'look-up', times: 2 }],
    [{ at: 'answer', kind: 'drop', service: 'kombi', times: 2 }],
    [{ at: 'answer', kind: 'error', status: 500, service: 'kombi', times: 1 }],
    [{ at: 'answer', kind: 'garble', service: 'kombi', times: 1 }],
    [{ at: 'answer', kind: 'drop', service: 'look-up', times: 1 }],
  ];
  for (const fault of faults) {
    await sandbox.clear();
    await sandbox.setFaults(fault);
    const request = sms({ link: 'yes', text: 'Husk din tid – i morgen.\nSe sagen:' });
    const { outcome, kept } = await deliver(request, settingsFor(sandbox));
    const [message, ...more] = await sandbox.received();
    assert.equal(more.length, 0, JSON.stringify(fault));
    assert.equal(outcome.outcome, 'awaiting', JSON.stringify(fault));
    const { transmissionId: _, at: __, ...facts } = message ?? {};
    assert.deepEqual(facts, {
      messageUuid: request.key,
      title: 'Husk din tid',
      sender: { cvr: demoCvr, name: 'Demo Kommune' },
      recipient: { kind: 'cpr', id: karen },
      caseNumber: '2026-17',
      files: [],
      sms: `Husk din tid - i morgen.\nSe sagen:\n${caseUrl}`,
    });
    assert.equal(kept?.text, facts.sms);
  }
});

test('SMS-1 FJE-1 who is not registered gets nothing: it is a person’s, or skipped where the step says so; a look-up that fails says nothing', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const settings = settingsFor(sandbox);
  await sandbox.setFaults([{ at: 'request', kind: 'refuse', service: 'look-up', times: 1 }]);
  const told = await deliver(sms({}, mads), settings);
  assert.ok(told.outcome.outcome === 'rejected');
  assert.match(told.outcome.reason.da, /ikke tilmeldt NemSMS/);
  const skipped = await deliver(sms({ unregistered: 'skip' }, mads), settings);
  assert.ok(skipped.outcome.outcome === 'skipped');
  assert.match(skipped.outcome.reason.da, /ikke er tilmeldt NemSMS. Sagen er gået videre/);
  const course = nemSmsKind.course?.(skipped.kept ?? {});
  assert.equal(course?.facts[0]?.text.da, 'Nej');
  assert.deepEqual(await sandbox.received(), []);
  // Registered when asked, and no more when it is sent: the refusal is said of a NemSMS too.
  await sandbox.setFaults([{ at: 'answer', kind: 'wrong', service: 'registration', what: 'registered-until-now' }]);
  const late = await deliver(sms({}, mads), settings);
  assert.ok(late.outcome.outcome === 'rejected');
  assert.match(late.outcome.reason.da, /ikke tilmeldt NemSMS/);
  assert.deepEqual(await sandbox.received(), []);
});

test('SMS-1 what can’t go out is a clear failure before anybody is asked: too long, empty, a company, nobody', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  await sandbox.setFaults([{ at: 'request', kind: 'refuse' }]);
  const wrong: readonly (readonly [fields: CaseInput['fields'], cpr: string | null, reason: RegExp])[] = [
    [{ text: 'å'.repeat(151) }, karen, /fylder 151 tegn.*højst have 150/],
    [{ text: 'å'.repeat(120), link: 'yes' }, karen, /fylder 180 tegn sammen med linket/],
    [{ text: ' \n ' }, karen, /ingen tekst/],
    [{ text: '👍👍' }, karen, /ingen tekst/],
    [{ recipient: demoCvr }, karen, /Virksomheder kan ikke få NemSMS/],
    [{ recipient: '123' }, karen, /intet gyldigt CPR-nummer/],
    [{}, null, /intet gyldigt CPR-nummer/],
    [{ title: 'x'.repeat(257) }, karen, /Titlen er for lang/],
  ];
  for (const [fields, cpr, reason] of wrong) {
    const { outcome } = await deliver(sms(fields, cpr), settingsFor(sandbox));
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(fields));
    assert.match(outcome.reason.da, reason);
  }
  assert.deepEqual(nemSmsKind.wrongFields?.({ text: 'å'.repeat(150), recipient: '010785-0018' }), {});
  const found = nemSmsKind.wrongFields?.({ text: 'å'.repeat(151), recipient: demoCvr, title: 'x'.repeat(257) });
  assert.deepEqual(Object.keys(found ?? {}).sort(), ['recipient', 'text', 'title']);
});

test('SMS-1 FJE-9 a step that can’t send, and a text that would always be too long, is found before publishing', () => {
  const ready = { senderCvr: demoCvr, senderName: 'Demo', systemName: 'S', connection: undefined };
  const missing = (da: string, more: Readonly<Record<string, string>> = {}, settings: object = ready) =>
    missingForNemSms(settings, { texts: { text: { da, en: 'A text' } }, choices: more }).map(
      ({ problem, at }) => `${at ? `${at.key}.${at.language}: ` : ''}${problem.da}`,
    );
  assert.deepEqual(missing('Husk {{svar.tid}}'), []);
  assert.deepEqual(missing('{{svar.tekst}}'), []);
  assert.match(missing('{{svar.tekst}}', {}, {})[0] ?? '', /Afsenderens CVR-nummer/);
  assert.match(missing(`{{svar.tekst}}${'å'.repeat(151)}`)[0] ?? '', /^text\.da: .*151 tegn/);
  assert.match(missing('<script>alert(1)</script>Hej')[0] ?? '', /script/);
  assert.match(missing('…!')[0] ?? '', /ingen tekst/);
});

test('FJE-3 every NemSMS that is written is valid by the message model and has at most 150 characters, and none without its text', () => {
  const settings = { senderCvr: demoCvr, senderName: 'Demo', systemName: 'Selvbetjening' } as DigitalPostSettings;
  const text = fc.string({ unit: 'binary', maxLength: 220 });
  fc.assert(
    fc.property(text, fc.boolean(), fc.string({ maxLength: 300 }), (written, isLinked, title) => {
      const request = sms({ text: written, title, ...(isLinked && { link: 'yes' }) });
      const made = writeNemSms(request.input);
      if ('problem' in made) return;
      assert.ok(lengthOf(made.text) <= 150);
      const memo = nemSmsMessage(request, made, { kind: 'cpr', id: karen }, settings);
      assert.ok(!('outcome' in memo), JSON.stringify(memo));
    }),
    { numRuns: 150 },
  );
});

/** The names of the elements of a message, in order. */
const names = (xml: string) => [...xml.matchAll(/<(?:memo:|m:)?(\w+)[ >]/g)].map(([, name]) => name);

const published = join(projectRoot, '../shared/reference/data/memo/MeMo_NemSMS.xml');
const skip = existsSync(published) ? false : 'shared reference files are not here';

test('FJE-3 a NemSMS has the elements of the published example in its order, what it is about beside them, and no body', {
  skip,
}, () => {
  const settings = { senderCvr: demoCvr, senderName: 'Demo', systemName: 'Selvbetjening' } as DigitalPostSettings;
  const karenHansen = { kind: 'cpr', id: karen, name: 'Karen Hansen' } as const;
  const memo = nemSmsMessage(sms(), { text: 'Hej', title: 'Titel' }, karenHansen, settings);
  assert.ok(!('outcome' in memo));
  const added = [
    'AttentionData',
    'GeneratingSystem',
    'generatingSystemID',
    'ContentData',
    'CaseID',
    'caseID',
    'caseSystem',
  ];
  assert.deepEqual(
    names(frameOutline(memo, () => '')).filter((name = '') => !added.includes(name) && !name.startsWith('kle')),
    names(readFileSync(published, 'utf8')),
  );
});
