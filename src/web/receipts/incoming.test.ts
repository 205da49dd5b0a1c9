import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { eicarTestString } from '../../../sandbox/clamd/eicar.ts';
import { clamdPeer } from '../../../sandbox/clamd/peer.tsx';
import { postHeader, postSubject, type Reply, replyMemo } from '../../../sandbox/digital-post/hand-over.ts';
import { demoCvr } from '../../../sandbox/people.ts';
import { casePlaces, findCase } from '../../cases/stored-case.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { createScanner } from '../../documents/uploads/clamd.ts';
import { digitalPostDelivery } from '../../options/remote-print/digital-post-delivery.ts';
import { playPeer } from '../../options/testing.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../caseworker/testing.ts';
import { incomingRoutes } from './incoming-routes.ts';

const clamd = await playPeer(clamdPeer);
const scanner = createScanner({ host: '127.0.0.1', port: clamd.port, timeout: 10_000 });

let product: CaseworkerTest;
let signe: Visitor;
let karen: Visitor;
let id: string;
let number: string;
let pdf: string;

before(async () => {
  product = await startCaseworkerTest({
    application: (usual) => {
      const sent = usual.services.deliveries.get('digital-post') ?? assert.fail();
      const { readIncoming, incomingAnswer } = digitalPostDelivery;
      const kind = { ...sent.kind, readIncoming, incomingAnswer } as typeof sent.kind;
      return {
        ...usual,
        scan: (chunks) => scanner.scan(chunks),
        mailbox: { subject: postSubject, header: postHeader },
        services: { ...usual.services, deliveries: new Map([['digital-post', { ...sent, kind }]]) },
      };
    },
    routes: (application) => [incomingRoutes(application)],
  });
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  karen = await product.citizen();
  id = await product.submitCase(prices.assessed);
  number = (await caseRow()).number;
  const made = await PDFDocument.create();
  made.addPage([300, 400]);
  pdf = Buffer.from(await made.save()).toString('base64');
});
after(() => product.close());

const karenCpr = '0107850018';

async function caseRow() {
  return product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case').select(['id', 'number']).where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

/** An answer to a letter of the case, as Digital Post hands it over. */
function answerOf(
  reply: Reply,
  letter: { readonly messageUuid?: string; readonly caseNumber?: string; readonly cpr?: string } = {},
  system = 'Selvbetjening',
): string {
  const { messageUuid = crypto.randomUUID(), cpr = karenCpr, caseNumber } = letter;
  const stored = {
    messageUuid,
    transmissionId: '',
    title: 'Vi mangler noget',
    sender: { cvr: demoCvr, name: 'Demo Kommune' },
    recipient: { kind: 'cpr' as const, id: cpr },
    at: '',
    files: [],
    ...(caseNumber === undefined ? {} : { caseNumber }),
  };
  return replyMemo(stored, system, reply, new Date('2026-11-27T10:00:00Z'));
}

const proven = { [postHeader]: postSubject, 'content-type': 'application/xml' };
const bring = (memo: string, headers: Readonly<Record<string, string>> = proven) =>
  product.bring('/demo/post/digital-post', memo, headers);

async function taken(memo: string): Promise<void> {
  const { status, body } = await bring(memo);
  assert.equal(status, 200, body);
  const receipt = JSON.parse(body);
  assert.deepEqual([receipt.receiptStatus, receipt.errorCode], ['COMPLETED', null]);
  assert.ok(memo.includes(receipt.messageUUID));
}

const messages = async () => (await signe.get(`/demo/sagsbehandling/sag/${id}`)).body;
const waiting = async () => (await signe.get('/demo/sagsbehandling/post')).body;
const count = (text: string, part: string) => text.split(part).length - 1;

test('CAS-3 an answer to a letter of the case becomes a message in it with its files, once, and the case worker and the citizen see it', async () => {
  const key = crypto.randomUUID();
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('delivery')
      .values({
        organisation: product.demo.id,
        case: id,
        id: key,
        open_step: 0,
        step: '',
        kind: 'digital-post',
        status: 'delivered',
        next_at: null,
        reference: null,
        reason: null,
        created_at: product.clock.now,
        settled_at: product.clock.now,
      })
      .execute(),
  );
  const memo = answerOf(
    {
      text: 'Her er min <lønseddel> & mere.\nHilsen Karen',
      files: [{ name: 'Lønseddel.pdf', type: 'application/pdf', content: pdf }],
    },
    { messageUuid: key },
  );
  await taken(memo);
  for (const answer of await Promise.all([bring(memo), bring(memo)])) assert.equal(answer.status, 200);
  const shown = await messages();
  assert.equal(count(shown, 'Her er min &lt;lønseddel> &amp; mere.'), 1, 'once, and as it was written');
  assert.match(shown, /SV: Vi mangler noget[\s\S]*Lønseddel\.pdf/);
  assert.match((await karen.get(`/demo/mine-sager/${id}`)).body, /Hilsen Karen/);
  assert.doesNotMatch(await waiting(), /SV: Vi mangler noget/);
  assert.ok((await product.audited()).some(({ action, record }) => action === 'postReceived' && record === id));
});

