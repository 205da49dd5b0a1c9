import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lockDesign } from '../../src/cases/designs/design-row.ts';
import { formDesigns } from '../../src/cases/designs/form-designs.ts';
import { publishDesign } from '../../src/cases/designs/publish-design.ts';
import { publishWorkflow } from '../../src/cases/publishing/publish-workflow.ts';
import { publishWorkflowDesign } from '../../src/cases/workflow-designs/publish-workflow-design.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { fritidspasWorkflow } from '../helpers/sample-workflow.ts';
import { contracts } from '../workflows/worlds.ts';

let product: RunningProduct;
let ditte: Visitor;
before(async () => {
  product = await startRunningProduct();
  ditte = await visitor(product.demo, ['designer']);
});
after(() => product.close());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly path: string;
}

/** A browser without scripts. */
interface Visitor {
  get(path: string): Promise<Answer>;
  /** Presses a button of the first form of the page that has it, with what was typed; follows where it leads. */
  press(page: Answer, button: string, typed?: Readonly<Record<string, string>>): Promise<Answer>;
}

let employees = 0;
async function visitor(organisation: Organisation, roles: string[], groups = ['Fritid']): Promise<Visitor> {
  const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  employees += 1;
  const id = `00000000-0000-4000-8000-0000000003${String(employees).padStart(2, '0')}`;
  const session = await product.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('employee')
      .values({
        organisation: organisation.id,
        id,
        subject: id,
        name: 'Ditte',
        email: null,
        groups,
        roles,
        language: null,
      })
      .execute();
    return sessions.create(transaction, organisation, { kind: 'employee', employee: id }, 'x');
  });
  const headers = { cookie: `session=${session}`, origin: product.origin, 'accept-language': 'da' };
  const read = async (response: Response, path: string): Promise<Answer> => {
    const location = response.headers.get('location');
    const body = await response.text();
    if (location === null) return { status: response.status, body, path };
    const [next = ''] = location.split('#');
    return read(await fetch(product.origin + next, { headers, redirect: 'manual' }), next);
  };
  return {
    get: async (path) => read(await fetch(product.origin + path, { headers, redirect: 'manual' }), path),
    async press(page, button, typed = {}) {
      for (const [form = ''] of page.body.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
        const pressed = [...form.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].find(
          ([, , text = '']) => text.replace(/<[^>]*>/g, '').trim() === button,
        );
        if (!pressed) continue;
        const fields = new URLSearchParams();
        for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
          const type = attribute(input, 'type');
          if ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/.test(input)) continue;
          if (type !== 'file') fields.append(attribute(input, 'name'), attribute(input, 'value'));
        }
        for (const [select, name = ''] of form.matchAll(/<select\b[^>]*\bname="([^"]*)"[\s\S]*?<\/select>/g)) {
          const [chosen = ''] = /<option\b[^>]*\bselected\b[^>]*>/.exec(select) ?? [];
          fields.append(name, attribute(chosen, 'value'));
        }
        const name = attribute(pressed[1] ?? '', 'name');
        if (name !== '') fields.append(name, attribute(pressed[1] ?? '', 'value'));
        for (const [key, value] of Object.entries(typed)) fields.set(key, value);
        const action = attribute(form.slice(0, form.indexOf('>')), 'action');
        const post = { method: 'POST', body: fields, headers, redirect: 'manual' } as const;
        return read(await fetch(product.origin + action, post), action);
      }
      return assert.fail(`no button ${button} on ${page.path}: ${textOf(page.body).slice(0, 400)}`);
    },
  };
}

function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

function textOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&quot;', '"');
}

const list = '/demo/design/arbejdsgange/fritidspas/proev';

/** Plays from the beginning to a case worker, whatever answers were invented. */
async function toTheDecision(): Promise<Answer> {
  for (let tries = 0; tries < 30; tries += 1) {
    const page = await ditte.press(await ditte.get(list), 'Begynd prøven');
    assert.equal(page.status, 200);
    if (page.body.includes('>Send tilbage<')) return page;
    await ditte.press(page, 'Slet prøven');
  }
  return assert.fail('no invented answers led to a case worker');
}

