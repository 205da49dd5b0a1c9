import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MessageServices } from '../../messages/services.ts';
import { spreadNotices } from '../../messages/spread-notices.ts';
import { type CaseworkerTest, prices, startCaseworkerTest } from '../caseworker/testing.ts';

let site: CaseworkerTest;
before(async () => {
  site = await startCaseworkerTest();
});
after(() => site.close());

const list = '/demo/sagsbehandling/notifikationer';

async function spread(): Promise<void> {
  const services: MessageServices = {
    ...site.services,
    mailSender: () => null,
    publicUrl: 'http://x.example',
    signal: new AbortController().signal,
    report: () => {},
  };
  await spreadNotices(services);
}

test('PLA-5 an employee finds what happened in a list, opens it, and has then read it', async () => {
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  const id = await site.submitCase(prices.assessed);
  await spread();
  const page = await signe.get(list);
  assert.equal(page.status, 200);
  assert.match(page.body, /Du har 1 ulæst notifikation/);
  const link = /href="(\/demo\/sagsbehandling\/notifikationer\/[0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
  const opened = await signe.get(link);
  assert.equal(opened.status, 303);
  assert.equal(opened.location, `/demo/sagsbehandling/sag/${id}`);
  assert.match((await signe.get(list)).body, /Du har læst alle dine notifikationer/);

  const bo = await site.employee('Bo', ['caseworker'], ['Teknik']);
  assert.equal((await bo.get(link)).status, 404, "somebody else's is not found");
  assert.match((await bo.in('en').get(list)).body, /You have no notifications/);
});

test('PLA-5 opening a case marks what one was told of it as read, and the head of that very page counts without it', async () => {
  const rie = await site.employee('Rie', ['caseworker'], ['Fritid']);
  const id = await site.submitCase(prices.assessed);
  const other = await site.submitCase(prices.assessed);
  await spread();
  assert.match((await rie.get('/demo/sagsbehandling')).body, /ulæste: 2</);
  assert.match((await rie.get(`/demo/sagsbehandling/sag/${id}`)).body, /ulæste: 1</);
  assert.match((await rie.get(list)).body, /Du har 1 ulæst notifikation/);
  assert.doesNotMatch((await rie.get(`/demo/sagsbehandling/sag/${other}`)).body, /ulæste:/);
  assert.match((await rie.get(list)).body, /Du har læst alle dine notifikationer/);
});

test('PLA-5 choices are kept, an incomplete form says what is missing, and only case workers have the page', async () => {
  const eva = await site.employee('Eva', ['caseworker'], ['Fritid']);
  const page = `${list}/valg`;
  const chosen = {
    newTask: 'site',
    reminder: 'site',
    overdue: 'daily',
    failedDelivery: 'atOnce',
    citizenMessage: 'daily',
    workflowNotice: 'site',
  };
  const saved = await eva.submit(page, page, chosen);
  assert.equal(saved.location, `${page}?gemt=ja`);
  const again = await eva.get(page);
  assert.match(again.body, /name="newTask" value="site" checked/);
  const wrong = await eva.submit(page, page, { ...chosen, overdue: 'pigeon' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /Vælg, hvordan du vil have besked om: Overskredne frister/);
  const ditte = await site.employee('Ditte', ['designer'], []);
  assert.equal((await ditte.get(list)).status, 403);
  assert.equal((await site.nobody().get(list)).status, 303);
});

test('PLA-5 all are marked as read by one button', async () => {
  const ida = await site.employee('Ida', ['caseworker'], ['Fritid']);
  await site.submitCase(prices.assessed);
  await site.submitCase(prices.assessed);
  await spread();
  assert.match((await ida.get(list)).body, /Du har 2 ulæste/);
  const read = await ida.submit(list, `${list}/laest`);
  assert.equal(read.status, 303);
  assert.match((await ida.get(list)).body, /Du har læst alle/);
});
