import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/paths.ts';
import { exchangeHttp } from '../../src/service-platform/exchange-http.ts';
import { identityOf } from '../../src/service-platform/platform.ts';
import { createTokens } from '../../src/service-platform/tokens.ts';
import { demoCvr, people } from '../people.ts';
import { callerWith } from '../service-platform/connection-in-test.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { createDigitalPostPeer } from './peer.ts';
import { type SandboxInTest, sandboxInTest } from './sandbox-in-test.ts';

const now = new Date('2026-11-24T09:30:00Z');
const peer = createDigitalPostPeer({ now: () => now, maximumBytes: 1000 });
const example = readFileSync(
  join(projectRoot, 'src/options/remote-print/memo/examples/everything.xml'),
  'utf8',
).replace(/^<\?xml[^>]*>\s*/, '');
const request = `<?xml version="1.0" encoding="UTF-8"?>\n<kombi_request><KombiValgKode>Digital Post</KombiValgKode>${example}</kombi_request>`;
const nemSms = `<kombi_request><KombiValgKode>NemSMS</KombiValgKode>${example
  .replace('>DIGITALPOST<', '>NEMSMS<')
  .replace(/<memo:MessageBody>.*<\/memo:MessageBody>/s, '')}</kombi_request>`;
const nemSmsSaying = (text: string) => nemSms.replace(/(<memo:notification>).*(<\/memo:notification>)/, `$1${text}$2`);
const letters = '<f:ForsendelseISamling xmlns:f="urn:oio:fjernprint:1.0.0"><f:ForsendelseI/></f:ForsendelseISamling>';

const headers = {
  'x-TransaktionsId': '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1c01',
  'x-TransaktionsTid': '2026-11-24T10:30:00Z',
  accept: 'application/xml',
  'content-type': 'application/xml; charset=utf-8',
};

const tokens = createTokens();

/** One call with the demonstration's certificate, and its token unless `change` says otherwise. */
async function call(
  { platform }: SandboxInTest,
  method: 'GET' | 'POST',
  path: string,
  entityId: string,
  change: Readonly<Record<string, string>>,
  body?: Buffer,
): Promise<{ readonly status: number; readonly body: string; readonly challenge?: string | undefined }> {
  const caller = callerWith();
  const [certificate] = caller.certificates;
  assert.ok(certificate);
  const got = await tokens.accessToken(
    { platform, cvr: caller.cvr, certificate, entityId },
    AbortSignal.timeout(10_000),
  );
  assert.ok(got.kind === 'token', JSON.stringify(got));
  const answer = await exchangeHttp({
    method,
    url: platform.url + path,
    headers: { ...headers, authorization: `Holder-of-key ${got.token.value}`, ...change },
    identity: identityOf(platform, certificate),
    signal: AbortSignal.timeout(10_000),
    ...(body && {
      body: {
        length: body.length,
        pieces: (async function* () {
          yield body;
        })(),
      },
    }),
  });
  assert.ok(answer.kind === 'answer', JSON.stringify(answer));
  return { status: answer.status, body: answer.body, challenge: answer.headers?.['www-authenticate'] };
}

async function post(sandbox: SandboxInTest, body: string | Buffer, change: Readonly<Record<string, string>> = {}) {
  const bytes = Buffer.from(body);
  const answer = await call(sandbox, 'POST', '/service/KombiPostAfsend_1/kombi', entityIds.kombi, change, bytes);
  return { ...answer, code: /<FejlKode>(.*)<\/FejlKode>/.exec(answer.body)?.[1] };
}

test('FJE-3 a right message is received, also with a default namespace and letters before it in the request', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  const answer = await post(sandbox, request);
  assert.equal(answer.status, 200, answer.body);
  assert.match(answer.body, /<kombi_response><Result>true<\/Result><TransmissionID>[0-9a-f-]{36}<\/TransmissionID>/);
  assert.match(answer.body, /<AdvisTekst>Received<\/AdvisTekst>/);
  const both = request
    .replace('</KombiValgKode>', `</KombiValgKode>${letters}`)
    .replaceAll(/(<\/?)memo:/g, '$1')
    .replace('xmlns:memo=', 'xmlns=')
    .replace('0c4f3a7e1b03', '0c4f3a7e1b13');
  assert.equal((await post(sandbox, both)).status, 200);
  assert.equal((await sandbox.received()).length, 2);
});