test('WFL-6 a workflow is tried on pages without scripts, kept, broken by a change, accepted, and guards the publishing', async () => {
  let page = await toTheDecision();
  page = await ditte.press(page, 'Send tilbage');
  assert.equal(page.status, 422, 'a return demands a reason');
  assert.match(textOf(page.body), /Der skal skrives en begrundelse/);
  page = await ditte.press(page, 'Send tilbage', { 'reason-0': 'Prisen mangler' });
  assert.match(textOf(page.body), /Prisen mangler/);
  page = await ditte.press(page, 'Send de samme svar igen');
  page = await ditte.press(page, 'Godkend', { 'reason-0': 'God grund' });
  assert.match(textOf(page.body), /Brev: Du har fået fritidspas/);
  assert.match(textOf(page.body), /Sagsbehandleren skriver: God grund/);
  page = await ditte.press(page, 'Modtageren kan ikke nås', { 'times-0': '105' });
  page = await ditte.press(page, 'Vent, til det sker');
  assert.match(textOf(page.body), /Afleveringen mislykkedes/);
  page = await ditte.press(page, 'Klaret uden om systemet', { 'reason-0': 'Ringet' });
  assert.match(textOf(page.body), /Sagen er slut/);
  page = await ditte.press(page, 'Fortryd det seneste');
  page = await ditte.press(page, 'Prøv igen');
  page = await ditte.press(page, 'Modtaget');
  assert.match(textOf(page.body), /Sagen er slut/);

  page = await ditte.press(page, 'Gem prøven', { navn: ' ' });
  assert.equal(page.status, 422);
  page = await ditte.press(page, 'Gem prøven', { navn: 'Bevilling efter rettelse' });
  assert.equal(page.path, list);
  assert.match(textOf(page.body), /Bevilling efter rettelse\s+Består/);

  // Another reason is written in the letter: the same way through, and another letter.
  const { steps } = fritidspasWorkflow;
  const granted = steps.letterGranted;
  assert.ok(granted?.kind === 'deliver' && granted.letter);
  const letter = { ...granted.letter, title: { da: 'Bevilget', en: 'Granted' } };
  const changed: WorkflowDefinition = {
    ...fritidspasWorkflow,
    steps: { ...steps, letterGranted: { ...granted, letter } },
  };
  const publish = (definition: WorkflowDefinition) =>
    product.database.inOrganisation(product.demo.id, (transaction) =>
      publishWorkflow(transaction, product.demo.id, definition, contracts, new Date()),
    );
  const refused = await publish(changed);
  assert.ok(!refused.ok);
  assert.equal(refused.findings.length, 1);
  const [finding] = refused.findings;
  assert.equal(finding?.place, 'assess');
  assert.match(finding?.message.da ?? '', /Prøven »Bevilling efter rettelse«.*Bevilget/);
  assert.ok((await publish(fritidspasWorkflow)).ok, 'the workflow as it was is published');

  await saveDesign(changed);
  page = await ditte.get(list);
  assert.match(textOf(page.body), /Brudt.*Du har fået fritidspas.*Bevilget/);
  const [, run = ''] = /href="([^"]*)">Bevilling efter rettelse/.exec(page.body) ?? [];
  page = await ditte.get(run);
  assert.match(textOf(page.body), /giver ikke længere det samme/);
  page = await ditte.press(page, 'Godkend det nye resultat');
  assert.match(textOf(page.body), /giver det samme, som da prøven blev gemt/);
  assert.ok((await publish(changed)).ok);

  page = await ditte.press(page, 'Spil videre på en kopi');
  assert.notEqual(page.path, run);
  page = await ditte.press(await ditte.get(run), 'Slet prøven');
  assert.match(textOf(page.body), /ingen gemte prøver/);
});

/** Puts a definition in the place of the one that is worked on. */
async function saveDesign(definition: WorkflowDefinition): Promise<void> {
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .updateTable('workflow_design')
      .set({ definition: JSON.stringify(definition) })
      .where('key', '=', definition.key)
      .execute(),
  );
}

