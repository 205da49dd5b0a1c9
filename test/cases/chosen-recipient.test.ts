import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deliver } from '../../src/cases/deliver.ts';
import { previewDeliveries } from '../../src/cases/deliveries/preview-deliveries.ts';
import { previewedCase } from '../../src/cases/deliveries/previewed-case.ts';
import { previewEffect } from '../../src/cases/dry-runs/preview-effect.ts';
import { ensurePersonByCpr } from '../../src/cases/person.ts';
import { type Representation, representationPlace } from '../../src/cases/representation.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { encryptJson } from '../../src/database/encryption/envelope.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import type { CaseInput, DeliveryKind } from '../../src/options/option.ts';
import { postFields } from '../../src/options/remote-print/post-fields.ts';
import { recipientOf } from '../../src/options/remote-print/prepare-post.ts';
import { compileWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import type { DeliveryContracts } from '../../src/workflows/delivery-contract.ts';
import { renameAlias } from '../../src/workflows/design/rename-alias.ts';
import { effectsOf } from '../../src/workflows/dry-run/effects-of.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { smallForm } from '../helpers/small-form.ts';
import { definitionOf, deliver as deliverStep, end, fill, forEach, testForms } from '../helpers/workflow-of.ts';

const text = (da: string) => ({ da, en: da });
const form = smallForm({
  key: 'parter',
  pages: [
    {
      key: 'side',
      title: text('Side'),
      fields: [
        { kind: 'shortText', key: 'subject', label: text('Emne') },
        { kind: 'person', key: 'neighbour', label: text('Nabo') },
        { kind: 'company', key: 'builder', label: text('Håndværker') },
      ],
    },
  ],
});

type Deliver = Extract<Step, { kind: 'deliver' }>;
const step = (of: Partial<Deliver>, next = 'done'): Step => ({ ...(deliverStep(next) as Deliver), ...of });
const contracts: DeliveryContracts = new Map([
  ['digital-post', { letter: true, fields: postFields }],
  ['elsewhere', { letter: false, fields: [] }],
]);

function findings(steps: Readonly<Record<string, Step>>): readonly string[] {
  const forms = new Map([...testForms, [form.key, form]]);
  const begin = fill({ form: form.key, as: 'sag', by: 'starter', next: 'first' });
  const compiled = compileWorkflow(definitionOf({ ...steps, begin }), forms, contracts);
  return compiled.ok ? [] : compiled.findings.map(({ place, code }) => `${place} ${code}`);
}

test('FJE-9 a recipient of no field, of a field of another kind, of other items, not there yet or said twice is told when the workflow is published', () => {
  const done = end('sent');
  const found = (of: Partial<Deliver>) => findings({ first: step(of), done });
  for (const recipient of ['subject', 'representative'] as const) assert.deepEqual(found({ recipient }), []);
  for (const field of ['neighbour', 'builder']) {
    assert.deepEqual(found({ recipient: { alias: 'sag', field } }), []);
  }
  // What was published before the choice was there.
  assert.deepEqual(found({ values: { recipient: 'sag.neighbour.cpr' } }), []);
  assert.deepEqual(found({ recipient: { alias: 'sag', field: 'gone' } }), ['first.recipient unknown-recipient']);
  assert.deepEqual(found({ recipient: { alias: 'andet', field: 'neighbour' } }), ['first.recipient unknown-recipient']);
  assert.deepEqual(found({ recipient: { alias: 'sag', field: 'subject' } }), ['first.recipient recipient-kind']);
  assert.deepEqual(found({ recipient: 'subject', values: { recipient: '"1"' } }), ['first.recipient recipient-twice']);
  assert.deepEqual(found({ recipient: 'subject', delivery: 'elsewhere' }), ['first.recipient no-recipient']);
  const asked = fill({ form: form.key, as: 'svar', by: 'starter', next: 'done' });
  const recipient = { alias: 'svar', field: 'builder' };
  assert.deepEqual(findings({ first: step({ recipient }, 'answer'), answer: asked, done }), [
    'first.recipient never-said',
  ]);
  const ofItems = {
    first: forEach({ over: '[1, 2]', as: 'nummer', order: 'inTurn', start: 'answer', next: 'send' }),
    answer: fill({ form: form.key, as: 'svar', by: { group: 'Fritid' }, next: 'first' }),
    send: step({ recipient }),
    done,
  };
  assert.deepEqual(findings(ofItems), ['send.recipient recipient-of-items']);
});

const definition = (of: Partial<Deliver>): WorkflowDefinition => ({
  schema: 'workflow/1',
  key: form.key,
  title: text('Prøve'),
  start: 'begin',
  group: 'Fritid',
  retentionDays: 90,
  steps: {
    begin: fill({ form: form.key, as: 'sag', by: 'starter', next: 'first' }),
    first: step(of),
    done: end('sent'),
  },
});

test('PLA-3 a recipient follows the form’s name in the workflow when that is changed', () => {
  const renamed = renameAlias(
    definition({ recipient: { alias: 'sag', field: 'builder' } }),
    'begin',
    'sag',
    'ansoegning',
  );
  const first = renamed.ok ? renamed.definition.steps.first : undefined;
  assert.ok(first?.kind === 'deliver', JSON.stringify(renamed));
  assert.deepEqual(first.recipient, { alias: 'ansoegning', field: 'builder' });
});

let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());

const neighbour = { cpr: '0203500035', name: 'Bent Prøve Bæk' };
const builder = { cvr: '29189846', name: 'Prøvebyg ApS' };
const attorney = '0506800047';

