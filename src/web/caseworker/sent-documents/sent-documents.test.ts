import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Attempted, DeliveryRequest, MadeDocument } from '../../../options/option.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let site: CaseworkerTest;
let signe: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
});
after(() => site.close());

const exchange = { request: 'sent', answer: 'said' };

/** Has the peer take letters that are made like this, and answer like that, one after the other; what it was handed. */
function print(made: () => MadeDocument, answers: readonly Attempted[]): Buffer[] {
  const handed: Buffer[] = [];
  const left = [...answers];
  Object.assign(site.peer.kind, {
    prepare: async ({ document }: DeliveryRequest<unknown>) =>
      document ? {} : { keep: { way: 'letter' }, document: made() },
    async send({ document }: DeliveryRequest<unknown>): Promise<Attempted> {
      handed.push(Buffer.from((await document?.content()) ?? []));
      return left.shift() ?? assert.fail('sent once too often');
    },
  });
  return handed;
}

const letter = (text: string, guarded = false): MadeDocument => ({
  name: 'Brev æøå.pdf',
  mediaType: 'application/pdf',
  content: Buffer.from(`%PDF-1.7 ${text}`),
  guarded,
});
const away: Attempted = { outcome: { outcome: 'unavailable', reason: 'HTTP 503' }, exchange };
const taken: Attempted = { outcome: { outcome: 'accepted', reference: 'x' }, exchange };

const path = (id: string) => `/demo/sagsbehandling/sag/${id}`;
const linksTo = (body: string) => [...body.matchAll(/href="([^"]+\/afsendt\/[^"]+)"/g)].map(([, href]) => href ?? '');
const opened = async () =>
  (await site.audited()).filter(({ action, actor }) => action === 'documentRead' && actor === signe.id).length;

test('FJE-8 the letter is kept from before it is sent: the same bytes go out at each attempt, and the case worker opens those', async () => {
  let made = 0;
  const handed = print(() => {
    made += 1;
    return letter(`made ${made}`);
  }, [away, taken]);
  const id = await site.submitCase(prices.granted);
  await site.attempt(id);
  await site.attempt(id);
  assert.deepEqual([made, handed.map(String)], [1, ['%PDF-1.7 made 1', '%PDF-1.7 made 1']]);
  const page = await signe.get(path(id));
  assert.match(page.body, /Gik ud med forsøg 2/);
  assert.match(page.body, /Gik ud med forsøg 1/);
  assert.match(page.body, /Brevet, som det blev trykt/);
  assert.doesNotMatch(
    page.body.split('id="files"')[1]?.split('</section>')[0] ?? '',
    /Brev æøå/,
    'not a file of the case',
  );
  const [saved = '', shown = ''] = linksTo(page.body);
  const before = await opened();
  const file = await signe.get(saved);
  assert.deepEqual([file.status, String(file.bytes)], [200, '%PDF-1.7 made 1']);
  assert.match(file.header('content-disposition') ?? '', /^attachment/);
  assert.match((await signe.get(shown)).header('content-disposition') ?? '', /^inline/);
  assert.equal(await opened(), before + 2, 'each opening is logged');
  const tove = await site.employee('Tove', ['caseworker'], ['Teknik']);
  assert.equal((await tove.get(saved)).status, 404);
  for (const wrong of [saved.replace(/\d$/, '7'), saved.replace(/afsendt\/[^/]+/, `afsendt/${crypto.randomUUID()}`)]) {
    assert.equal((await signe.get(wrong)).status, 404);
  }
});

test('FJE-8 a letter with a protected address is opened by a press that is logged, and by nothing else', async () => {
  print(() => letter('Hemmelig vej 1', true), [taken]);
  const id = await site.submitCase(prices.granted);
  await site.attempt(id);
  const page = await signe.in('en').get(path(id));
  assert.match(page.body, /shows a protected address/);
  assert.deepEqual(linksTo(page.body), []);
  const [, action = ''] = /action="([^"]+\/afsendt\/[^"]+)"/.exec(page.body) ?? [];
  const before = await opened();
  assert.equal((await signe.get(action)).location, path(id));
  assert.equal((await signe.get(action.replace(/\/vis$/, ''))).location, path(id));
  assert.equal(await opened(), before);
  const file = await signe.send(page, action);
  assert.deepEqual([file.status, String(file.bytes)], [200, '%PDF-1.7 Hemmelig vej 1']);
  assert.equal(await opened(), before + 1);
});

test('FJE-8 what our own check stopped did not go out, and is not shown as if it had', async () => {
  const reason = { da: 'Titlen er for lang.', en: 'The title is too long.' };
  print(() => letter('stopped'), [{ outcome: { outcome: 'rejected', reason }, exchange, nothingSent: true }]);
  const id = await site.submitCase(prices.granted);
  await site.attempt(id);
  const page = await signe.get(path(id));
  assert.match(page.body, /Titlen er for lang/);
  assert.doesNotMatch(page.body, /Gik ud med forsøg/);
});
