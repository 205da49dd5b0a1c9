import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { PeerContext } from '../../../sandbox/peer.ts';
import { smtpAccess } from '../../../sandbox/smtp/access.ts';
import { certificate } from '../../../sandbox/smtp/certificate.ts';
import { listenAsSmtp } from '../../../sandbox/smtp/listener.ts';
import type { MailStore } from '../../../sandbox/smtp/mail-store.ts';
import { smtpPeer } from '../../../sandbox/smtp/peer.tsx';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.ts';
import { type MailServer, readMailServer } from './mail-server.ts';
import { type Mail, sendMail, tryMailServer } from './send-mail.ts';

let sandbox: Sandbox;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-'));
  sandbox = await startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers: [smtpPeer] });
});
after(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => faults([]));

const { signal } = new AbortController();
const from = { address: 'selvbetjening@demo.example', name: 'Demo Kommune' };
const mail: Mail = {
  to: 'signe@demo.example',
  subject: 'Ny opgave æøå',
  text: 'Sag 2026-1 venter.\n.\nEn linje med punktum.',
  id: '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b01',
  date: new Date('2026-11-24T09:00:00Z'),
};

function server(more: Partial<MailServer> = {}): MailServer {
  return { host: '127.0.0.1', port: sandbox.ports.smtp ?? 0, security: 'none', ...smtpAccess, ...more };
}