test('SMS-1 FJE-3 a NemSMS of 150 characters is received once, and kept as what it says', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  const body = nemSmsSaying('å'.repeat(150));
  assert.equal((await post(sandbox, body)).status, 200);
  assert.equal((await post(sandbox, body)).code, 'message.uuid.not.unique');
  const received = await sandbox.received();
  assert.deepEqual(
    received.map((message) => (message as { readonly sms?: string }).sms),
    ['å'.repeat(150)],
  );
});

type Case = readonly [claim: string, code: string, body: string | Buffer, headers?: Readonly<Record<string, string>>];
const changed = (from: string | RegExp, to: string): string => {
  const after = request.replace(from, to);
  assert.notEqual(after, request, `${from}`);
  return after;
};

const refused: readonly Case[] = [
  ['a transaction id that is no UUID', 'transaction.id.invalid', request, { 'x-TransaktionsId': '17' }],
  ['a time without Z', 'transaction.time.invalid', request, { 'x-TransaktionsTid': '2026-11-24T10:30:00' }],
  ['a time with fractions', 'transaction.time.invalid', request, { 'x-TransaktionsTid': '2026-11-24T10:30:00.000Z' }],
  ['a time of yesterday', 'transaction.time.invalid', request, { 'x-TransaktionsTid': '2026-11-23T10:30:00Z' }],
  ['an answer wanted as JSON', 'accept.not.allowed', request, { accept: 'application/json' }],
  ['a body called JSON', 'content.type.not.allowed', request, { 'content-type': 'application/json' }],
  ['a body in Latin 1', 'content.type.not.allowed', request, { 'content-type': 'application/xml; charset=iso-8859-1' }],
  ['bytes that are not UTF-8', 'request.invalid', Buffer.from(request, 'latin1')],
  ['a declaration of another encoding', 'request.invalid', changed('encoding="UTF-8"', 'encoding="ISO-8859-1"')],
  ['nothing', 'request.invalid', ''],
  ['half a request', 'request.invalid', request.slice(0, -20)],
  ['a document type', 'request.invalid', changed('<kombi_request>', '<!DOCTYPE kombi_request><kombi_request>')],
  ['another root', 'request.invalid', changed(/(<\/?)kombi_request>/g, '$1request>')],
  ['a root in a namespace', 'request.invalid', changed('<kombi_request>', '<kombi_request xmlns="urn:x">')],
  ['an unknown part', 'request.invalid', changed('</kombi_request>', '<more/></kombi_request>')],
  ['two messages', 'request.invalid', changed('</kombi_request>', `${example}</kombi_request>`)],
  [
    'the choice after the message',
    'request.invalid',
    `<kombi_request>${example}<KombiValgKode>Digital Post</KombiValgKode></kombi_request>`,
  ],
  ['an unknown choice', 'kombi.valg.kode.invalid', changed('Digital Post', 'DigitalPost')],
  ['Digital Post without a message', 'kombi.valg.kode.invalid', changed(/<memo:Message .*<\/memo:Message>/s, '')],
  ['Fysisk Post without letters', 'kombi.valg.kode.invalid', changed('Digital Post', 'Fysisk Post')],
  ['Automatisk Valg without letters', 'kombi.valg.kode.invalid', changed('Digital Post', 'Automatisk Valg')],
  ['NemSMS with a body', 'kombi.valg.kode.invalid', changed('Digital Post', 'NemSMS')],
  [
    'NemSMS without its text',
    'kombi.valg.kode.invalid',
    nemSms.replace(/<memo:notification>.*<\/memo:notification>/, ''),
  ],
  [
    'NemSMS with an empty body',
    'kombi.valg.kode.invalid',
    nemSms.replace('</memo:Message>', '<memo:MessageBody/></memo:Message>'),
  ],
  ['NemSMS of 151 characters', 'memo.invalid', nemSmsSaying('å'.repeat(151))],
  [
    'NemSMS to one who gets Digital Post and has registered no phone',
    'recipient.not.registered',
    nemSms.replace('0107850018', '1502820021'),
  ],
  ['NemSMS to nobody that is known', 'recipient.not.registered', nemSms.replace('0107850018', '0101010101')],
  [
    'letters, where no print vendor is played',
    'kombi.valg.kode.not.offered',
    `<kombi_request><KombiValgKode>Fysisk Post</KombiValgKode>${letters}</kombi_request>`,
  ],
  ['MeMo 1.3', 'memo.invalid', changed('memoVersion="1.2"', 'memoVersion="1.3"')],
  ['MeMo 1.1 without the version of its schema', 'memo.invalid', changed('memoVersion="1.2"', 'memoVersion="1.1"')],
  [
    'an attribute that 1.2 dropped',
    'memo.invalid',
    changed('memoVersion="1.2"', 'memoVersion="1.2" memoSchVersion="1.1.0"'),
  ],
  ['an idTypeLabel', 'memo.invalid', changed('</memo:idType>', '</memo:idType><memo:idTypeLabel>x</memo:idTypeLabel>')],
  ['elements out of order', 'memo.invalid', changed(/(<memo:mandatory>.*)\n(.*<\/memo:legalNotification>)/, '$2\n$1')],
  ['a messageUUID of version 1', 'memo.invalid', changed('-4b7a-9a55-0c4f3a7e1b03', '-1b7a-9a55-0c4f3a7e1b03')],
  ['an empty title', 'memo.invalid', changed('Afgørelse om fritidspas', '')],
  ['a title of 257 characters', 'memo.invalid', changed('Afgørelse om fritidspas', 'x'.repeat(257))],
  ['a notification of 151 characters', 'memo.invalid', changed('Du har fået post fra Demo Kommune.', 'x'.repeat(151))],
  ['local time', 'memo.invalid', changed('2026-11-24T09:30:00Z</memo:created', '2026-11-24T10:30:00</memo:created')],
  ['broken base64', 'memo.invalid', changed('SGVqCg==', 'SGVqC')],
  ['a file language of three letters', 'memo.invalid', changed('<memo:language>da<', '<memo:language>dan<')],
  [
    'a contact point that is no UUID',
    'contact.point.id.format.not.allowed',
    changed(/contactPointID>0a3f50b8/, 'contactPointID>x'),
  ],
  [
    'another sender than the key is for',
    'sender.not.allowed',
    changed('10000009</memo:senderID>', '10000017</memo:senderID>'),
  ],
  [
    'a CPR number of 9 digits',
    'recipient.id.not.allowed',
    changed('0107850018</memo:recipientID>', '010785001</memo:recipientID>'),
  ],
  ['a CVR number of 10 digits', 'recipient.id.not.allowed', changed(/(recipientID>\s*<memo:idType>)CPR/, '$1CVR')],
  ['an empty file', 'file.empty.not.allowed', changed('SGVqCg==', '')],
  ['a forbidden character in a name', 'file.name.not.allowed', changed('vejledning.txt', 'a:b.txt')],
  ['a narrow blank in a name', 'file.name.not.allowed', changed('vejledning.txt', 'a\u2009b.txt')],
  ['a program', 'file.extension.not.allowed', changed('vejledning.txt', 'vejledning.exe')],
  ['a type that is not the name’s', 'file.extension.not.allowed', changed('vejledning.txt', 'vejledning.pdf')],
  ['an unknown type', 'file.extension.not.allowed', changed('text/plain', 'text/x-script')],
  ['files over the limit', 'message.too.large', changed('SGVqCg==', 'QUFB'.repeat(400))],
  ['a link with http', 'action.not.allowed', changed('https://demo.example', 'http://demo.example')],
  ['an appointment without a reservation', 'action.not.allowed', changed('>SELVBETJENING<', '>AFTALE<')],
  ['a date that has passed', 'do.not.deliver.until.date.too.early', changed('2026-12-01', '2026-11-23')],
  ['a date 13 days ahead', 'do.not.deliver.until.date.too.late', changed('2026-12-01', '2026-12-07')],
  [
    'an exempt recipient',
    'recipient.not.registered',
    changed('0107850018</memo:recipientID>', '1301450053</memo:recipientID>'),
  ],
];

