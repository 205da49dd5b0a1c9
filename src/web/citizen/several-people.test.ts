import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import {
  answerForm,
  approve,
  definitionOf,
  end,
  fill,
  householdForm,
  parallel,
  wait,
} from '../../../test/helpers/workflow-of.ts';
import type { InvitationContent } from '../../cases/invitations/invite.ts';
import { casePlaces, findCase } from '../../cases/stored-case.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { createPdfRenderer, type PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { type CitizenBrowser, type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;
const karen = { cpr: '0107850018', name: 'Karen Hansen' };
const jens = { cpr: '0202711235', name: 'Jens Hansen' };

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  for (const form of [householdForm, answerForm])
    assert.ok((await base.definitions.publishForm(base.demo.id, form)).ok);
});
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

/** Karen sends the household form with `subject`; the case's id. */
async function start(
  steps: WorkflowDefinition['steps'],
  subject: string,
  more: Partial<WorkflowDefinition> = {},
): Promise<{ readonly id: string; readonly browser: CitizenBrowser }> {
  const published = await base.definitions.publishWorkflow(base.demo.id, definitionOf(steps, more));
  assert.ok(published.ok, JSON.stringify(published));
  const browser = await citizens.browserOf(base.demo, karen);
  await browser.get('/demo/blanket/husstand');
  await browser.send('/demo/blanket/husstand/start');
  const draft = browser.page.path.replace(/\/[^/]+$/, '');
  await browser.send(browser.page.path, { subject });
  assert.equal(browser.page.path, `${draft}/gennemse`, visibleText(browser.page.html).slice(0, 400));
  await browser.send(`${draft}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
  assert.ok(id, browser.page.path);
  return { id, browser };
}

const hrefIn = (browser: CitizenBrowser, pattern: RegExp): string => {
  const found = pattern.exec(browser.page.html)?.[0];
  assert.ok(found, `${pattern} is not on the page: ${visibleText(browser.page.html).slice(0, 600)}`);
  return found;
};

const asked = {
  first: fill({
    form: 'svar',
    as: 'answer',
    by: { cpr: 'start.subject' },
    sees: [{ alias: 'start', fields: ['subject'] }],
    declined: 'stop',
    next: 'boss',
  }),
  boss: approve({ as: 'boss', approved: 'done', rejected: 'done' }),
  stop: end('declined'),
  done: end('granted'),
} satisfies WorkflowDefinition['steps'];

test('WFL-4 who is invited by CPR number finds the form under Mine sager, sees what they may, and has a receipt of their own', async () => {
  const { id, browser: starter } = await start(asked, jens.cpr);
  const browser = await citizens.browserOf(base.demo, jens);
  await browser.get('/demo/mine-sager');
  assert.match(visibleText(browser.page.html), /Du er bedt om at udfylde en blanket.*en sag, som en anden har startet/);
  const fillIn = hrefIn(browser, /\/demo\/blanket\/svar\/udfyld\/[0-9a-f-]{36}/);
  await browser.get(fillIn);
  assert.match(visibleText(browser.page.html), /Det har andre svaret.*Emne.*020271-\*{4}/);
  const draft = browser.page.path.replace(/\/[^/]+$/, '');
  await starter.get(browser.page.path);
  assert.equal(starter.page.status, 404, 'the form is another’s');
  await browser.send(browser.page.path, { agrees: 'yes' });
  await browser.send(`${draft}/send`);
  assert.equal(browser.page.path, `/demo/mine-sager/${id}/kvittering`);
  assert.equal(browser.page.status, 200);
  assert.doesNotMatch(browser.page.html, new RegExp(`href="/demo/mine-sager/${id}"`));
  const receipt = hrefIn(browser, /\/demo\/mine-sager\/[0-9a-f-]{36}\/dokument\/kvittering-2/);
  assert.equal((await browser.request({ method: 'GET', url: receipt })).statusCode, 200);
  const others = await browser.request({ method: 'GET', url: receipt.replace('kvittering-2', 'kvittering-1') });
  assert.equal(others.statusCode, 404, 'the starter’s receipt');
  await browser.get(`/demo/mine-sager/${id}`);
  assert.equal(browser.page.path, `/demo/mine-sager/${id}/kvittering`, 'the case itself is the starter’s');

  await starter.get(`/demo/mine-sager/${id}`);
  const seen = visibleText(starter.page.html);
  assert.match(seen, /En anden har sendt sin del/);
  assert.doesNotMatch(seen, /Enig\?/, 'what another answered is not the starter’s to see');
  const theirs = await starter.request({ method: 'GET', url: receipt });
  assert.equal(theirs.statusCode, 404);
});

test('WFL-4 an invitation is declined where the workflow has a way for it, and opens nothing afterwards', async () => {
  const { id } = await start(asked, jens.cpr);
  const browser = await citizens.browserOf(base.demo, jens);
  await browser.get('/demo/mine-sager');
  const link = hrefIn(browser, /\/demo\/mine-sager\/invitation\/[0-9a-f-]{36}\/nej/);
  const fillIn = hrefIn(browser, /\/demo\/blanket\/svar\/udfyld\/[0-9a-f-]{36}/);
  const stranger = await citizens.browserOf(base.demo, { cpr: '0101900012', name: 'Fremmed' });
  await stranger.get(link);
  assert.equal(stranger.page.status, 404);
  await browser.get(link);
  await browser.send(link, { grund: 'Det vil jeg ikke' });
  assert.match(visibleText(browser.page.html), /Du har sagt nej/);
  await browser.get(fillIn);
  assert.equal(browser.page.status, 410);
  assert.match(visibleText(browser.page.html), /skal ikke udfyldes mere/);
  const found = await base.database.inOrganisation(base.demo.id, (transaction) =>
    findCase(transaction, base.demo, id, false),
  );
  assert.equal(found?.state.outcome, 'declined');
});

test('WFL-4 the link that is mailed opens the form once, in one browser', async () => {
  const { id } = await start(
    { first: fill({ form: 'svar', as: 'answer', by: { email: 'start.subject' }, next: 'done' }), done: end('x') },
    'udlejer@example.dk',
  );
  const token = await base.database.inOrganisation(base.demo.id, async (transaction) => {
    const row = await transaction
      .selectFrom('invitation')
      .select('content')
      .where('case', '=', id)
      .executeTakeFirstOrThrow();
    const found = await findCase(transaction, base.demo, id, false);
    assert.ok(found);
    const content = decryptJson<InvitationContent>(found.key.key, casePlaces.invitation, row.content);
    return content.kind === 'email' ? content.token : '';
  });
  const browser = citizens.visitor();
  const link = `/demo/fortsaet/${token}`;
  await browser.get(link);
  await browser.send(link);
  const draft = browser.page.path.replace(/\/[^/]+$/, '');
  assert.match(draft, /\/demo\/blanket\/svar\/udfyld\//);
  const other = citizens.visitor();
  await other.get(link);
  assert.equal(other.page.status, 410);
  assert.match(visibleText(other.page.html), /Linket er allerede brugt/);
  await other.get(draft);
  assert.notEqual(other.page.status, 200, 'the form itself');
  await browser.get(`${draft}/side`);
  await browser.send(`${draft}/side`, { agrees: 'yes' });
  await browser.send(`${draft}/send`);
  assert.equal(browser.page.path, `/demo/kvittering/${id}`);
  assert.equal(browser.page.status, 200);
  const file = await browser.request({ method: 'GET', url: `/demo/kvittering/${id}/pdf` });
  assert.equal(file.rawPayload.subarray(0, 5).toString(), '%PDF-');
});

test('CAS-3 a citizen annuls their case, after being asked; a page from before something happened changes nothing', async () => {
  const annulment = {
    by: ['citizen' as const],
    status: {
      now: { da: 'Du har annulleret sagen.', en: 'You annulled the case.' },
      next: { da: 'Intet mere.', en: 'Nothing.' },
    },
  };
  const { id, browser } = await start(
    {
      first: parallel('done', 'boss'),
      boss: approve({ as: 'b', approved: 'first', rejected: 'first' }),
      done: wait({ term: { days: 9 }, next: 'end' }),
      end: end('x'),
    },
    'a',
    { annulment },
  );
  const page = `/demo/mine-sager/${id}`;
  await browser.get(page);
  assert.match(visibleText(browser.page.html), /Annuller sagen/);
  await browser.get(`${page}/annuller`);
  const later = browser.clone();
  await later.get(`${page}/annuller`);
  const jensBrowser = await citizens.browserOf(base.demo, jens);
  await jensBrowser.get(`${page}/annuller`);
  assert.equal(jensBrowser.page.status, 404);
  await browser.send(`${page}/annuller`, { nummer: '7', grund: 'fortrudt' });
  assert.equal(browser.page.status, 409);
  assert.match(browser.page.html, /fortrudt/, 'what was typed is still there');
  await browser.send(`${page}/annuller`, {});
  assert.equal(browser.page.path, `${page}?annulleret=1`);
  assert.match(visibleText(browser.page.html), /Sagen er annulleret.*Du har annulleret sagen/);
  assert.doesNotMatch(browser.page.html, /\/annuller"/);
  await later.send(`${page}/annuller`, {});
  assert.equal(later.page.path, page, 'the second window leads to the case as it stands');
});

test('WFL-1 a second form of the starter’s own case is asked for in plain words, and is no correction', async () => {
  const { id, browser } = await start(
    { first: fill({ form: 'svar', as: 'more', by: 'starter', next: 'done' }), done: end('x') },
    'a',
  );
  await browser.get('/demo/mine-sager');
  const text = visibleText(browser.page.html);
  assert.match(text, /mangler noget fra dig/);
  assert.doesNotMatch(text, /rette/);
  await browser.get(`/demo/mine-sager/${id}`);
  assert.match(visibleText(browser.page.html), /Udfyld »Prøveblanket svar«, så behandler vi sagen videre/);
  await browser.get(hrefIn(browser, /\/demo\/blanket\/svar\/udfyld\/[0-9a-f-]{36}/));
  assert.equal(browser.page.status, 200);
});
