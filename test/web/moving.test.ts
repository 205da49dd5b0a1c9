import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readMove } from '../../src/cases/moving/case-move.ts';
import { beginCheck, confirmMove } from '../../src/cases/moving/steer-move.ts';
import { workOffMoves } from '../../src/cases/moving/work-off-moves.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { listOwnDrafts } from '../../src/forms/drafts/list-drafts.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { fritidspasWorkflow } from '../helpers/sample-workflow.ts';
import { smallForm } from '../helpers/small-form.ts';
import { end, fill } from '../helpers/workflow-of.ts';

let product: RunningProduct;
before(async () => {
  product = await startRunningProduct();
});
after(() => product.close());

const path = '/demo/design/arbejdsgange/fritidspas/flyt';

test('WFL-7 a designer checks which running cases can follow the newest version, and moves them; others have no such page', async () => {
  const { services, demo, definitions } = product;
  const ditte = await designerClient(product, demo, 'Ditte');
  const get = (cookie: string, query = '') =>
    fetch(`${product.origin}${path}${query}`, { headers: { cookie, 'accept-language': 'da' }, redirect: 'manual' });
  const post = (by: Pick<DesignerClient, 'cookie' | 'token'>, to: string, fields: Record<string, string> = {}) =>
    fetch(`${product.origin}${path}${to}`, {
      method: 'POST',
      headers: {
        cookie: by.cookie,
        origin: product.origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ _csrf: by.token, ...fields }),
      redirect: 'manual',
    });
  const person = await personOf(services, demo);
  const sent = await send(
    services,
    demo,
    await draftWith(services, demo, person.id, answersWithPrice('2000')),
    person.id,
  );
  assert.equal(sent.kind, 'submitted');
  assert.match(await (await get(ditte.cookie)).text(), /Alle sager følger den nyeste version/);
  const { assess } = fritidspasWorkflow.steps;
  assert.ok(assess?.kind === 'approve');
  const longer: WorkflowDefinition = {
    ...fritidspasWorkflow,
    steps: { ...fritidspasWorkflow.steps, assess: { ...assess, deadline: { workingDays: 60 } } },
  };
  const published = await definitions.publishWorkflow(demo.id, longer);
  assert.ok(published.ok, JSON.stringify(published));
  assert.match(await (await get(ditte.cookie)).text(), /Undersøg sagerne først/);

  const stranger = await designerClient(product, demo, 'Carl', ['caseworker']);
  assert.equal((await get(stranger.cookie)).status, 403);
  assert.equal((await post(stranger, '/undersoeg')).status, 403);
  const elsewhere = await designerClient(product, product.proeveby, 'Eva');
  assert.notEqual((await get(elsewhere.cookie)).status, 200, 'another organisation’s designer');

  const page = async (answer: Response): Promise<string> => {
    assert.equal(answer.status, 303, await answer.text());
    for (;;) {
      const html = await (
        await get(ditte.cookie, (answer.headers.get('location') ?? '').replace(/^[^?#]*/, ''))
      ).text();
      if (!html.includes('data-live=')) return html;
    }
  };
  const checked = await page(await post(ditte, '/undersoeg'));
  assert.match(checked, /Sager, der kan flyttes: 1/);
  const check = /name="undersoegelse" value="([^"]+)"/.exec(checked)?.[1] ?? '';
  const wrong = await page(await post(ditte, '', { undersoegelse: crypto.randomUUID() }));
  assert.match(wrong, /Sagerne blev ikke flyttet/);
  assert.match(wrong, /Sager, der kan flyttes: 1/);
  assert.match(await page(await post(ditte, '', { undersoegelse: 'x' })), /Sagerne blev ikke flyttet/);
  const moved = await page(await post(ditte, '', { undersoegelse: check }));
  assert.match(moved, /Sager flyttet til version \d+: 1/);
  assert.match(moved, /Alle sager følger den nyeste version/);
  assert.match(moved, /Sat i gang af Ditte/);
});