test('WFL-6 answers can be typed: what is wrong is said and kept, and a sent form begins the case', async () => {
  let page = await ditte.press(await ditte.get(list), 'Begynd prøven', { svar: 'skriv' });
  assert.match(page.path, /\/udfyld$/);
  page = await ditte.press(page, 'Send blanketten', { activity: 'Skak' });
  assert.equal(page.status, 422);
  assert.match(page.body, /value="Skak"/);
  page = await ditte.press(page, 'Opfind svarene');
  page = await ditte.press(page, 'Send blanketten');
  assert.match(textOf(page.body), /Blanketten blev sendt/);
});

test('PLA-5 a page that is older than the run changes nothing', async () => {
  const page = await toTheDecision();
  await ditte.press(page, 'Afvis', { 'reason-0': 'Nej' });
  const late = await ditte.press(page, 'Godkend');
  assert.equal(late.status, 422);
  assert.match(textOf(late.body), /ændret i et andet vindue/);
});

test('WFL-6 the search says what it reached', async () => {
  const page = await ditte.press(await ditte.get(list), 'Led');
  assert.match(textOf(page.body), /7 af 7 trin og 6 af 6 veje/);
});

test('PLA-8 another organisation sees no run, and a case worker none of the pages', async () => {
  const { path } = await toTheDecision();
  const other = await visitor(product.proeveby, ['designer']);
  assert.equal((await other.get(path.replace('/demo/', '/proeveby/'))).status, 404);
  const signe = await visitor(product.demo, ['caseworker']);
  assert.equal((await signe.get(list)).status, 403);
  assert.equal((await ditte.get(`${list}/00000000-0000-4000-8000-000000000000`)).status, 404);
  assert.equal((await ditte.get('/demo/design/arbejdsgange/findes-ikke/proev')).status, 404);
});

test('WFL-6 a form that is published plays the kept runs of the workflows that use it, and asks before it breaks one', async () => {
  let page = await toTheDecision();
  page = await ditte.press(page, 'Afvis', { 'reason-0': 'Nej' });
  page = await ditte.press(page, 'Gem prøven', { navn: 'Et afslag' });
  const { services, demo } = product;
  const designer = { id: null, groups: ['Fritid'], origin: {} };
  const form = await product.definitions.publishedForm(demo.id, 'fritidspas');
  assert.ok(form);
  const [first, ...pages] = form.definition.pages;
  assert.ok(first);
  const asked = { kind: 'shortText' as const, key: 'nyt', label: { da: 'Nyt', en: 'New' }, required: true };
  const changed = { ...form.definition, pages: [{ ...first, fields: [...first.fields, asked] }, ...pages] };
  const revision = await product.database.inOrganisation(demo.id, async (transaction) => {
    const { revision: now } =
      (await lockDesign(formDesigns, transaction, demo.id, 'fritidspas', new Date())) ?? assert.fail();
    await transaction
      .updateTable('form_design')
      .set({ definition: JSON.stringify(changed) })
      .where('key', '=', 'fritidspas')
      .execute();
    return now;
  });
  const warned = await publishDesign(services, demo, designer, 'fritidspas', { revision });
  assert.equal(warned?.kind, 'breaksRuns');
  assert.ok(warned.kind === 'breaksRuns');
  assert.match(warned.findings[0]?.message.da ?? '', /Arbejdsgangen «Ansøgning om fritidspas».*Et afslag/);
  assert.equal(warned.findings[0]?.severity, 'advice');
  const still = await product.definitions.publishedForm(demo.id, 'fritidspas');
  assert.equal(still?.id, form.id, 'nothing is published by a warning');
  const published = await publishDesign(services, demo, designer, 'fritidspas', { revision, anyway: true });
  assert.equal(published?.kind, 'published');
  page = await ditte.get(list);
  assert.match(textOf(page.body), /Et afslag\s+Brudt/);
  assert.ok((await product.definitions.publishForm(demo.id, form.definition)).ok);
});

