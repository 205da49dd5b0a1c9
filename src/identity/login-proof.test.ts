import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../test/helpers/product.ts';
import { smallForm } from '../../test/helpers/small-form.ts';
import { approve, definitionOf, end } from '../../test/helpers/workflow-of.ts';
import { deleteExpired } from '../cases/retention.ts';
import { Writes } from '../database/writes.ts';
import { createPdfRenderer, type PdfRenderer } from '../documents/pdf/pdf-renderer.ts';
import { CitizenBrowser, type CitizenServer, startCitizenServer } from '../web/citizen/test-support/citizen-server.ts';
import { loginCitizen } from './login.ts';
import { keepLoginProof, readLoginProofs } from './login-proof.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  const field = { kind: 'shortText', key: 'subject', label: { da: 'Emne', en: 'Subject' } } as const;
  const page = { key: 'side', title: { da: 'Side', en: 'Page' }, fields: [field] };
  assert.ok((await base.definitions.publishForm(base.demo.id, smallForm({ key: 'husstand', pages: [page] }))).ok);
  const workflow = definitionOf({
    first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }),
    stop: end('done'),
  });
  assert.ok((await base.definitions.publishWorkflow(base.demo.id, workflow)).ok);
});
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

async function logIn(assertion: string): Promise<CitizenBrowser> {
  const identity = {
    cpr: '2411790031',
    name: 'Peter Hansen',
    level: 'substantial',
    subject: 'peter',
    transaction: '_a1',
    identityType: 'private',
  } as const;
  const { now } = base.clock;
  const { token } = await loginCitizen(base.database, citizens.sessions, base.demo, identity, 'x', {}, now);
  await base.database.inOrganisation(base.demo.id, async (transaction) => {
    const writes = new Writes();
    keepLoginProof(writes, base.demo, token, { id: '_a1', assertion }, now);
    await writes.run(transaction);
  });
  return new CitizenBrowser(citizens.server, token);
}

const rows = () =>
  base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction.selectFrom('login_proof').select(['content', 'used', 'data_key']).execute(),
  );
const days = (count: number) => {
  base.clock.now = new Date(base.clock.now.getTime() + count * 86_400_000);
};

test('SEC-1 what was signed at a log-in that something was sent by is kept encrypted for 180 days, of others a day', async () => {
  const signed = '<Assertion ID="_a1">Peter Hansen</Assertion>';
  await logIn('<Assertion>en anden</Assertion>');
  const browser = await logIn(signed);
  await browser.get('/demo/blanket/husstand/start');
  await browser.send('/demo/blanket/husstand/start');
  const draft = /^.*\/udfyld\/[0-9a-f-]{36}/.exec(browser.page.path)?.[0] ?? assert.fail(browser.page.path);
  await browser.send(`${draft}/side`, { subject: 'Emne' });
  await browser.send(`${draft}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1] ?? assert.fail(browser.page.path);

  const proofs = await base.database.inOrganisation(base.demo.id, (transaction) =>
    readLoginProofs(transaction, base.demo, id),
  );
  assert.deepEqual(
    proofs.map(({ sequence, proof }) => [sequence, proof]),
    [[1, { id: '_a1', assertion: signed }]],
  );
  assert.ok((await rows()).every(({ content }) => !content.toString('latin1').includes('Assertion')));

  days(2);
  await deleteExpired(base.services);
  const left = await rows();
  assert.deepEqual(
    left.map(({ used }) => used),
    [true],
    'of the log-in that nothing was sent by nothing is left',
  );
  days(177);
  await deleteExpired(base.services);
  assert.equal((await rows()).length, 1);
  days(2);
  await deleteExpired(base.services);
  assert.deepEqual(await rows(), []);
  const keys = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction
      .selectFrom('data_key')
      .select('id')
      .where('id', '=', left[0]?.data_key ?? '')
      .execute(),
  );
  assert.deepEqual(keys, [], 'its key is gone too');
});