test('FJE-3 a wrong request is refused with its code, and nothing of it is stored', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  for (const [claim, code, body, change] of refused) {
    await t.test(`${code}: ${claim}`, async () => {
      const answer = await post(sandbox, body, change);
      assert.equal(answer.code, code, `HTTP ${answer.status} ${answer.body}`);
      assert.ok(answer.status >= 400 && answer.status < 500);
      assert.match(answer.body, /<Result>false<\/Result>.*<FejlTekst>.+<\/FejlTekst>/);
      assert.ok(!/\d{10}/.test(answer.body), 'the answer quotes no CPR number');
    });
  }
  assert.deepEqual(await sandbox.received(), []);
});

test('FJE-3 a date today and one 12 days ahead are accepted', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  for (const [index, date] of ['2026-11-24', '2026-12-06'].entries()) {
    const body = changed('2026-12-01', date).replace('0c4f3a7e1b03', `0c4f3a7e1b2${index}`);
    assert.equal((await post(sandbox, body)).status, 200, date);
  }
});

test('DEL-1 a messageUUID is taken once, in whatever letter case', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  assert.equal((await post(sandbox, request)).status, 200);
  const again = await post(
    sandbox,
    request.replace('5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b03', '5F0D8A52-7C1E-4B7A-9A55-0C4F3A7E1B03'),
  );
  assert.deepEqual([again.status, again.code], [400, 'message.uuid.not.unique']);
  assert.equal((await sandbox.received()).length, 1);
});

