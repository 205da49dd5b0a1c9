import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { workOffBulks } from '../../../cases/deliveries/bulk.ts';
import { receiveReceipt } from '../../../cases/deliveries/receive-receipt.ts';
import { digitalPostDelivery } from '../../../options/remote-print/digital-post-delivery.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let site: CaseworkerTest;
let signe: Visitor;
before(async () => {
  site = await startCaseworkerTest();
  signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
});
after(() => site.close());

const root = '/demo/sagsbehandling/afleveringer';

async function fail(count: number, da: string): Promise<readonly string[]> {
  site.peer.answer = { outcome: 'rejected', reason: { da, en: `${da} (en)` } };
  const cases: string[] = [];
  for (let index = 0; index < count; index += 1) cases.push(await site.submitCase(prices.granted));
  for (const id of cases) await site.attempt(id);
  return cases;
}

test('DEL-2 failed deliveries stand in one list by peer and reason, and are sent again, chosen or all', async () => {
  const [first] = await fail(3, 'Nøglen er udløbet.');
  await fail(1, 'Adressen er forkert.');
  const page = await signe.get(root);
  assert.equal(page.status, 200);
  assert.match(page.body, /Nøglen er udløbet\./);
  const other = await site.employee('Tove', ['caseworker'], ['Teknik']);
  assert.match((await other.get(root)).body, /Ingen afleveringer er mislykkedes/);

  const none = await signe.submit(root, `${root}/mange`, { handling: 'igen' });
  assert.equal(none.status, 422);
  assert.match(none.body, /Vælg mindst én aflevering/);

  const row = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction
      .selectFrom('delivery')
      .select('id')
      .where('case', '=', first ?? '')
      .executeTakeFirstOrThrow(),
  );
  const chosen = await signe.submit(root, `${root}/mange`, { handling: 'igen', valgt: row.id });
  assert.equal(chosen.location, `${root}?begyndt=ja`);
  await workOffBulks(site.services);
  site.peer.answer = { outcome: 'accepted', reference: 'x' };
  await site.attempt(first ?? '');

  const filtered = `${root}?${new URLSearchParams({ modtager: 'digital-post', grund: 'Nøglen er udløbet.' })}`;
  const seen = await signe.get(filtered);
  assert.match(seen.body, /Send alle 2 igen/);
  await signe.send(seen, `${root}/mange`, { handling: 'igen-alle' });
  await workOffBulks(site.services);
  const after = await signe.in('en').get(root);
  assert.match(after.body, /What was begun lately/);
  assert.match(after.body, /Adressen er forkert\. \(en\)/);
  assert.doesNotMatch(after.body, /Nøglen er udløbet/);
});

test('DEL-2 many are handled by hand with a reason, by an administrator too, who sees no case', async () => {
  await fail(2, 'Tjenesten er lukket.');
  const alma = await site.employee('Alma', ['administrator'], []);
  const page = await alma.get(root);
  assert.match(page.body, /Tjenesten er lukket/);
  assert.doesNotMatch(page.body, /sagsbehandling\/sag\//);
  const filtered = `${root}?${new URLSearchParams({ grund: 'Tjenesten er lukket.' })}`;
  const missing = await alma.submit(filtered, `${root}/mange`, { handling: 'klaret-alle' });
  assert.equal(missing.status, 422);
  assert.match(missing.body, /Skriv, hvordan de er klaret/);
  assert.equal(
    (await alma.submit(filtered, `${root}/mange`, { handling: 'klaret-alle', begrundelse: 'Sendt som brev' })).status,
    303,
  );
  await workOffBulks(site.services);
  const rows = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('delivery').select('id').where('status', '=', 'handledByHand').execute(),
  );
  assert.equal(rows.length, 2);
});