/** Sends the form in, for another where `relation` is given, and tells whom the delivery and its previews are for. */
async function writtenTo(
  of: Partial<Deliver>,
  answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  relation?: Representation['relation'] | 'power',
) {
  const { services, demo, database, definitions } = product;
  for (const published of [
    await definitions.publishForm(demo.id, form),
    await definitions.publishWorkflow(demo.id, definition(of)),
  ]) {
    assert.ok(published.ok, JSON.stringify(published));
  }
  const person = await personOf(services, demo);
  const version = await definitions.publishedForm(demo.id, form.key);
  const workflow = await definitions.workflowStartedBy(demo.id, form.key);
  assert.ok(version && workflow);
  const now = services.now();
  const { id: draft } = await database.inOrganisation(demo.id, (transaction) =>
    createDraft(transaction, demo, {
      person: person.id,
      formVersion: version.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers,
        prefilled: {},
        visited: ['side'],
        person: { birthDate: '1985-07-01', municipality: '0851' },
        registerUnavailable: false,
      },
      now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    }),
  );
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  let handed: CaseInput | undefined;
  const kind = {
    ...memoryPeer().kind,
    fields: postFields,
    async send({ input }) {
      handed = input as CaseInput;
      return { outcome: { outcome: 'accepted', reference: 'r' }, exchange: { request: '', answer: '' } };
    },
  } satisfies DeliveryKind<unknown, unknown>;
  const delivering = {
    ...deliveryServices(services, memoryPeer()),
    deliveries: new Map([['digital-post', { kind, option: 'remote-print' }]]),
  };
  const { stored, id, shown } = await database.inOrganisation(demo.id, async (transaction) => {
    const found = await findCase(transaction, demo, sent.case, false);
    assert.ok(found);
    if (relation !== undefined) {
      const actor = await ensurePersonByCpr(transaction, demo, attorney);
      const representation: Representation = {
        subject: person.id,
        name: '',
        privilege: '',
        evidence: { kind: 'login', id: 'a', at: now.toISOString() },
        ...(relation === 'power' ? {} : { relation }),
      };
      const sealed = encryptJson(found.key.key, representationPlace, representation);
      await transaction
        .updateTable('submission')
        .set({ actor, representation: sealed })
        .where('case', '=', sent.case)
        .execute();
    }
    const row = transaction.selectFrom('delivery').select('id').where('case', '=', sent.case);
    return {
      stored: found,
      id: (await row.executeTakeFirstOrThrow()).id,
      shown: await previewedCase(services, transaction, demo, found),
    };
  });
  await deliver(delivering, demo.id, id);
  assert.ok(handed);
  const prepared = workflow.workflow;
  const [preview] = previewDeliveries(delivering, demo, prepared, shown);
  assert.ok(preview);
  assert.deepEqual(recipientOf(preview.input), recipientOf(handed), 'the preview is for whom the delivery is');
  const at = now.toISOString();
  const open = stored.state.open.find((each) => each.step === 'first');
  const command = { kind: 'createDelivery', step: 'first', open: open?.id ?? 0 } as never;
  const [effect] = effectsOf(prepared, null, stored.state, [command], at, 'da');
  assert.ok(effect?.kind === 'delivery');
  let tried: CaseInput | undefined;
  const trying = {
    ...delivering,
    deliveries: new Map([
      [
        'digital-post',
        {
          kind: {
            ...kind,
            preview({ input }: { readonly input: unknown }) {
              tried = input as CaseInput;
              return { parts: [], problem: null };
            },
          },
          option: 'remote-print',
        },
      ],
    ]),
  };
  const start = { at, language: 'da', person: 'anna' } as never;
  previewEffect(trying, demo, prepared.definition, start, effect);
  assert.ok(tried);
  return { to: recipientOf(handed), tried: recipientOf(tried), fields: preview.fields };
}

test('PLA-3 a delivery goes to whom the step chose: whom the case is about, whoever sent it for them, or somebody whom a form names', async () => {
  const person = (relation?: Parameters<typeof writtenTo>[2]) => async (recipient?: Deliver['recipient']) =>
    (await writtenTo(recipient === undefined ? {} : { recipient }, {}, relation)).to?.id;
  const [alone, parent, power] = [person(), person('custody'), person('power')];
  const self = await alone();
  assert.ok(self);
  assert.deepEqual([await alone('subject'), await alone('representative')], [self, self]);
  assert.deepEqual(
    [await parent(), await parent('subject'), await parent('representative')],
    [attorney, self, attorney],
  );
  assert.deepEqual([await power(), await power('subject'), await power('representative')], [self, self, attorney]);
});

test('PLA-3 the person or company that an answer names gets it by name, in the preview and the dry run too', async () => {
  const answers = { neighbour, builder };
  const named = await writtenTo({ recipient: { alias: 'sag', field: 'neighbour' } }, answers);
  const person = { kind: 'cpr', id: neighbour.cpr, name: neighbour.name };
  assert.deepEqual([named.to, named.tried], [person, person]);
  const company = await writtenTo({ recipient: { alias: 'sag', field: 'builder' } }, answers);
  assert.deepEqual([company.to, company.tried], [{ kind: 'cvr', id: builder.cvr, name: builder.name }, company.to]);
});

test('DEL-2 an answer that names nobody sends nothing to anybody else, and the preview says so', async () => {
  const { to, tried, fields } = await writtenTo({ recipient: { alias: 'sag', field: 'builder' } });
  assert.deepEqual([to, tried], [null, null]);
  assert.match(
    fields.find(({ key }) => key === 'recipient')?.problem?.da ?? '',
    /hverken en person eller en virksomhed/,
  );
});