async function faults(list: readonly object[]): Promise<void> {
  await fetch(`${sandbox.url}/_/smtp/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(list),
  });
}

async function received(): Promise<
  readonly {
    messageId: string;
    subject: string;
    text: string;
    tls: boolean;
    attachments: { name: string; size: number }[];
  }[]
> {
  return (await fetch(`${sandbox.url}/_/smtp/received`)).json() as never;
}

test('DEL-3 a mail with an attachment arrives as it was written, and the page shows it', async () => {
  const attachments = [{ name: 'kvittering æ.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7') }];
  const outcome = await sendMail({ server: server(), from }, { ...mail, attachments }, { signal });
  assert.deepEqual(outcome.outcome, 'sent');
  const last = (await received()).at(-1);
  assert.equal(last?.subject, mail.subject);
  assert.equal(last?.text.trim(), mail.text);
  assert.equal(last?.messageId, `<${mail.id}@demo.example>`);
  assert.deepEqual(
    last?.attachments.map(({ name, size }) => [name, size]),
    [['kvittering æ.pdf', 8]],
  );
  const page = await (await fetch(`${sandbox.url}/smtp/`)).text();
  assert.match(page, /Ny opgave æøå/);
});

test('DEL-3 with STARTTLS the mail goes over TLS, and a certificate that nobody trusts stops it', async () => {
  const secure = { server: server({ security: 'starttls', host: 'localhost' }), from };
  const sent = await sendMail(secure, mail, { signal, ca: certificate });
  assert.equal(sent.outcome, 'sent', JSON.stringify(sent));
  assert.equal((await received()).at(-1)?.tls, true);
  const count = (await received()).length;
  const refused = await sendMail(secure, mail, { signal });
  assert.ok(refused.outcome === 'refused' && refused.at === 'encryption', JSON.stringify(refused));
  assert.equal((await received()).length, count);
});

test('DEL-3 with TLS from the first byte the mail arrives; a wrong name, and a server without STARTTLS, stop it before the log-in', async () => {
  const kept: Buffer[] = [];
  const store = { keep: async (raw: Buffer) => void kept.push(raw) } as unknown as MailStore;
  const context = { strike: async () => [] } as unknown as PeerContext;
  const at = { host: '127.0.0.1', port: 0 };
  const secure = await listenAsSmtp(context, store, { ...at, security: 'secure' });
  const plain = await listenAsSmtp(context, store, { ...at, security: 'plain' });
  // The certificate is for localhost and 127.0.0.1.
  const other = await listenAsSmtp(context, store, { ...at, host: '127.0.0.2', security: 'secure' });
  try {
    const overTls = server({ port: secure.port, security: 'tls', host: 'localhost' });
    const sent = await sendMail({ server: overTls, from }, mail, { signal, ca: certificate });
    assert.equal(sent.outcome, 'sent', JSON.stringify(sent));
    assert.equal(kept.length, 1);
    for (const [what, wrong] of [
      ['nobody trusts it', { server: overTls, ca: undefined }],
      ['another name', { server: { ...overTls, host: '127.0.0.2', port: other.port }, ca: certificate }],
      [
        'no STARTTLS',
        { server: server({ port: plain.port, security: 'starttls', host: 'localhost' }), ca: certificate },
      ],
    ] as const) {
      const told = await sendMail({ server: wrong.server, from }, mail, {
        signal,
        ...(wrong.ca ? { ca: wrong.ca } : {}),
      });
      assert.ok(told.outcome === 'refused' && told.at === 'encryption', `${what}: ${JSON.stringify(told)}`);
    }
    assert.equal(kept.length, 1);
  } finally {
    await Promise.all([secure.stop(), plain.stop(), other.stop()]);
  }
});

test('DEL-1 a mail whose answer is lost may be there; one that was cut before may not', async () => {
  await faults([{ at: 'answer', kind: 'drop', times: 1 }]);
  const before = (await received()).length;
  const lost = await sendMail({ server: server(), from }, mail, { signal });
  assert.ok(lost.outcome === 'unavailable' && lost.maybeTaken, JSON.stringify(lost));
  assert.equal((await received()).length, before + 1);
  await faults([{ at: 'request', kind: 'drop', times: 1 }]);
  const cut = await sendMail({ server: server(), from }, mail, { signal });
  assert.ok(cut.outcome === 'unavailable' && !cut.maybeTaken, JSON.stringify(cut));
  assert.equal((await received()).length, before + 1);
});

test('DEL-1 what the server says for good is a refusal that says where, what passes is tried again', async () => {
  const sender = { server: server(), from };
  assert.deepEqual(await sendMail(sender, { ...mail, to: 'ukendt@demo.example' }, { signal }), {
    outcome: 'refused',
    at: 'recipient',
    code: '550',
  });
  assert.deepEqual(await sendMail({ server: server({ password: 'forkert' }), from }, mail, { signal }), {
    outcome: 'refused',
    at: 'login',
    code: '535',
  });
  const large = [{ name: 'stor.pdf', mediaType: 'application/pdf', content: Buffer.alloc(26 * 1024 * 1024) }];
  assert.deepEqual(await sendMail(sender, { ...mail, attachments: large }, { signal }), {
    outcome: 'refused',
    at: 'content',
    code: 'size',
  });
  await faults([{ at: 'request', kind: 'refuse', times: 1 }]);
  assert.deepEqual(await sendMail(sender, mail, { signal }), {
    outcome: 'unavailable',
    reason: 'SMTP: 421',
    maybeTaken: false,
  });
  const gone = await sendMail({ server: server({ port: 1 }), from }, mail, { signal });
  assert.equal(gone.outcome, 'unavailable');
  assert.equal(await tryMailServer(server(), { signal }), null);
  assert.equal((await tryMailServer(server({ user: 'nogen' }), { signal }))?.outcome, 'refused');
});

test('a line break in a subject adds no header', async () => {
  await sendMail({ server: server(), from }, { ...mail, subject: 'Emne\r\nBcc: alle@demo.example' }, { signal });
  assert.equal((await received()).at(-1)?.subject, 'Emne Bcc: alle@demo.example');
});

test('an address of a mail server says how it is reached', () => {
  assert.deepEqual(readMailServer('smtps://post%40a:hem%3Aelig@mail.example'), {
    host: 'mail.example',
    port: 465,
    security: 'tls',
    user: 'post@a',
    password: 'hem:elig',
  });
  assert.equal(readMailServer('smtp://mail.example')?.security, 'starttls');
  assert.equal(readMailServer('smtp://127.0.0.1:2525')?.security, 'none');
  for (const wrong of ['http://mail.example', 'mail.example', 'smtp://', 'smtp://a/b'])
    assert.equal(readMailServer(wrong), null);
});