test('DEL-1 with the fault duplicate the request is handled twice, and the second answer goes out', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  await sandbox.setFaults([{ at: 'request', kind: 'duplicate', times: 1 }]);
  assert.equal((await post(sandbox, request)).code, 'message.uuid.not.unique');
  assert.equal((await sandbox.received()).length, 1);
});

const constructed = join(
  projectRoot,
  '../shared/reference/data/kombipost-sf1601/CONSTRUCTED-kombi_request-digital-post.xml',
);
const skip = existsSync(constructed) ? false : 'shared reference files are not here';

test('FJE-3 the reference request is accepted once its sender and recipient are the sandbox’s own', {
  skip,
}, async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  const reference = readFileSync(constructed, 'utf8');
  assert.equal((await post(sandbox, reference)).code, 'sender.not.allowed');
  const own = reference.replace('12345678', demoCvr).replace('2211771212', '0107850018');
  assert.equal((await post(sandbox, own)).status, 200);
});

test('the mailboxes, a mailbox, a letter and its files can be read in Danish and English, with no CPR number in any address', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  await post(sandbox, request);
  await post(sandbox, nemSmsSaying('Husk din tid.\nMedbring pas.').replace('0c4f3a7e1b03', '0c4f3a7e1b23'));
  const page = async (path: string) => {
    const answer = await fetch(new URL(path, sandbox.address));
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const visited = new Map<string, string>();
  const waiting = ['/digital-post/'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (visited.has(path)) continue;
    const { status, type, text } = await page(path);
    assert.equal(status, 200, path);
    assert.ok(!people.some(({ cpr }) => cpr && path.includes(cpr)), path);
    visited.set(path, text);
    if (!type?.startsWith('text/html')) continue;
    assert.match(text, path.includes('lang=en') ? /<html lang="en">/ : /<html lang="da">/);
    assert.match(text, /<h1>[^<]+<\/h1>/);
    waiting.push(
      ...[...text.matchAll(/href="(\/digital-post[^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')),
    );
  }
  const karen = people[0]?.mitidUuid;
  const uuid = '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b03';
  assert.match(
    visited.get(`/digital-post/postkasse/${karen}?lang=en`) ?? '',
    /Mailbox of Karen Ærø Hansen.*Afgørelse om fritidspas/s,
  );
  assert.match(
    visited.get(`/digital-post/postkasse/${karen}?lang=da`) ?? '',
    /<h2>NemSMS<\/h2>.*Husk din tid\..*Medbring pas\./s,
  );
  assert.match(visited.get(`/digital-post/besked/${uuid}?lang=da`) ?? '', /Sagsnummer.*2026-17.*Afgørelse\.pdf/s);
  const letter = visited.get(`/digital-post/besked/${uuid}?lang=en`) ?? '';
  assert.match(letter, /<h2>Buttons<\/h2>.*<a href="https:\/\/demo\.example[^"]*">.*\(SELVBETJENING\)/s);
  assert.equal(visited.get(`/digital-post/besked/${uuid}/fil/0`), '%PDF-1.7\n');
  for (const missing of ['/postkasse/0107850018', '/besked/x', `/besked/${uuid}/fil/3`, `/besked/${uuid}/fil/-1`]) {
    assert.equal((await page(`/digital-post${missing}`)).status, 404, missing);
  }
});

test('a file that a browser could run is handed out as a download', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  await post(sandbox, changed('vejledning.txt', 'vejledning.html').replace('text/plain', 'text/html'));
  const answer = await fetch(`${sandbox.address}/besked/5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b03/fil/1`);
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment;/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
});

test('SEC-1 a call without a token of the scheme, with one of another service or unknown, or in the address is refused', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  for (const authorization of ['', 'Bearer abc', 'Holder-of-key', 'Holder-of-key a b']) {
    const { status, challenge } = await post(sandbox, request, { authorization });
    assert.equal(status, 401);
    assert.match(challenge ?? '', /error="invalid_token",error_description="Authentication scheme was not valid"/);
  }
  const unknown = await post(sandbox, request, { authorization: 'Holder-of-key abc' });
  assert.match(unknown.challenge ?? '', /might be unknown or expired/);
  const path = '/service/PostForespoerg_1/digitalpost?cprNumber=0107850018';
  assert.equal((await call(sandbox, 'GET', path, entityIds.kombi, { accept: 'application/json' })).status, 401);
  const open = await call(sandbox, 'GET', `${path}&access_token=x`, entityIds.postForespoerg, {});
  assert.equal(open.status, 403);
  assert.deepEqual(await sandbox.received(), []);
});