test('CAS-3 an answer that names the case by number finds it where the case is of this system, with HTML read as plain text', async () => {
  const memo = answerOf({ text: 'x' }, { caseNumber: number })
    .replace('text/plain', 'text/html')
    .replace('svar.txt', 'svar.html')
    .replace(
      '>eA==<',
      `>${Buffer.from('<html><head><title>t</title><script>alert(1)</script></head><body><p>Første&nbsp;linje</p>Anden &amp; sidste<br>&lt;b&gt;</body></html>').toString('base64')}<`,
    );
  await taken(memo);
  const shown = await messages();
  assert.match(shown, /Første linje/);
  assert.match(shown, /Anden &amp; sidste/);
  assert.doesNotMatch(shown, /alert\(1\)|<b>/);
  await taken(answerOf({ text: 'Fra et andet system' }, { caseNumber: number }, 'Et andet'));
  assert.doesNotMatch(await messages(), /Fra et andet system/);
  assert.match(await waiting(), /Den nævner ingen sag, vi har/);
});

test('CAS-3 an answer from another whom the case wrote to is put on it for the case workers alone, with its files', async () => {
  const key = crypto.randomUUID();
  const cpr = '1301450053';
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const stored = await findCase(transaction, product.demo, id, false);
    assert.ok(stored);
    const input = {
      input: { recipient: { kind: 'cpr', id: karenCpr }, fields: { recipient: cpr } },
      receipts: [],
      uploads: [],
    };
    await transaction
      .insertInto('delivery')
      .values({
        organisation: product.demo.id,
        case: id,
        id: key,
        open_step: 0,
        step: '',
        kind: 'digital-post',
        status: 'delivered',
        next_at: null,
        reference: null,
        reason: null,
        created_at: product.clock.now,
        settled_at: product.clock.now,
        input: encryptJson(stored.key.key, casePlaces.deliveryInput, input),
      })
      .execute();
  });
  const file = { name: 'Naboens.pdf', type: 'application/pdf', content: pdf };
  await taken(answerOf({ text: 'Naboens mening.', files: [file] }, { messageUuid: key, cpr }));
  assert.match(await messages(), /Anden part i sagen[\s\S]*er part i sagen[\s\S]*Naboens mening\.[\s\S]*Naboens\.pdf/);
  const own = (await karen.get(`/demo/mine-sager/${id}`)).body;
  assert.doesNotMatch(own, /Naboens/);
  const document = /dokument\/([0-9a-f-]{36})[^>]*>[^<]*Naboens\.pdf/.exec(await messages())?.[1] ?? '';
  assert.equal((await signe.get(`/demo/sagsbehandling/sag/${id}/dokument/${document}`)).status, 200);
  assert.equal((await karen.get(`/demo/mine-sager/${id}/dokument/${document}`)).status, 404);
});

test('CAS-3 a file with a virus, or of a kind that is not taken, is named in the message and not kept', async () => {
  const program = Buffer.from('MZ program').toString('base64');
  const virus = Buffer.from(eicarTestString).toString('base64');
  await taken(
    answerOf(
      {
        text: 'Med filer',
        files: [
          { name: 'spil.exe', type: 'application/octet-stream', content: program },
          { name: 'virus.txt', type: 'text/plain', content: virus },
          { name: 'God.pdf', type: 'application/pdf', content: pdf },
        ],
      },
      { caseNumber: number },
    ),
  );
  const shown = await messages();
  assert.match(shown, /Med filer[\s\S]*spil\.exe[\s\S]*virus\.txt[\s\S]*God\.pdf/);
  const { rows } = await product.database.inOrganisation(product.demo.id, async (transaction) => ({
    rows: await transaction
      .selectFrom('document')
      .select(['source', 'sha256'])
      .where('case', '=', id)
      .where('kind', '=', 'message')
      .execute(),
  }));
  assert.ok(
    rows.every(({ source, sha256 }) => source !== null && sha256 !== ''),
    'nothing is left half',
  );
  assert.equal(rows.length, 3);
});

test('CAS-3 where the files can not be scanned now nothing is kept, and the answer is taken when it is brought again', async () => {
  const memo = answerOf(
    { text: 'Scan mig', files: [{ name: 'A.pdf', type: 'application/pdf', content: pdf }] },
    { caseNumber: number },
  );
  await clamd.faults([{ at: 'request', kind: 'drop', times: 1 }]);
  assert.equal((await bring(memo)).status, 503);
  assert.doesNotMatch(await messages(), /Scan mig/);
  await taken(memo);
  assert.equal(count(await messages(), 'Scan mig'), 1);
});

