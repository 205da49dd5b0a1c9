import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DesignList } from '../../src/forms/design/api-types.ts';
import type { HeldRole } from '../../src/identity/rights/roles.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { WorkflowList } from '../../src/workflows/design/api-types.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { approve, definitionOf, end, householdForm } from '../helpers/workflow-of.ts';

let product: RunningProduct;
let everything: DesignerClient;
before(async () => {
  product = await startRunningProduct();
  everything = await designerClient(product, product.demo, 'Ditte');
  const { definitions, demo } = product;
  assert.ok((await definitions.publishForm(demo.id, householdForm)).ok);
  const steps = { first: approve({ as: 'boss', approved: 'done', rejected: 'done' }), done: end('granted') };
  assert.ok((await definitions.publishWorkflow(demo.id, definitionOf(steps))).ok);
});
after(() => product?.close());

/** Somebody whose roles hold within limits, who asks as a browser does. */
async function limited(number: number, given: readonly HeldRole[]) {
  const { database, demo, origin } = product;
  const id = `00000000-0000-4000-8000-0000000005${String(number).padStart(2, '0')}`;
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const token = await database.inOrganisation(demo.id, async (transaction) => {
    const values = { organisation: demo.id, id, subject: id, name: 'Lis', email: null, language: null };
    await transaction
      .insertInto('employee')
      .values({ ...values, groups: [], roles: [], given_roles: JSON.stringify(given) })
      .execute();
    return sessions.create(transaction, demo, { kind: 'employee', employee: id }, 'x');
  });
  const cookie = `session=${token}`;
  const page = await (await fetch(`${origin}/demo/`, { headers: { cookie, 'accept-language': 'da' } })).text();
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/demo/design${path}`, {
      method,
      headers: {
        cookie,
        origin,
        'x-csrf-token': csrf,
        'accept-language': 'da',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
}

const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key).sort();

test('ADM-1 a designer of some workflows sees those and the forms they ask, and is refused in words at all others', async () => {
  const ask = await limited(1, [{ role: 'designer', limits: { workflows: ['fritidspas'] } }]);
  const all = await everything.ask<WorkflowList>('GET', '/workflows');
  const other = keys(all.workflows).find((key) => key !== 'fritidspas') ?? '';
  assert.ok(other, 'there is more than one workflow');
  const seen = JSON.parse((await ask('GET', '/api/workflows')).text) as WorkflowList;
  assert.deepEqual(keys(seen.workflows), ['fritidspas']);
  const forms = JSON.parse((await ask('GET', '/api/forms')).text) as DesignList;
  assert.deepEqual(keys(forms.forms), ['fritidspas']);
  assert.equal((await ask('GET', '/api/forms/fritidspas')).status, 200);
  assert.equal((await ask('GET', '/api/workflows/fritidspas')).status, 200);
  assert.equal((await ask('GET', '/fritidspas')).status, 200);

  for (const [method, path, body] of [
    ['GET', `/api/workflows/${other}`],
    ['GET', `/api/workflows/${other}/versions`],
    ['GET', `/api/workflows/${other}/export`],
    ['PUT', `/api/workflows/${other}`, {}],
    ['POST', `/api/workflows/${other}/publish`, { revision: 1 }],
    ['POST', `/api/workflows/${other}/withdraw`, {}],
    ['POST', '/api/workflows', {}],
    ['GET', '/api/forms/husstand'],
    ['PUT', '/api/forms/husstand', {}],
    ['POST', '/api/forms/husstand/publish', { revision: 1 }],
    ['POST', '/api/forms', {}],
    ['GET', '/api/forms/opdigtet'],
  ] as const) {
    const refused = await ask(method, path, body);
    assert.equal(refused.status, 403, `${method} ${path}`);
    assert.match(JSON.parse(refused.text).detail, /^(Du må kun arbejde|Din rolle gælder kun)/, path);
  }
  for (const page of [
    '/husstand',
    `/arbejdsgange/${other}`,
    `/arbejdsgange/${other}/proev`,
    `/arbejdsgange/${other}/flyt`,
  ]) {
    const refused = await ask('GET', page);
    assert.equal(refused.status, 403, page);
    assert.match(refused.text, /Din adgang rækker ikke hertil/, page);
  }
});

test('ADM-1 each right has its own limits: who draws everything may publish what their role reaches', async () => {
  const { database, demo } = product;
  await database.inOrganisation(demo.id, async (transaction) => {
    const values = { organisation: demo.id, changed_at: new Date(), changed_by: null };
    for (const [key, rights] of [
      ['tegner', ['forms.design', 'workflows.design']],
      ['udgiver', ['forms.publish', 'workflows.publish']],
    ] as const)
      await transaction
        .insertInto('role')
        .values({ ...values, key, name: JSON.stringify({ da: key }), rights: [...rights] })
        .execute();
  });
  product.organisations.refresh();
  const ask = await limited(2, [{ role: 'tegner' }, { role: 'udgiver', limits: { workflows: ['fritidspas'] } }]);
  // The running server's memory of roles is five seconds old at most.
  const until = Date.now() + 15_000;
  let drawn = await ask('GET', '/api/forms/husstand');
  while (drawn.status !== 200 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    drawn = await ask('GET', '/api/forms/husstand');
  }
  assert.equal(drawn.status, 200);
  assert.equal((await ask('POST', '/api/forms/husstand/publish', { revision: 1 })).status, 403);
  assert.notEqual((await ask('POST', '/api/forms/fritidspas/publish', { revision: 1 })).status, 403);
});
