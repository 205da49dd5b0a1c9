import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf, send } from '../../../../test/helpers/fritidspas.ts';
import { approve, definitionOf, deliver, end, householdForm } from '../../../../test/helpers/workflow-of.ts';
import { type LoggedEntry, readAuditLog } from '../../../audit/read-audit-log.ts';
import { digitalPostDelivery } from '../../../options/remote-print/digital-post-delivery.ts';
import { sharedLetterAssembler } from '../../../options/remote-print/letter/letter-assembler.ts';
import type { Step } from '../../../workflows/definition.ts';
import { visibleText } from '../../citizen/test-support/posted-fields.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from '../testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
const settings: Record<string, unknown> = {
  senderCvr: '10000009',
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  printType: 4711,
  printUser: 'demo',
  returnAddress: 'Rådhuspladsen 1\n8000 Aarhus C',
  priceC5: 900,
  pricePage: 50,
};
before(async () => {
  product = await startCaseworkerTest({
    application: (usual) => ({ ...usual, services: { ...usual.services, deliverySettings: () => settings } }),
  });
  const { measure, preview } = digitalPostDelivery;
  Object.assign(product.peer.kind, { measure, preview });
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
});
after(async () => {
  await sharedLetterAssembler().stop();
  await product?.close();
});

const page = (id: string) => `/demo/sagsbehandling/sag/${id}`;
const events = async (id: string) =>
  product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case_event').select('kind').where('case', '=', id).execute(),
  );
/** What the log holds of readings of a case, the oldest first. */
const readings = async (id: string) => {
  const entries = await product.database.inOrganisation(product.demo.id, (transaction) =>
    readAuditLog(transaction, product.demo, { action: 'caseRead' }, null),
  );
  return entries.filter(({ record }) => record === id).reverse();
};
const shownIn = (entry: LoggedEntry | undefined) =>
  typeof entry?.detail === 'object' ? [entry.actor.id, entry.detail.from, entry.detail.shown] : [];

test('FJE-2 before a decision the case worker sees the letter, its pages and its price, and what was typed stays', async () => {
  const id = await product.submitCase(prices.assessed);
  const afgoer = `${page(id)}/afgoer`;
  const before = await events(id);
  const earlier = await readings(id);
  const seen = await signe.submit(page(id), afgoer, {
    'se-foerst': 'rejected',
    begrundelse: 'Klubben er ikke godkendt.',
  });
  assert.equal(seen.status, 200, visibleText(seen.body).slice(0, 300));
  const text = visibleText(seen.body);
  assert.match(text, /Intet er afgjort eller sendt endnu/);
  assert.match(text, /Afslag på fritidspas/);
  assert.match(text, /Klubben er ikke godkendt/, 'the letter has the reason in it');
  assert.match(text, /Sider: 1\. Ark: 1\./);
  assert.match(text, /9,50/);
  assert.deepEqual(await events(id), before, 'nothing has happened to the case');
  const [pageRead, previewRead, ...more] = (await readings(id)).slice(earlier.length);
  const [, from] = shownIn(pageRead);
  assert.ok(from);
  assert.deepEqual(shownIn(pageRead), [signe.id, from, undefined]);
  assert.deepEqual(shownIn(previewRead), [signe.id, from, true], 'it names whom it goes to by the whole number');
  assert.deepEqual(more, []);
  const english = await signe.in('en').submit(page(id), afgoer, { 'se-foerst': 'approved', begrundelse: '' });
  assert.match(visibleText(english.body), /Nothing is decided or sent yet/);
  const decided = await signe.send(seen, afgoer, { beslutning: 'rejected', begrundelse: 'Klubben er ikke godkendt.' });
  assert.equal(decided.location, `${page(id)}?ok=afgoer`);
});

test('FJE-2 what only goes digitally has no price, and a missing reason is told before', async () => {
  settings.channel = 'digital-only';
  const id = await product.submitCase(prices.assessed);
  const seen = await signe.submit(page(id), `${page(id)}/afgoer`, { 'se-foerst': 'approved', begrundelse: '' });
  delete settings.channel;
  assert.equal(seen.status, 200, visibleText(seen.body).slice(0, 500));
  assert.doesNotMatch(visibleText(seen.body), /9,50|ark/);
  const missing = await signe.submit(page(id), `${page(id)}/afgoer`, { 'se-foerst': 'rejected', begrundelse: '' });
  assert.equal(missing.status, 422);
});

test('FJE-2 an attachment that can’t be printed stops the decision with the reason, once: it is told before, not after', async () => {
  const { services, demo } = product;
  const steps = {
    first: approve({ as: 'boss', approved: 'letter', rejected: 'no', reasons: [] }),
    letter: { ...deliver('yes'), attachments: ['receipts'] } as Step,
    yes: end('yes'),
    no: end('no'),
  };
  for (const published of [
    await product.definitions.publishForm(demo.id, householdForm),
    await product.definitions.publishWorkflow(demo.id, definitionOf(steps)),
  ]) {
    assert.ok(published.ok, JSON.stringify(published));
  }
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, {}, 'husstand');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted');
  const id = sent.case;
  await product.addDocument(id, Buffer.from('%PDF-1.7 torn'));
  const afgoer = `${page(id)}/afgoer`;
  const before = await events(id);
  const earlier = await readings(id);
  const stopped = await signe.submit(page(id), afgoer, { beslutning: 'approved', begrundelse: 'Alt er i orden' });
  assert.equal(stopped.status, 422);
  assert.match(visibleText(stopped.body), /kan ikke trykkes/);
  assert.match(stopped.body, />Alt er i orden<\/textarea>/);
  assert.deepEqual(await events(id), before);
  assert.equal((await readings(id)).length, earlier.length + 2, 'the case’s page, and what stopped the decision');
  const decided = await signe.send(stopped, afgoer, { beslutning: 'approved' });
  assert.equal(decided.location, `${page(id)}?ok=afgoer`, 'told, the case worker decides all the same');
});