test('FJE-1 PostForespoerg says who can receive, and refuses what is not exactly one right number', async (t) => {
  const sandbox = await sandboxInTest(t, peer);
  const ask = (query: string, change: Readonly<Record<string, string>> = {}, channel = 'digitalpost') =>
    call(sandbox, 'GET', `/service/PostForespoerg_1/${channel}${query}`, entityIds.postForespoerg, {
      accept: 'application/json',
      ...change,
    });
  const said: readonly (readonly [query: string, body: string])[] = [
    ['?cprNumber=0107850018', '{"result":true}'],
    ['?cprNumber=1301450053', '{"result":false}'],
    ['?cprNumber=0101010101', '{"result":false}'],
    [`?cvrNumber=${demoCvr}`, '{"result":true}'],
    ['?cvrNumber=12345678', '{"result":false}'],
  ];
  for (const [query, body] of said) {
    const answer = await ask(query);
    assert.deepEqual([answer.status, answer.body], [200, body], query);
  }
  const sms: readonly (readonly [query: string, body: string])[] = [
    ['?cprNumber=0107850018', '{"result":true}'],
    // Gets Digital Post and has registered no phone; exempt and has one.
    ['?cprNumber=1502820021', '{"result":false}'],
    ['?cprNumber=1301450053', '{"result":true}'],
    [`?cvrNumber=${demoCvr}`, '{"result":false}'],
  ];
  for (const [query, body] of sms) assert.equal((await ask(query, {}, 'nemsms')).body, body, query);
  const wrong = ['', '?cprNumber=010785-0018', '?cprNumber=12345678', '?cvrNumber=0107850018', '?cpr=0107850018'];
  for (const query of [...wrong, `?cprNumber=0107850018&cvrNumber=${demoCvr}`]) {
    assert.equal((await ask(query)).status, 400, query);
  }
  assert.equal((await ask('?cprNumber=0107850018', { 'x-TransaktionsId': '17' })).status, 400);
});
