import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { type DeliveryServices, deliver } from '../../src/cases/deliver.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { createDocument, keepGenerated, writeChunk } from '../../src/documents/stored-document.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import type { DeliveryKind } from '../../src/options/option.ts';
import { compileWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { sampleContracts } from '../helpers/sample-workflow.ts';
import { smallForm } from '../helpers/small-form.ts';
import { definitionOf, deliver as deliverStep, end, fill, forEach, testForms } from '../helpers/workflow-of.ts';

const text = (da: string) => ({ da, en: da });
const onePdf = { accept: ['application/pdf' as const], maxFiles: 1 };

const form = smallForm({
  key: 'med-bilag',
  pages: [
    {
      key: 'side',
      title: text('Side'),
      fields: [
        { kind: 'shortText', key: 'subject', label: text('Emne'), required: true },
        { kind: 'files', key: 'plan', label: text('Plan'), ...onePdf },
        { kind: 'files', key: 'more', label: text('Mere') },
      ],
    },
  ],
});

type Deliver = Extract<Step, { kind: 'deliver' }>;
const step = (of: Partial<Deliver>, next = 'done'): Step => ({ ...(deliverStep(next) as Deliver), ...of });
const withoutLetter = (of: Partial<Deliver>): Step => {
  const { letter: _, ...rest } = step(of) as Deliver;
  return rest;
};

function findings(steps: Readonly<Record<string, Step>>): readonly string[] {
  const forms = new Map([...testForms, [form.key, form]]);
  const begin = fill({ form: form.key, as: 'sag', by: 'starter', next: 'first' });
  const compiled = compileWorkflow(definitionOf({ ...steps, begin }), forms, sampleContracts);
  return compiled.ok ? [] : compiled.findings.map(({ place, code }) => `${place} ${code}`);
}

test('FJE-9 a main document that is no form, no file, no one PDF, of other items or not there yet is told when the workflow is published', () => {
  const done = end('sent');
  const asked = { answer: fill({ form: 'svar', as: 'svar', by: 'starter', next: 'done' }) };
  assert.deepEqual(findings({ first: step({ main: { alias: 'sag' } }), done }), []);
  assert.deepEqual(findings({ first: withoutLetter({ main: { alias: 'sag', field: 'plan' } }), done }), []);
  assert.deepEqual(findings({ first: withoutLetter({}), done }), ['first no-letter']);
  assert.deepEqual(findings({ first: step({ main: { alias: 'andet' } }), done }), ['first.main unknown-main']);
  assert.deepEqual(findings({ first: step({ main: { alias: 'sag', field: 'subject' } }), done }), [
    'first.main unknown-main',
  ]);
  assert.deepEqual(findings({ first: step({ main: { alias: 'sag', field: 'more' } }), done }), [
    'first.main main-not-pdf',
  ]);
  const early = { first: step({ main: { alias: 'svar' } }, 'answer'), ...asked, done };
  assert.deepEqual(findings(early), ['first.main never-said']);
  const ofItems = {
    first: forEach({ over: '[1, 2]', as: 'nummer', order: 'inTurn', start: 'answer', next: 'send' }),
    answer: fill({ form: 'svar', as: 'svar', by: { group: 'Fritid' }, next: 'first' }),
    send: step({ main: { alias: 'svar' } }),
    done,
  };
  assert.deepEqual(findings(ofItems), ['send.main main-of-items']);
});

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());

/** Publishes a workflow with one deliver step over the form; every time another version of the same. */
async function publish(of: Partial<Deliver>, hasLetter: boolean): Promise<void> {
  const definition: WorkflowDefinition = {
    schema: 'workflow/1',
    key: form.key,
    title: text('Prøve'),
    start: 'begin',
    group: 'Fritid',
    retentionDays: 90,
    steps: {
      begin: fill({ form: form.key, as: 'sag', by: 'starter', next: 'first' }),
      first: hasLetter ? step(of) : withoutLetter(of),
      done: end('sent'),
    },
  };
  for (const published of [
    await product.definitions.publishForm(product.demo.id, form),
    await product.definitions.publishWorkflow(product.demo.id, definition),
  ]) {
    assert.ok(published.ok, JSON.stringify(published));
  }
}

