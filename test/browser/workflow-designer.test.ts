import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { theProduct } from '../../src/cases/designs/design-services.ts';
import { withdrawDesign } from '../../src/cases/designs/withdraw-design.ts';
import { workflowDesigns } from '../../src/cases/workflow-designs/workflow-designs.ts';
import { axeViolations, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { saved, visitDesigner } from './designer-visit.ts';
import { tabTo } from './tab-to.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const visit = (locale = 'da-DK', width = 1440): Promise<Page> =>
  visitDesigner({ browser, origin: product.origin, locale, width });

const focusedStep = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-step') ?? '');

async function open(page: Page, key: string): Promise<void> {
  await page.goto(`${product.origin}/demo/design/arbejdsgange/${key}`);
  await page.locator('[data-step]').first().waitFor();
}

/** The lines of the outline, as they are read. */
const outline = (page: Page) => page.locator('[role=treeitem]').allInnerTexts();

/** Adds a step where one stands; `way` chooses another way than the usual one. */
async function addStep(page: Page, kind: string, way?: RegExp): Promise<void> {
  await page.keyboard.press('Insert');
  await page.getByRole('dialog').waitFor();
  if (way !== undefined) {
    await tabTo(page, /^(Hvor\?|Where\?)/, true);
    const options = await page.locator('#add-way option').allInnerTexts();
    const wanted = options.findIndex((option) => way.test(option));
    assert.ok(wanted >= 0, `${way} in ${options.join(' | ')}`);
    for (let step = 0; step < wanted; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-step'));
}

test('PLA-3 a workflow with a choice, an approval and a message is built and published by the keyboard alone', async () => {
  await withdrawDesign(workflowDesigns, product.services, product.demo, theProduct, 'koerselsgodtgoerelse');
  const page = await visit();
  await page.goto(`${product.origin}/demo/design/arbejdsgange`);
  await page.getByRole('table').waitFor();
  await tabTo(page, /^Ny arbejdsgang$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, /^Hvad skal arbejdsgangen hedde/);
  await page.keyboard.type('Kørsel med to veje');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/arbejdsgange\/koersel-med-to-veje$/);
  await page.locator('[data-step]').first().waitFor();

  // First to the outline, then to the diagram.
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  assert.equal(await focusedStep(page), 'fill');
  await addStep(page, 'Vælg vej');
  assert.equal(await focusedStep(page), 'decide');
  await addStep(page, 'Godkend', /Gren 1/);
  assert.equal(await focusedStep(page), 'approve');
  await addStep(page, 'Besked', /Godkendt/);
  assert.equal(await focusedStep(page), 'notify');

  // The arrow keys walk along the ways: up from the message to the approval and the choice, and down again.
  await page.keyboard.press('ArrowUp');
  assert.equal(await focusedStep(page), 'approve');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focusedStep(page), 'decide');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focusedStep(page), 'receipt');
  await page.keyboard.press('ArrowUp');

  // The condition of the branch, as an expression.
  await page.keyboard.press('Enter');
  await tabTo(page, /^Som udtryk|FEEL/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('today > date("2027-01-01")');
  await saved(page);

  // What was made is undone and made again.
  await page.keyboard.press('Shift+F6');
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-step'));
  const before = await outline(page);
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, /^Slet$/);
  await page.keyboard.press('Enter');
  await page.locator('[data-step="decide"]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('[data-step="approve"]').count(), 0, 'its branch went with it');
  await page.keyboard.press('Control+z');
  await page.locator('[data-step="approve"]').waitFor();
  assert.deepEqual(await outline(page), before);

  // The outline says what the diagram shows.
  for (const line of [/Vælg vej\s+Hvilken vej\?/, /^Gren 1/, /Godkend\s+Behandl/, /Besked\s+Giv besked/, /^Ellers/]) {
    assert.ok(
      before.some((each) => line.test(each)),
      `${line} in ${before.join(' | ')}`,
    );
  }

  await tabTo(page, /^Udgiv$/, true);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, /^Udgiv nu$/);
  await page.keyboard.press('Enter');
  await page.getByText(/^Version 1 er udgivet/).waitFor();
  const published = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .selectFrom('workflow_version')
      .select('definition')
      .where('key', '=', 'koersel-med-to-veje')
      .where('status', '=', 'published')
      .executeTakeFirstOrThrow(),
  );
  const { decide, approve, notify } = published.definition.steps;
  assert.ok(decide?.kind === 'decide' && approve?.kind === 'approve' && notify?.kind === 'notify');
  assert.equal(decide.branches[0]?.when, 'today > date("2027-01-01")');
  assert.equal(decide.branches[0]?.next, 'approve');
  assert.equal(approve.approved, 'notify');
});

