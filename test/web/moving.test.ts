import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { fritidspasWorkflow } from '../helpers/sample-workflow.ts';

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