/** Sends the form in with these files, makes the delivery, and tells what it was handed. */
async function handedOver(files: { readonly plan?: string; readonly more?: string }) {
  const { services, demo, database, definitions } = product;
  const person = await personOf(services, demo);
  const version = await definitions.publishedForm(demo.id, form.key);
  const workflow = await definitions.workflowStartedBy(demo.id, form.key);
  assert.ok(version && workflow);
  const now = services.now();
  const given = Object.entries(files).map(([field, name]) => ({ field, name, id: uuidv7() }));
  const { id: draft } = await database.inOrganisation(demo.id, async (transaction) => {
    const made = await createDraft(transaction, demo, {
      person: person.id,
      formVersion: version.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers: { subject: 'Emne', ...Object.fromEntries(given.map(({ field, id }) => [field, [id]])) },
        prefilled: {},
        visited: ['side'],
        person: { birthDate: '1985-07-01', municipality: '0851' },
        registerUnavailable: false,
      },
      now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    });
    for (const { id, field, name } of given) {
      const content = Buffer.from(`%PDF ${name}`);
      const row = { id, field, name, mediaType: 'application/pdf', size: content.length, sha256: 'a'.repeat(64), now };
      await createDocument(transaction, demo.id, made.key, { ...row, owner: { draft: made.id }, kind: 'upload' });
      await writeChunk(transaction, demo.id, made.key.key, id, 0, content);
    }
    return made;
  });
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  const handed: string[] = [];
  const kind = {
    ...memoryPeer().kind,
    files: 'letter',
    async send({ files: taken }) {
      for (const file of taken) handed.push(`${file.name}: ${Buffer.from(await file.content())}`);
      return { outcome: { outcome: 'accepted', reference: 'r' }, exchange: { request: '', answer: '' } };
    },
  } satisfies DeliveryKind<unknown, unknown>;
  const receipt = async (organisation: number, caseId: string, sequence: number) =>
    database.inOrganisation(organisation, async (transaction) => {
      const stored = await findCase(transaction, demo, caseId, false);
      assert.ok(stored);
      const content = Buffer.from('%PDF kvittering');
      const source = `receipt:${sequence}`;
      return keepGenerated(transaction, organisation, stored.key, caseId, 'receipt', source, 'kvit.pdf', content, now);
    });
  const delivering: DeliveryServices = {
    ...deliveryServices(services, memoryPeer()),
    deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
    writeLetter: async () => ({ name: 'brev.pdf', content: Buffer.from('%PDF brev') }),
    makeReceipt: receipt,
  };
  const row = () =>
    database.inOrganisation(demo.id, (transaction) =>
      transaction
        .selectFrom('delivery')
        .select(['id', 'status', 'reason'])
        .where('case', '=', sent.case)
        .executeTakeFirstOrThrow(),
    );
  await deliver(delivering, demo.id, (await row()).id);
  return { handed, case: sent.case, ...(await row()) };
}

test('FJE-6 the main document is the form, an uploaded file or the letter, with the others after it, each once', async () => {
  await publish({ attachments: ['receipts', 'uploads', 'letters'] }, true);
  const letter = await handedOver({ plan: 'plan.pdf', more: 'mere.pdf' });
  const [plan, more] = ['plan.pdf: %PDF plan.pdf', 'mere.pdf: %PDF mere.pdf'];
  const [own, receipt] = ['brev.pdf: %PDF brev', 'kvit.pdf: %PDF kvittering'];
  assert.deepEqual(letter.handed, [own, receipt, plan, more]);

  await publish({ main: { alias: 'sag' }, attachments: ['receipts', 'uploads'] }, false);
  assert.deepEqual((await handedOver({ plan: 'plan.pdf' })).handed, [receipt, plan]);

  await publish({ main: { alias: 'sag', field: 'plan' }, attachments: ['receipts', 'uploads'] }, true);
  assert.deepEqual((await handedOver({ plan: 'plan.pdf', more: 'mere.pdf' })).handed, [plan, own, receipt, more]);
});

test('DEL-2 a case without the main document that the step wants is a person’s, with what to do, and nothing goes out', async () => {
  await publish({ main: { alias: 'sag', field: 'plan' } }, true);
  const { handed, status, reason } = await handedOver({});
  assert.deepEqual([handed, status], [[], 'failed']);
  assert.match(reason?.da ?? '', /skal stå forrest/);
});