test('WFL-5 an option that is switched off refuses the publishing at the step that needs it', async () => {
  const { services, demo } = product;
  const off = { ...demo, options: { ...demo.options, 'remote-print': { isOn: false, settings: {} } } };
  const designer = { id: null, groups: ['Fritid'], origin: {} };
  const { revision } = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction
      .selectFrom('workflow_design')
      .select('revision')
      .where('key', '=', 'fritidspas')
      .executeTakeFirstOrThrow(),
  );
  const refused = await publishWorkflowDesign(services, off, designer, 'fritidspas', { revision });
  assert.ok(refused?.kind === 'refused', JSON.stringify(refused));
  assert.deepEqual(refused.findings.map(({ code, place }) => [code, place]).sort(), [
    ['option-off', 'letterGranted'],
    ['option-off', 'letterRefused'],
  ]);
  assert.match(refused.findings[0]?.message.da ?? '', /digital-post/);
});

test('DEL-3 a designer sees what a delivery would hand over for an invented case and for a real one that they may read', async () => {
  const { steps } = fritidspasWorkflow;
  const granted = steps.letterGranted;
  assert.ok(granted?.kind === 'deliver');
  const mail: WorkflowDefinition['steps'][string] = {
    ...granted,
    title: { da: 'Fortæl økonomi', en: 'Tell finance' },
    delivery: 'email',
    values: { to: 'if ansoegning.price > 0 then "okonomi@demo.example" else null' },
    texts: {
      subject: { da: 'Bevilling i {{case.number}}', en: 'Grant in {{case.number}}' },
      body: {
        da: 'Pris {{ansoegning.price}}. {{behandling.reason}}',
        en: 'Price {{ansoegning.price}}. {{behandling.reason}}',
      },
    },
    next: granted.next,
  };
  await saveDesign({
    ...fritidspasWorkflow,
    steps: { ...steps, letterGranted: { ...granted, next: 'tellFinance' }, tellFinance: mail },
  });
  const preview = '/demo/design/arbejdsgange/fritidspas/afleveringer';
  let page = await ditte.press(await ditte.get(preview), 'Vis');
  assert.equal(page.status, 200);
  assert.match(textOf(page.body), /Fortæl økonomi.*okonomi@demo\.example.*Bevilling i 2026-000001/);
  assert.match(textOf(page.body), /Kun sagsbehandlere kan læse rigtige sager/);

  const { services, demo } = product;
  const person = await personOf(services, demo);
  const sent = await send(
    services,
    demo,
    await draftWith(services, demo, person.id, answersWithPrice('9.000')),
    person.id,
  );
  assert.ok(sent.kind === 'submitted');
  const { number } = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('number').where('id', '=', sent.case).executeTakeFirstOrThrow(),
  );
  const read = () =>
    product.database.inOrganisation(
      demo.id,
      async (transaction) =>
        (
          await transaction
            .selectFrom('audit_entry')
            .select('record')
            .where('action', '=', 'caseRead')
            .where('record', '=', sent.case)
            .execute()
        ).length,
    );
  const both = await visitor(demo, ['designer', 'caseworker']);
  page = await both.press(await both.get(preview), 'Vis sagen', { sag: number });
  assert.equal(page.status, 200);
  assert.match(textOf(page.body), new RegExp(`Bevilling i ${number}`));
  assert.match(textOf(page.body), /Pris 9\.000/);
  assert.match(textOf(page.body), /pladser, som sagen ikke giver noget til: behandling\.reason/);
  assert.equal(await read(), 1, 'the reading is logged');
  assert.doesNotMatch(page.body, /010785/, 'no CPR number on the page');

  const stranger = await visitor(demo, ['designer', 'caseworker'], ['Løn']);
  page = await stranger.press(await stranger.get(preview), 'Vis sagen', { sag: number });
  assert.equal(page.status, 422);
  assert.match(textOf(page.body), /ingen sag med det nummer, som du må læse/);
  page = await both.press(await both.get(preview), 'Vis sagen', { sag: '2026-999999' });
  assert.match(textOf(page.body), /ingen sag med det nummer/);
  assert.equal(await read(), 1, 'who may not read a case reads nothing of it');
  await saveDesign(fritidspasWorkflow);
});