test('SEC-1 who is not proven to be Digital Post brings nothing, and what is not for the organisation or no MeMo is refused', async () => {
  const memo = answerOf({ text: 'Falsk' }, { caseNumber: number });
  const type = { 'content-type': 'application/xml' };
  for (const headers of [
    type,
    { ...type, [postHeader]: 'CN=Digital Post' },
    { ...type, [postHeader]: 'CN=En anden,O=Sandkasse' },
  ]) {
    assert.equal((await bring(memo, headers)).status, 401);
  }
  const code = async (body: string) => {
    const answer = await bring(body);
    return [answer.status, JSON.parse(answer.body).errorCode];
  };
  assert.deepEqual(await code(memo.replace(`recipientID>${demoCvr}`, 'recipientID>10000017')), [
    403,
    'recipient.not.allowed',
  ]);
  for (const wrong of [
    '',
    'x',
    memo.slice(0, -30),
    memo.replace('<memo:Message ', '<!DOCTYPE x [<!ENTITY e "f">]><memo:Message '),
  ]) {
    assert.deepEqual(await code(wrong), [400, 'memo.invalid']);
  }
  assert.deepEqual(await code(memo.replace(/messageUUID>[^<]+/, 'messageUUID>17')), [400, 'memo.invalid']);
  assert.equal((await product.bring('/demo/post/email', memo, proven)).status, 404);
  assert.doesNotMatch(await messages(), /Falsk/);
});

test('CAS-3 what belongs to no case waits in a list, is read there with its files, and goes on the case of its sender or is settled', async () => {
  await taken(
    answerOf({ text: 'Hvor hører jeg til?', files: [{ name: 'B.pdf', type: 'application/pdf', content: pdf }] }, {}),
  );
  await taken(answerOf({ text: 'Jeg er en anden' }, { caseNumber: number, cpr: '1203790019' }));
  const list = await waiting();
  const links = [...list.matchAll(/href="(\/demo\/sagsbehandling\/post\/[0-9a-f-]{36})"/g)].map(
    (match) => match[1] ?? '',
  );
  const pages = await Promise.all(links.map(async (link) => ({ link, body: (await signe.get(link)).body })));
  const own = pages.find(({ body }) => body.includes('Hvor hører jeg til?')) ?? assert.fail();
  const other = pages.find(({ body }) => body.includes('Jeg er en anden')) ?? assert.fail();
  assert.match(other.body, /Afsenderen er ikke part i sagen/);
  const file = await signe.get(`${own.link}/fil/0`);
  assert.equal(file.bytes.toString('base64'), pdf);
  assert.match(file.header('content-disposition') ?? '', /^attachment/);

  assert.match((await signe.submit(own.link, own.link, { sagsnummer: '' })).body, /Skriv et sagsnummer/);
  assert.match(
    (await signe.submit(own.link, own.link, { sagsnummer: '1900-1' })).body,
    /Der er ingen sag med det nummer/,
  );
  assert.match(
    (await signe.submit(other.link, other.link, { sagsnummer: number })).body,
    /Afsenderen er ikke part i sagen. Brevet kan ikke/,
  );
  assert.equal(
    (await signe.submit(own.link, own.link, { sagsnummer: number })).location,
    `/demo/sagsbehandling/sag/${id}`,
  );
  assert.match(await messages(), /Hvor hører jeg til\?[\s\S]*B\.pdf/);
  const unsaid = await signe.submit(other.link, `${other.link}/haandteret`);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.body, /href="#begrundelse">Skriv, hvordan den er håndteret/);
  const settled = await signe.submit(other.link, `${other.link}/haandteret`, { begrundelse: 'Ringet til borgeren' });
  assert.equal(settled.location, '/demo/sagsbehandling/post?ok=ja');
  assert.equal((await signe.get(other.link)).location, '/demo/sagsbehandling/post?ok=vaek');
  assert.doesNotMatch(await waiting(), /Jeg er en anden|Hvor hører/);
  assert.doesNotMatch(await messages(), /Jeg er en anden/);
  const actions = (await product.audited()).map(({ action }) => action);
  for (const action of ['postRead', 'postSettled']) assert.ok(actions.includes(action), action);

  const limited = await product.employee('Alma', ['administrator'], []);
  assert.equal((await limited.get('/demo/sagsbehandling/post')).status, 403);
  const { rows } = await product.database.inOrganisation(product.demo.id, async (transaction) => ({
    rows: await transaction.selectFrom('incoming_post').select(['status', 'content']).execute(),
  }));
  assert.ok(rows.every(({ status, content }) => (status === 'unmatched') === (content !== null)));
});
