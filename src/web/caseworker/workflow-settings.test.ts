import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { publishedVersions } from '../../cases/designs/design-versions.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { visibleText } from '../citizen/test-support/posted-fields.ts';
import { type CaseworkerTest, prices, startCaseworkerTest, type Visitor } from './testing.ts';

let product: CaseworkerTest;
let signe: Visitor;
let karen: Visitor;
const real: WorkflowDefinition = JSON.parse(
  await readFile(new URL('../../organisations/demo/fritidspas.workflow.json', import.meta.url), 'utf8'),
);

const about = {
  description: { da: 'Tilskud til det, børn går til' },
  category: { da: 'Familie og fritid', en: 'Family and leisure' },
  unit: 'Kultursekretariatet',
  legalBasis: { da: 'Folkeoplysningsloven § 6' },
  dutyToInform: { da: 'Vi henter din indkomst fra Skat.\nDu kan klage.' },
  links: [{ title: { da: 'Om tilskud' }, url: 'https://demo.example/tilskud' }],
  changeLog: 'Indkomstgrænsen er hævet.',
};

before(async () => {
  product = await startCaseworkerTest();
  await publish({});
  signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  karen = await product.citizen();
});
after(() => product?.close());

async function publish(changes: Partial<WorkflowDefinition>): Promise<void> {
  const published = await product.definitions.publishWorkflow(product.demo.id, {
    ...real,
    about,
    kle: '18.15.00',
    ...changes,
  });
  assert.ok(published.ok, JSON.stringify(published));
  product.definitions.changed(product.demo.id);
}

test('WFL-1 category, description and unit group the front page’s forms and are found by its search', async () => {
  const front = await karen.get('/demo/');
  assert.match(
    front.body,
    /<h3 id="kategori-0">Familie og fritid<\/h3>[\s\S]*<h4[^>]*>[\s\S]*fritidspas[\s\S]*Andre blanketter/i,
  );
  assert.match((await karen.in('en').get('/demo/')).body, /<h3 id="kategori-0">Family and leisure<\/h3>/);
  for (const search of ['familie', 'kultursekretariatet', 'går til']) {
    const found = await karen.get(`/demo/?soeg=${encodeURIComponent(search)}`);
    assert.match(found.body, /href="\/demo\/blanket\/fritidspas"/, search);
  }
});

test('WFL-1 unit, law, duty to inform and links stand before one begins, with the citizen’s case, and with the case worker’s', async () => {
  const id = await product.submitCase(prices.assessed);
  const told = [
    /Tilskud til det, børn går til/,
    /Familie og fritid/,
    /Kultursekretariatet/,
    /Folkeoplysningsloven § 6/,
    /Vi henter din indkomst fra Skat\..*Du kan klage\./,
  ];
  for (const page of [
    await karen.get('/demo/blanket/fritidspas'),
    await karen.get(`/demo/mine-sager/${id}`),
    await signe.get(`/demo/sagsbehandling/sag/${id}`),
  ]) {
    assert.equal(page.status, 200);
    for (const text of told) assert.match(visibleText(page.body), text);
    assert.match(page.body, /href="https:\/\/demo\.example\/tilskud"/);
  }
  const employees = visibleText((await signe.get(`/demo/sagsbehandling/sag/${id}`)).body);
  assert.match(employees, /KLE-nummer 18\.15\.00/);
  assert.match(employees, new RegExp(`Sletning ${real.retentionDays} dage efter sagens afslutning`));
  assert.match(employees, /Ændret i denne version Indkomstgrænsen er hævet\./);
});

test('WFL-1 the change log of a version stands in the list of versions', async () => {
  const versions = await product.database.inOrganisation(product.demo.id, (transaction) =>
    publishedVersions({ name: 'workflow' }, transaction, real.key),
  );
  assert.deepEqual(
    versions.map(({ changes }) => changes),
    [about.changeLog, undefined],
  );
});

test('WFL-1 outside its period a workflow takes no cases, and its days are told before and after', async () => {
  await publish({ active: { from: '2027-02-01', until: '2027-03-31' } });
  const closed = await karen.get('/demo/blanket/fritidspas');
  assert.match(visibleText(closed.body), /begynde fra den 1\. februar 2027 til og med den 31\. marts 2027/);
  assert.match(visibleText(closed.body), /kan ikke udfyldes lige nu/);
  assert.doesNotMatch(closed.body, /<form[^>]*action="\/demo\/blanket\/fritidspas/);
  await publish({ active: { until: '2027-03-31' } });
  const open = await karen.get('/demo/blanket/fritidspas');
  assert.match(visibleText(open.body), /begynde til og med den 31\. marts 2027/);
  assert.doesNotMatch(visibleText(open.body), /kan ikke udfyldes lige nu/);
});

test('WFL-1 who may annul, and how long a case is kept after its end, is as the workflow says', async () => {
  const status = { now: { da: 'Trukket tilbage' }, next: { da: 'Der sker ikke mere' } };
  for (const by of ['citizen', 'employee'] as const) {
    await publish({ annulment: { by: [by], status }, retentionDays: 10 });
    const id = await product.submitCase(prices.assessed);
    const [own, employees] = [`/demo/mine-sager/${id}`, `/demo/sagsbehandling/sag/${id}`];
    const offered = [(await karen.get(own)).body, (await signe.get(employees)).body].map((body) =>
      /href="[^"]*\/annuller"/.test(body),
    );
    assert.deepEqual(offered, [by === 'citizen', by === 'employee']);
    assert.match(
      visibleText((await signe.get(employees)).body),
      by === 'citizen' ? /annulleres af borgeren/ : /annulleres af sagsbehandlere/,
    );
    const [who, page] = by === 'citizen' ? ([karen, own] as const) : ([signe, employees] as const);
    const done = await who.submit(`${page}/annuller`, `${page}/annuller`, { begrundelse: 'Ikke mere' });
    assert.equal(done.status, 303);
    assert.match(visibleText((await karen.get(own)).body), /Trukket tilbage/);
    const row = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.selectFrom('case').select(['ended_at', 'delete_at']).where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const days = ((row.delete_at?.getTime() ?? 0) - (row.ended_at?.getTime() ?? 0)) / 86_400_000;
    assert.ok(days >= 10 && days < 11.1, `${days} days`);
  }
});