test('PLA-3 WFL-5 what would fail later is told at its step as one works, and keeps the workflow from being published', async () => {
  const page = await visit();
  await open(page, 'fritidspas');
  await page.locator('[data-step]').filter({ hasText: 'Send afslag' }).click();
  const text = page.getByLabel('Tekst', { exact: true }).first();
  await text.fill('Afslag {{ingen.ting}}');
  await page
    .locator('.pane-properties .finding')
    .getByText(/ingen\.ting/)
    .waitFor();
  await page.getByRole('button', { name: /har fejl/ }).waitFor();
  await saved(page);
  await page.getByRole('button', { name: 'Udgiv', exact: true }).click();
  await page.getByRole('button', { name: 'Udgiv nu' }).click();
  await page.getByText('Arbejdsgangen kan ikke udgives endnu. Ret dette først:').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await saved(page);
  await page.getByRole('button', { name: /har fejl/ }).waitFor({ state: 'detached' });
});

test('PLA-3 a step is pulled onto another way by the mouse', async () => {
  const page = await visit();
  await open(page, 'hul-i-vejen');
  const before = await outline(page);
  await page.getByRole('button', { name: 'Tilføj trin' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Besked/ })
    .click();
  const node = page.locator('[data-step="notify"]');
  await node.waitFor();
  const box = await node.boundingBox();
  const way = page.locator('[data-way$=".rejected"] .flow-way-line, [data-way$=".approved"] .flow-way-line').first();
  const target = await way.evaluate((path: SVGPathElement) => {
    const point = path.getPointAtLength(path.getTotalLength() * 0.8).matrixTransform(path.getScreenCTM() ?? undefined);
    return { x: point.x, y: point.y };
  });
  assert.ok(box);
  await page.mouse.move(box.x + 60, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(target.x, target.y, { steps: 8 });
  await page.mouse.up();
  await page.getByText(/«Giv besked» er flyttet/).waitFor();
  assert.notDeepEqual(await outline(page), before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.locator('[data-step="notify"]').waitFor({ state: 'detached' });
  assert.deepEqual(await outline(page), before);
  await saved(page);
});

test('SEC-3 axe finds nothing wrong with the pages of the workflow designer, in Danish and in English', async () => {
  for (const locale of ['da-DK', 'en-GB']) {
    const page = await visit(locale);
    await page.goto(`${product.origin}/demo/design/arbejdsgange`);
    await page.getByRole('table').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('button', { name: /^(Ny arbejdsgang|New workflow)$/ }).click();
    assert.deepEqual(await axeViolations(page), []);
    await open(page, 'fritidspas');
    const steps = await page.locator('[data-step]').all();
    for (const step of steps) {
      await step.click();
      await page.evaluate(() => {
        for (const section of document.querySelectorAll('details')) section.open = true;
      });
      assert.deepEqual(await axeViolations(page), [], (await step.getAttribute('data-step')) ?? '');
    }
    await page.getByRole('button', { name: /^(Indstillinger|Settings)$/ }).click();
    await page.evaluate(() => {
      for (const section of document.querySelectorAll('details')) section.open = true;
    });
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('button', { name: /^(Tilføj trin|Add a step)$/ }).click();
    assert.deepEqual(await axeViolations(page), []);
    await page.goto(`${product.origin}/demo/design/arbejdsgange/fritidspas/versioner`);
    await page.getByRole('table').first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  }
});
