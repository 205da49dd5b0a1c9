import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smtpAccess } from '../../../sandbox/smtp/access.ts';
import { smtpPeer } from '../../../sandbox/smtp/peer.tsx';
import { fileOf, playPeer, requestWith } from '../testing.ts';
import type { ConnectedEmail } from './connection.ts';
import { emailKind } from './email-kind.ts';
import { emailDeliveryOption } from './option.ts';

const peer = await playPeer(smtpPeer);
const settings: ConnectedEmail = {
  sender: {
    server: { host: '127.0.0.1', port: peer.port, security: 'none', ...smtpAccess },
    from: { address: 'post@demo.example', name: 'Demo Kommune' },
  },
};
const fields = { to: 'fagsystem@demo.example', subject: 'Ny ansøgning', body: 'Se vedhæftede.' };
const key = '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b01';

test('DEL-3 an e-mail with attachments is taken under the key of its delivery', async () => {
  const { outcome, exchange } = await emailKind.send(
    requestWith(key, fields, [fileOf('brev.pdf', '%PDF-1.7')]),
    settings,
  );
  assert.deepEqual(outcome, { outcome: 'accepted', reference: `<${key}@demo.example>` });
  const [mail] = await peer.received<{ to: string[]; attachments: { name: string }[] }>();
  assert.deepEqual(mail?.to, [fields.to]);
  assert.deepEqual(
    mail?.attachments.map(({ name }) => name),
    ['brev.pdf'],
  );
  assert.doesNotMatch(exchange.request, new RegExp(smtpAccess.password));
});

test('DEL-3 the preview of an e-mail has its text and files, and says what would stop it', () => {
  const shown = (given: Parameters<typeof requestWith>[1]) =>
    emailKind.preview?.(requestWith(key, given, [fileOf('brev.pdf', '%PDF-1.7')]), settings) ?? assert.fail();
  const { parts, problem } = shown(fields);
  assert.equal(problem, null);
  assert.deepEqual(
    parts.map(({ text }) => text),
    ['Demo Kommune <post@demo.example>', fields.to, fields.subject, fields.body, 'brev.pdf'],
  );
  assert.match(shown({ ...fields, to: '' }).problem?.da ?? '', /e-mailadresse mangler/);
  const serverless = emailKind.preview?.(requestWith(key, fields), { sender: null });
  assert.match(serverless?.problem?.da ?? '', /ingen postserver/);
});

for (const [what, wrong, da] of [
  ['no address', { ...fields, to: 'ingen adresse' }, /e-mailadresse mangler eller er ikke gyldig/],
  ['two addresses', { ...fields, to: 'a@b.dk, c@d.dk' }, /e-mailadresse/],
  ['a line break in the address', { ...fields, to: 'a@b.dk\r\nBcc: c@d.dk' }, /e-mailadresse/],
  ['no subject', { ...fields, subject: ' ' }, /Emnet er tomt/],
  ['a mailbox that is full for good', { ...fields, to: 'overfyldt@demo.example' }, /postkasse er fuld \(kode 552\)/],
  ['an unknown recipient', { ...fields, to: 'ukendt@demo.example' }, /kender ikke adressen \(kode 550\)/],
] as const) {
  test(`DEL-2 ${what} is rejected with a reason in both languages`, async () => {
    const { outcome } = await emailKind.send(requestWith(key, wrong), settings);
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
    assert.match(outcome.reason.da, da);
    assert.ok(outcome.reason.en);
  });
}

test('DEL-1 an e-mail whose answer was lost says that it may have been taken, and that nobody can be asked', async () => {
  await peer.faults([{ at: 'answer', kind: 'drop', times: 1 }]);
  const { outcome } = await emailKind.send(requestWith(key, fields), settings);
  assert.ok(outcome.outcome === 'unavailable' && outcome.maybeTaken === true);
  assert.equal(emailKind.ask, null);
  assert.equal(emailKind.repeats?.(settings), false);
  assert.equal(emailKind.repeats?.({ ...settings, repeatWhenUnsure: true }), true);
});

test('DEL-1 a mailbox that is full for now, and a server that asks to come again, are tried later and not given to a person', async () => {
  const send = (to: string) => emailKind.send(requestWith(key, { ...fields, to }), settings);
  const full = await send('fuld@demo.example');
  assert.deepEqual(full.outcome, { outcome: 'unavailable', reason: 'SMTP: 452', maybeTaken: false });
  const first = await send('graa@demo.example');
  assert.deepEqual(first.outcome, { outcome: 'unavailable', reason: 'SMTP: 450', maybeTaken: false });
  assert.equal((await send('graa@demo.example')).outcome.outcome, 'accepted');
});

test('DEL-2 attachments that are too large are refused before they are sent, in words, and the mail can be sent without them', async () => {
  const large = fileOf('stor.pdf', 'x'.repeat(26 * 1024 * 1024));
  const { outcome } = await emailKind.send(requestWith(key, fields, [large]), settings);
  assert.ok(outcome.outcome === 'rejected' && /fylder mere/.test(outcome.reason.da), JSON.stringify(outcome));
  assert.equal((await emailKind.send(requestWith(key, fields), settings)).outcome.outcome, 'accepted');
});

test('DEL-2 PLA-1 a certificate that nobody trusts stops the mail for a person to mend, and the test button says the same', async () => {
  const { sender } = settings;
  assert.ok(sender);
  const count = (await peer.received()).length;
  const secure = { sender: { ...sender, server: { ...sender.server, security: 'starttls' as const } } };
  const { outcome } = await emailKind.send(requestWith(key, fields), secure);
  assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
  assert.match(outcome.reason.da, /ikke sikker, og derfor er intet sendt \([A-Z_]+\).*certifikat/);
  const [told] = (await emailDeliveryOption.health?.(secure, new AbortController().signal)) ?? [];
  assert.match(told?.problem?.da ?? '', /certifikat/);
  assert.equal((await peer.received()).length, count);
});

test('PLA-1 the connection can be tried, and a wrong password is told', async () => {
  const { signal } = new AbortController();
  assert.deepEqual(await emailDeliveryOption.health?.(settings, signal), [{ peer: '127.0.0.1', problem: null }]);
  const { sender } = settings;
  const wrong = sender && { ...sender, server: { ...sender.server, password: 'forkert' } };
  const [told] = (await emailDeliveryOption.health?.({ sender: wrong }, signal)) ?? [];
  assert.match(told?.problem?.da ?? '', /brugernavn eller adgangskode/);
});
