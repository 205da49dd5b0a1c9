import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import type { FixedInput } from '../../cases/deliveries/delivery-input.ts';
import { casePlaces, findCase } from '../../cases/stored-case.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from './testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let tove: Visitor;
let karen: Visitor;
let id: string;
let pdf: Uint8Array<ArrayBuffer>;

before(async () => {
  product = await startCaseworkerTest();
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  tove = await product.employee('Tove Teknik', ['caseworker'], ['Teknik']);
  karen = await product.citizen();
  id = await product.submitCase(prices.assessed);
  const made = await PDFDocument.create();
  made.addPage([300, 400]);
  pdf = Uint8Array.from(await made.save());
});
after(() => product.close());

const page = () => `/demo/sagsbehandling/sag/${id}`;
const own = () => `/demo/mine-sager/${id}`;
const file = (name: string) => new File([pdf], name, { type: 'application/pdf' });

test('CAS-3 files go with messages both ways, are downloadable for both and for nobody else, and lie in the ZIP', async () => {
  const sent = await signe.upload(page(), `${page()}/besked`, file('Vejledning.pdf'), { besked: 'Se vedlagte' });
  assert.equal(sent.location, `${page()}?ok=besked`);
  const shown = await karen.get(own());
  assert.match(shown.body, /Se vedlagte[\s\S]*Vejledning\.pdf/);
  const href = /href="([^"]+\/dokument\/[^"]+)"[^>]*>[^<]*(?:<[^>]*>)*[^<]*Vejledning/.exec(shown.body)?.[1] ?? '';
  assert.deepEqual([...(await karen.get(href)).bytes], [...pdf]);
  const back = await karen.upload(own(), `${own()}/besked`, file('Lønseddel.pdf'), { besked: '' });
  assert.equal(back.location, `${own()}?sendt=1#messages`, 'a file says enough');
  const read = await signe.get(page());
  assert.match(read.body, /<h2 id="messages">[\s\S]*Lønseddel\.pdf/);
  const document = href.split('/').at(-1) ?? '';
  assert.equal((await tove.get(`${page()}/dokument/${document}`)).status, 404);
  const archive = await signe.get(`${page()}/hent/sag.zip`);
  const entries = await new ZipReader(new Uint8ArrayReader(archive.bytes), { useWebWorkers: false }).getEntries();
  const names = entries.map(({ filename }) => filename);
  for (const name of ['beskeder/Vejledning.pdf', 'beskeder/Lønseddel.pdf']) assert.ok(names.includes(name), `${names}`);
  const entry = entries.find(({ filename }) => filename.endsWith('Lønseddel.pdf'));
  assert.ok(entry && !entry.directory);
  assert.deepEqual([...(await entry.getData(new Uint8ArrayWriter()))], [...pdf]);
});

test('CAS-3 a file that is no such file stops the message, whose text stays in the form, and leaves nothing behind', async () => {
  const before = await documents();
  const text = 'Jeg prøver med et program';
  const program = new File(['MZ this is a program'], 'faktura.pdf', { type: 'application/pdf' });
  for (const [who, address] of [
    [signe, page()],
    [karen, own()],
  ] as const) {
    const refused = await who.upload(address, `${address}/besked`, program, { besked: text });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /href="#fil"/);
    assert.match(refused.body, /Vælg filerne igen/);
    assert.match(refused.body, new RegExp(`<textarea[^>]*>${text}</textarea>`));
    assert.doesNotMatch((await who.get(address)).body, new RegExp(text));
  }
  assert.equal(await documents(), before);
});

test('CAS-3 the citizen is told once that there is a message, of nothing in it, and anew when they have read it or were not reached', async () => {
  const case_ = await product.submitCase(prices.assessed);
  const write = async (besked: string) => {
    product.clock.now = new Date(product.clock.now.getTime() + 60_000);
    const here = `/demo/sagsbehandling/sag/${case_}`;
    assert.equal((await signe.submit(here, `${here}/besked`, { besked })).status, 303);
    return tellings(case_);
  };
  const [first, ...more] = await write('Din datters fodboldklub har svaret');
  assert.ok(first && more.length === 0);
  assert.equal((await write('Og én ting til')).length, 1, 'they have not read the first yet');
  await product.attempt(case_);
  const [delivered] = await tellings(case_);
  assert.equal(delivered?.status, 'delivered');
  const content = JSON.stringify(delivered?.input);
  assert.match(content, new RegExp(`https://selvbetjening.example/demo/mine-sager/${case_}`));
  assert.match(content, /Du har fået en besked i din sag/);
  assert.doesNotMatch(content, /fodbold|fritid/i);
  assert.match(
    (await signe.get(`/demo/sagsbehandling/sag/${case_}`)).body,
    /Borgeren får at vide, at der er en besked/,
  );
  assert.match((await karen.get('/demo/mine-sager')).body, /2 nye beskeder/);
  await karen.get(`/demo/mine-sager/${case_}`);
  const [, second] = await write('Nu er der nyt igen');
  assert.ok(second);
  product.peer.answer = { outcome: 'rejected', reason: { da: 'Findes ikke.', en: 'No such receiver.' } };
  await product.attempt(case_);
  product.peer.answer = { outcome: 'accepted', reference: 'peer-1' };
  assert.match((await signe.get(`/demo/sagsbehandling/sag/${case_}`)).body, /Borgeren har ikke fået at vide/);
  assert.equal((await write('Hallo?')).length, 3, 'nobody had told them');
});

async function documents(): Promise<number> {
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('document').select('id').where('case', '=', id).execute(),
  );
  return rows.length;
}

async function tellings(caseId: string) {
  return product.database.inOrganisation(product.demo.id, async (transaction) => {
    const stored = await findCase(transaction, product.demo, caseId, false);
    const rows = await transaction
      .selectFrom('delivery')
      .select(['id', 'status', 'input'])
      .where('case', '=', caseId)
      .where('step', '=', '')
      .orderBy('created_at')
      .execute();
    return rows.map(({ input, ...row }) => ({
      ...row,
      input: input && stored ? decryptJson<FixedInput>(stored.key.key, casePlaces.deliveryInput, input) : null,
    }));
  });
}
