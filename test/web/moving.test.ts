import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { designerClient } from '../helpers/designer-client.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { fritidspasWorkflow } from '../helpers/sample-workflow.ts';

let product: RunningProduct;
before(async () => {
  product = await startRunningProduct();
});
after(() => product.close());

const path = '/demo/design/arbejdsgange/fritidspas/flyt';

test('WFL-7 a designer sees which running cases can follow the newest version, and moves them; others have no such page', async () => {
  const { services, demo, definitions } = product;
  const ditte = await designerClient(product, demo, 'Ditte');
  const get = (cookie: string, language = 'da') =>
    fetch(`${product.origin}${path}`, { headers: { cookie, 'accept-language': language }, redirect: 'manual' });
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
  const before = await (await get(ditte.cookie)).text();
  assert.match(before, /Flyt sagerne til version/);
  const stranger = await designerClient(product, demo, 'Carl', ['caseworker']);
  assert.equal((await get(stranger.cookie)).status, 403);
  const elsewhere = await designerClient(product, product.proeveby, 'Eva');
  assert.notEqual((await get(elsewhere.cookie)).status, 200, 'another organisation’s designer');
  const moved = await fetch(`${product.origin}${path}`, {
    method: 'POST',
    headers: {
      cookie: ditte.cookie,
      origin: product.origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ _csrf: ditte.token }),
  });
  const after = await moved.text();
  assert.equal(moved.status, 200, after.slice(0, 300));
  assert.match(after, /Flyttede sager: 1/);
  assert.match(after, /Alle sager følger den nyeste version/);
});