test('DEL-2 one failed delivery is seen, sent again once, and a page that is old says so', async () => {
  const [id] = await fail(1, 'Prøv igen.');
  const row = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction
      .selectFrom('delivery')
      .select('id')
      .where('case', '=', id ?? '')
      .executeTakeFirstOrThrow(),
  );
  const page = `${root}/${row.id}`;
  const seen = await signe.get(page);
  assert.equal(seen.status, 200);
  assert.match(seen.body, /Prøv igen\./);
  const tove = await site.employee('Tove', ['caseworker'], ['Teknik']);
  assert.equal((await tove.get(page)).status, 404);
  const sent = await signe.send(seen, page);
  assert.equal(sent.location, `/demo/sagsbehandling/sag/${id}?ok=send-igen`);
  const again = await signe.send(seen, page);
  assert.equal(again.status, 404);
  assert.match(again.body, /ikke mislykket længere/);
  assert.equal((await signe.get(`${root}/ikke-en-noegle`)).status, 404);
});

test('DEL-2 a correction offers the choices there are, and what is wrong is told at its field with all that was typed kept', async () => {
  const { fields, wrongFields } = digitalPostDelivery;
  Object.assign(site.peer.kind, { fields, wrongFields });
  const [id] = await fail(1, 'Adressen findes ikke.');
  const row = () =>
    site.database.inOrganisation(site.demo.id, (transaction) =>
      transaction
        .selectFrom('delivery')
        .select(['id', 'status', 'refusal'])
        .where('case', '=', id ?? '')
        .executeTakeFirstOrThrow(),
    );
  const page = `${root}/${(await row()).id}`;
  const shown = await signe.get(page);
  assert.match(shown.body, /<select[^>]*name="felt-channel"/);
  assert.match(shown.body, /<option value="letter-always"/);
  const english = await signe.in('en').submit(page, page, {
    'felt-channel': 'pigeon',
    'felt-title': 'En ny titel',
    'felt-notification': 'x'.repeat(151),
    'felt-link': 'http://usikker.example',
    'felt-linkTitle': '',
  });
  assert.equal(english.status, 422);
  for (const field of ['channel', 'notification', 'link', 'linkTitle']) {
    assert.match(english.body, new RegExp(`href="#felt-${field}"`), field);
    assert.match(english.body, new RegExp(`id="felt-${field}-error"`), field);
  }
  assert.match(english.body, /value="En ny titel"/);
  assert.match(english.body, /value="http:\/\/usikker\.example"/);
  assert.match(english.body, /Choose one of the possibilities/);
  assert.equal((await row()).status, 'failed', 'nothing was sent');
  const sent = await signe.submit(page, page, { 'felt-channel': 'letter-always', 'felt-title': 'En ny titel' });
  assert.equal(sent.location, `/demo/sagsbehandling/sag/${id}?ok=send-igen`);
  assert.deepEqual([(await row()).status, (await row()).refusal], ['pending', 'whole']);
});