test('WFL-7 after the move, whoever fills in sees the earlier answers as before: choices of a list by their names', async () => {
  const { services, demo, definitions, database, origin } = product;
  await database.inOrganisation(demo.id, async (transaction) => {
    const organisation = demo.id;
    await transaction
      .insertInto('option_list')
      .values({
        ...{ organisation, key: 'skoler', name: JSON.stringify({ da: 'Skoler' }) },
        ...{ updated_at: new Date(), updated_by: null },
      })
      .execute();
    await transaction
      .insertInto('option_list_entry')
      .values({
        ...{ organisation, list: 'skoler', value: 'oest', position: 0, label: JSON.stringify({ da: 'Østre Skole' }) },
        ...{ valid_from: null, valid_to: null },
      })
      .execute();
  });
  const school = { kind: 'oneOf', key: 'school', label: { da: 'Skole' }, options: { list: 'skoler' } } as const;
  const more = { kind: 'shortText', key: 'more', label: { da: 'Mere' } } as const;
  const first = (fields: FormDefinition['pages'][number]['fields']) =>
    smallForm({ key: 'skolevalg', pages: [{ key: 'side', title: { da: 'Valg' }, fields }] });
  const publish = async (form: FormDefinition, title: string) => {
    assert.ok((await definitions.publishForm(demo.id, form)).ok);
    const published = await definitions.publishWorkflow(demo.id, {
      schema: 'workflow/1',
      key: 'skolevalg',
      title: { da: title },
      start: 'begin',
      group: 'Fritid',
      retentionDays: 30,
      steps: {
        begin: fill({ form: 'skolevalg', as: 'valg', by: 'starter', next: 'again' }),
        again: fill({ form: 'uddyb', as: 'uddybet', by: 'starter', sees: [{ alias: 'valg' }], next: 'done' }),
        done: end('x'),
      },
    });
    assert.ok(published.ok, JSON.stringify(published));
    definitions.changed(demo.id);
  };
  assert.ok((await definitions.publishForm(demo.id, smallForm({ key: 'uddyb' }))).ok);
  await publish(first([school]), 'Første');
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, { school: 'oest' }, 'skolevalg');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));

  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const [session, drafts] = await database.inOrganisation(demo.id, async (transaction) => [
    await sessions.create(transaction, demo, { kind: 'citizen', person: person.id, level: 'substantial' }, 'x'),
    await listOwnDrafts(transaction, person.id, services.now()),
  ]);
  const open = drafts.find(({ correctsCase }) => correctsCase === sent.case);
  assert.ok(open);
  const seen = async (): Promise<string> => {
    const address = `${origin}/demo/blanket/uddyb/udfyld/${open.id}`;
    const answer = await fetch(address, { headers: { cookie: `session=${session}`, 'accept-language': 'da' } });
    const html = await answer.text();
    assert.equal(answer.status, 200, html.slice(0, 300));
    return html;
  };
  assert.match(await seen(), /Østre Skole/);

  await publish(first([school, more]), 'Anden');
  const ditte = await designerClient(product, demo, 'Dorte');
  assert.ok(ditte.cookie);
  const { id: employee } = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('employee').select('id').where('name', '=', 'Dorte').executeTakeFirstOrThrow(),
  );
  const moved = () => database.inOrganisation(demo.id, (transaction) => readMove(transaction, 'skolevalg'));
  const workOff = async (until: string) => {
    while ((await moved())?.state !== until) await workOffMoves(services, () => false, assert.fail);
  };
  const check = await beginCheck(services, demo, 'skolevalg', { employee, from: {} });
  await workOff('checked');
  assert.ok(check && (await confirmMove(services, demo, 'skolevalg', check, { employee, from: {} })));
  await workOff('done');
  const { workflowVersion } = (await database.inOrganisation(demo.id, (transaction) =>
    findCase(transaction, demo, sent.case, false),
  )) ?? { workflowVersion: null };
  assert.equal(workflowVersion, (await moved())?.to);
  assert.match(await seen(), /Østre Skole/);
});