test('DEL-1 a receipt that fits nothing is put on the case that it belongs to by whoever works on it, or away with a reason', async () => {
  Object.assign(site.peer.kind, {
    readReceipt: ({ body }: { readonly body: Buffer }) => ({ kind: 'unclear', id: body.toString(), why: 'delivery' }),
  });
  const [sent = ''] = await fail(1, 'Kvitteringen mangler.');
  const services = {
    ...site.services,
    deliveries: new Map([['digital-post', { kind: site.peer.kind, option: 'remote-print' }]]),
  };
  for (const id of ['til-sagen', 'væk']) {
    const received = await receiveReceipt(services, site.demo, 'digital-post', { headers: {}, body: Buffer.from(id) });
    assert.equal(received.kind, 'kept');
  }
  site.clock.now = new Date(site.clock.now.getTime() + 1_000);
  const unsent = await site.submitCase(prices.granted);
  const numberOf = (id: string) =>
    site.database.inOrganisation(site.demo.id, async (transaction) => {
      const row = await transaction.selectFrom('case').select('number').where('id', '=', id).executeTakeFirstOrThrow();
      return row.number;
    });
  const place = (who: Visitor, number: string) =>
    who.forge(`${root}/kvitteringer/sag`, {
      slags: 'digital-post',
      kvittering: 'til-sagen',
      'sag-grund-digital-post-til-sagen': number,
    });
  const deliveryOf = (id: string) =>
    site.database.inOrganisation(site.demo.id, async (transaction) => {
      const row = await transaction
        .selectFrom('delivery')
        .select('id')
        .where('case', '=', id)
        .executeTakeFirstOrThrow();
      return row.id;
    });
  const tove = await site.employee('Tove', ['caseworker'], ['Teknik']);
  const refused: readonly (readonly [Visitor, string, RegExp])[] = [
    [signe, '', /Skriv sagens nummer/],
    [signe, 'FP-findes-ikke', /ingen sag med det nummer/],
    [tove, await numberOf(sent), /ingen sag med det nummer/],
    [signe, await numberOf(unsent), /Intet var sendt derfra/],
  ];
  for (const [who, number, error] of refused) {
    const answer = await place(who, number);
    assert.equal(answer.status, 422);
    assert.match(answer.body, error);
    assert.match(answer.body, /href="#sag-grund-digital-post-til-sagen"/);
    const [, folded = '', ...others] = answer.body.split('<details class="details" open');
    assert.match(folded, /^[^/]*<summary[^>]*>Hører den til en sag\?/, 'what is wrong is not folded away');
    assert.equal(others.length, 0);
    assert.ok(answer.body.includes(`tilbage=${encodeURIComponent(root)}"`), 'the language is changed on the list');
  }
  const placed = await place(signe, await numberOf(sent));
  const [first = '', location = ''] = [await deliveryOf(sent), placed.location ?? ''];
  assert.equal(location, `${root}?lagt-paa=${sent}&aflevering=${first}`);
  const told = (await signe.get(location)).body;
  assert.match(told, /Kvitteringen er lagt på sagen/);
  assert.ok(told.includes(`href="/demo/sagsbehandling/sag/${sent}#aflevering-${first}"`), 'it is told which one');
  assert.match((await signe.get(`/demo/sagsbehandling/sag/${sent}`)).body, new RegExp(`id="aflevering-${first}"`));
  const receipts = await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction
      .selectFrom('delivery_receipt')
      .innerJoin('delivery', 'delivery.id', 'delivery_receipt.delivery')
      .select(['delivery_receipt.id', 'effect', 'delivery.case', 'delivery.status'])
      .execute(),
  );
  assert.deepEqual(receipts, [{ id: 'til-sagen', effect: 'noted', case: sent, status: 'failed' }]);
  assert.equal((await place(signe, await numberOf(sent))).location, `${root}?lagt-vaek=forbi`);

  const away = { slags: 'digital-post', kvittering: 'væk', 'grund-digital-post-v_k': '' };
  const noReason = await signe.forge(`${root}/kvitteringer`, away);
  assert.equal(noReason.status, 422);
  assert.match(noReason.body, /Skriv, hvad du har gjort/);
  const why = { ...away, 'grund-digital-post-v_k': 'Talt med leverandøren' };
  assert.equal((await signe.forge(`${root}/kvitteringer`, why)).location, `${root}?lagt-vaek=ja`);
  assert.doesNotMatch((await signe.get(root)).body, /hører til noget kendt/);
  const actions = (await site.audited()).filter(({ action }) => action.startsWith('receipt'));
  assert.deepEqual(
    actions.map(({ action, record }) => [action, record]),
    [
      ['receiptUnknown', null],
      ['receiptUnknown', null],
      ['receiptPlaced', sent],
      ['receiptHandled', null],
    ],
  );
});

test('DEL-1 where a case had sent several, whoever puts a receipt there sees them and chooses which one it is about', async () => {
  Object.assign(site.peer.kind, {
    readReceipt: ({ body }: { readonly body: Buffer }) => ({ kind: 'unclear', id: body.toString(), why: 'state' }),
    prepare: async ({ kept }: { readonly kept?: object }) =>
      kept ? {} : { keep: { channel: 'letter-always', way: 'letter' } },
    course: digitalPostDelivery.course,
  });
  const services = {
    ...site.services,
    deliveries: new Map([['digital-post', { kind: site.peer.kind, option: 'remote-print' }]]),
  };
  const id = await site.submitCase(prices.granted);
  site.peer.answer = { outcome: 'accepted', reference: 'x' };
  await site.attempt(id);
  const { number, sent } = await site.database.inOrganisation(site.demo.id, async (transaction) => {
    const found = await transaction.selectFrom('case').select('number').where('id', '=', id).executeTakeFirstOrThrow();
    const delivery = await transaction
      .selectFrom('delivery')
      .selectAll()
      .where('case', '=', id)
      .executeTakeFirstOrThrow();
    return { number: found.number, sent: delivery };
  });
  const other = randomUUID();
  await site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction
      .insertInto('delivery')
      .values({ ...sent, id: other, reason: null, created_at: new Date(sent.created_at.getTime() + 60_000) })
      .execute(),
  );
  site.clock.now = new Date(site.clock.now.getTime() + 120_000);
  const brought = { headers: {}, body: Buffer.from('en-af-flere') };
  assert.equal((await receiveReceipt(services, site.demo, 'digital-post', brought)).kind, 'kept');
  const field = 'aflevering-grund-digital-post-en-af-flere';
  const place = (more: Readonly<Record<string, string>> = {}, who = signe) =>
    who.forge(`${root}/kvitteringer/sag`, {
      slags: 'digital-post',
      kvittering: 'en-af-flere',
      'sag-grund-digital-post-en-af-flere': number,
      ...more,
    });
  const unfit: readonly Readonly<Record<string, string>>[] = [{}, { [field]: randomUUID() }];
  for (const more of unfit) {
    const asked = await place(more);
    assert.equal(asked.status, 422);
    assert.ok(asked.body.includes(`href="#${field}"`), 'the summary leads to the choice');
    assert.ok(asked.body.includes(`value="${number}"`), 'the number stays');
    const offered = [...asked.body.matchAll(/<input type="radio"[^>]*value="([^"]*)"/g)].map(([, value]) => value);
    assert.deepEqual(offered, [other, sent.id], 'the latest first, none chosen');
    assert.match(asked.body, /Fysisk brev\. Leveret\. Til: Karen/);
  }
  assert.match((await place({}, signe.in('en'))).body, /The case had sent several when the receipt came/);
  const placed = await place({ [field]: sent.id });
  assert.equal(placed.location, `${root}?lagt-paa=${id}&aflevering=${sent.id}`);
  const shown = (await signe.get(`/demo/sagsbehandling/sag/${id}`)).body;
  const at = shown.slice(shown.indexOf(`id="aflevering-${sent.id}"`));
  const until = at.includes(`id="aflevering-${other}"`) ? at.indexOf(`id="aflevering-${other}"`) : at.length;
  assert.match(at.slice(0, until), /Ukendt kvittering, lagt her af en medarbejder[\s\S]*en-af-flere/);
  assert.doesNotMatch(shown.replace(at.slice(0, until), ''), /Ukendt kvittering/);
  const read = (await site.audited()).filter(({ action, record }) => action === 'caseRead' && record === id);
  assert.equal(read.length, 4, 'who saw what the case had sent is known');
});

test('DEL-2 a peer that is silent is told of in words', async () => {
  site.peer.answer = { outcome: 'unavailable', reason: 'ECONNREFUSED' };
  const cases = [
    await site.submitCase(prices.granted),
    await site.submitCase(prices.granted),
    await site.submitCase(prices.granted),
  ];
  for (let round = 0; round < 2; round += 1) for (const id of cases) await site.attempt(id);
  const page = await signe.get(root);
  assert.match(
    page.body,
    /Digital Post har ikke svaret siden kl\. \d\d[.:]\d\d\. \d+ afleveringer venter\. Næste forsøg er kl\. \d\d[.:]\d\d\./,
  );
});
