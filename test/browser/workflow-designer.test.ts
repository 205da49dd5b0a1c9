import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { theProduct } from '../../src/cases/designs/design-services.ts';
import { withdrawDesign } from '../../src/cases/designs/withdraw-design.ts';
import { workflowDesigns } from '../../src/cases/workflow-designs/workflow-designs.ts';
import type { ImportAnswer } from '../../src/forms/design/api-types.ts';
import type { LoadedWorkflow, SavedWorkflow } from '../../src/workflows/design/api-types.ts';
import { axeViolations, startBrowser } from '../helpers/browser.ts';
import { designerClient } from '../helpers/designer-client.ts';
import { everyStepWorkflow } from '../helpers/every-step-workflow.ts';
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

/** The focus comes to stand at a step: it follows with the next picture that the browser draws. */
async function standsAt(page: Page, step: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-step') ?? '');
  const isThere = (wanted: string) => document.activeElement?.getAttribute('data-step') === wanted;
  await page.waitForFunction(isThere, step, { timeout: 5_000 }).catch(() => {});
  assert.equal(await focused(), step);
}

async function open(page: Page, key: string): Promise<void> {
  await page.goto(`${product.origin}/demo/design/arbejdsgange/${key}`);
  await page.locator('[data-step]').first().waitFor();
}

const fileOf = (definition: unknown) => new TextEncoder().encode(JSON.stringify(definition));

/** The lines of the outline, as they are read. */
/** What the lines of the outline say, without the marks of findings, which come a moment later. */
const outline = async (page: Page) =>
  (await page.locator('[role=treeitem]').allInnerTexts()).map((line) => line.replace(/\n!\nhar (råd|fejl)$/, ''));

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
  await standsAt(page, 'fill');
  await addStep(page, 'Vælg vej');
  await standsAt(page, 'decide');
  await addStep(page, 'Godkend', /Gren 1/);
  await standsAt(page, 'approve');
  await addStep(page, 'Besked', /Godkendt/);
  await standsAt(page, 'notify');

  // The arrow keys walk along the ways: up from the message to the approval and the choice, and down again.
  await page.keyboard.press('ArrowUp');
  await standsAt(page, 'approve');
  await page.keyboard.press('ArrowUp');
  await standsAt(page, 'decide');
  await page.keyboard.press('ArrowDown');
  await standsAt(page, 'receipt');
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

test('PLA-3 steps are found, copied, cut and pasted by the keyboard; undo leaves what a colleague did', async () => {
  const dan = await designerClient(product, product.demo, 'Dan Designer');
  const key = 'alle-slags';
  const made = await dan.ask<ImportAnswer>('POST', '/workflows-import?mode=new', fileOf(everyStepWorkflow(key)));
  assert.equal(made.kind, 'created', JSON.stringify(made).slice(0, 500));
  const page = await visit();
  await open(page, key);
  const keys = () =>
    page.locator('[data-step]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-step')));
  const before = await keys();

  await tabTo(page, /^Find et trin$/);
  await page.keyboard.type('økonomi');
  await page.keyboard.press('Enter');
  await page.getByText('Intet trin hedder sådan.').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('godkend b');
  await page.keyboard.press('Enter');
  await page.getByText('1 af 2: Godkend beløbet').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2 af 2: Godkend barnet').waitFor();
  assert.equal(await page.locator('[data-step="one"]').getAttribute('aria-pressed'), 'true');
  await tabTo(page, /^Hele diagrammet$/);
  await page.keyboard.press('Enter');
  await page
    .locator('.flow-zoom')
    .getByText(/^[1-9]\d %$/)
    .waitFor();
  assert.ok(
    await page.locator('.flow-canvas').evaluate((canvas) => canvas.scrollHeight <= canvas.clientHeight + 1),
    'all of it is seen',
  );

  // The gate of both approvals with all that is in it, copied behind the message.
  await page.locator('[data-step="both"]').focus();
  await page.keyboard.press('Control+c');
  await page.getByText('«To godkendelser» er kopieret (3 trin).').waitFor();
  await page.locator('[data-step="tell"]').focus();
  await page.keyboard.press('Control+v');
  await page.locator('[data-step="both2"]').waitFor();
  assert.deepEqual((await keys()).sort(), [...before, 'both2', 'matter2', 'money2'].sort());
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-step') === 'both2');
  await page.keyboard.press('Control+x');
  await page.locator('[data-step="both2"]').waitFor({ state: 'detached' });
  assert.deepEqual((await keys()).sort(), [...before].sort());
  await saved(page);

  // A colleague renames one step while this page deletes another: undo brings back the one, and leaves the other renamed.
  await page.locator('[data-step="pause"]').focus();
  const { definition, state } = await dan.ask<LoadedWorkflow>('GET', `/workflows/${key}`);
  const { letter } = definition.steps;
  assert.ok(letter);
  const theirs = {
    ...definition,
    steps: { ...definition.steps, letter: { ...letter, title: { da: 'Send afgørelsen' } } },
  };
  const saving = await dan.ask<SavedWorkflow>('PUT', `/workflows/${key}`, {
    ...{ baseRevision: state.revision, definition: theirs },
  });
  assert.equal(saving.kind, 'saved');
  await page.keyboard.press('Delete');
  await page.locator('[data-step="pause"]').waitFor({ state: 'detached' });
  await page.locator('[data-step="letter"]').getByText('Send afgørelsen').waitFor();
  await saved(page);
  await page.keyboard.press('Control+z');
  await page.locator('[data-step="pause"]').waitFor();
  await page.locator('[data-step="letter"]').getByText('Send afgørelsen').waitFor();
  await saved(page);
  const now = (await dan.ask<LoadedWorkflow>('GET', `/workflows/${key}`)).definition.steps;
  assert.deepEqual([now.letter?.title.da, now.pause?.kind], ['Send afgørelsen', 'wait']);

  // Its page of versions says what was done, and its texts go out and come in again.
  await page.goto(`${product.origin}/demo/design/arbejdsgange/${key}/versioner`);
  const history = page.getByRole('table').last();
  await history
    .getByRole('row', { name: /Dan Designer/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Slet arbejdsgangen' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Send brev' })
    .locator('ins', { hasText: 'Send afgørelsen' })
    .waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await history
    .getByRole('button', { name: /Gør til kladde igen/ })
    .last()
    .click();
  await page.getByText('Gemt nr. 1 er kladden nu').waitFor();
  for (const address of [`arbejdsgange/${key}`, 'fritidspas']) {
    await page.goto(`${product.origin}/demo/design/${address}/oversaettelser`);
    await page.getByText('Oversæt i et andet program').click();
    assert.deepEqual(await axeViolations(page), []);
    const href = await page.getByRole('link', { name: /^Gem tekster til oversættelse: Engelsk/ }).getAttribute('href');
    const sent = await (await page.request.get(product.origin + href)).text();
    const take = async (content: string) => {
      const file = { name: 'en.xlf', mimeType: 'application/xliff+xml', buffer: Buffer.from(content) };
      await page.getByLabel('Fil fra oversætteren (XLIFF)').setInputFiles(file);
      await page.getByRole('button', { name: 'Hent oversættelserne ind' }).click();
    };
    await take('<xliff');
    await page
      .getByRole('alert')
      .getByText(/ikke gyldig XML/)
      .waitFor();
    await take(sent.replace(/(<unit id="title">[\s\S]*?<target[^>]*>)[^<]*/, '$1Quite another title'));
    await page.getByText(/^Oversættelser til Engelsk, der er hentet ind: \d+\.$/).waitFor();
    // The table is read anew.
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('.translation-input')?.value === 'Quite another title',
    );
  }
  await page.context().close();
});

test('SEC-3 axe finds nothing wrong with the pages of the workflow designer and the properties of every kind of step', async () => {
  const dan = await designerClient(product, product.demo, 'Dina Designer');
  const made = await dan.ask<ImportAnswer>(
    'POST',
    '/workflows-import?mode=new',
    fileOf(everyStepWorkflow('hver-slags')),
  );
  assert.equal(made.kind, 'created');
  for (const [locale, steps] of [
    ['da-DK', Object.keys(everyStepWorkflow('x').steps)],
    // What differs between the languages is in the texts: the largest panes are enough.
    ['en-GB', ['landlord', 'both', 'matter', 'outside']],
  ] as const) {
    const page = await visit(locale);
    await page.goto(`${product.origin}/demo/design/arbejdsgange`);
    await page.getByRole('table').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('button', { name: /^(Ny arbejdsgang|New workflow)$/ }).click();
    assert.deepEqual(await axeViolations(page), []);
    await open(page, 'hver-slags');
    const unfold = () =>
      page.evaluate(() => {
        for (const section of document.querySelectorAll('details')) section.open = true;
      });
    for (const step of steps) {
      await page.locator(`[data-step="${step}"]`).focus();
      await page
        .locator('.pane-properties')
        .getByLabel(/^(Trinnets nøgle|The step’s key|Key of the step)/)
        .first()
        .waitFor();
      await unfold();
      assert.deepEqual(await axeViolations(page), [], step);
      if (locale !== 'da-DK' || !['landlord', 'both', 'outside', 'letter'].includes(step)) continue;
      // Everything in the pane is reached by Tab, one after the other.
      const count = await page.locator('.pane-properties').evaluate((pane) => {
        const all = [...pane.querySelectorAll<HTMLElement>('input, select, textarea, button, summary, a[href]')];
        const open = all.filter((each) => !each.matches(':disabled, [tabindex="-1"]') && each.checkVisibility());
        const groups = new Set(
          open.flatMap((each) => (each instanceof HTMLInputElement && each.type === 'radio' ? [each.name] : [])),
        );
        const single = open.filter((each) => !(each instanceof HTMLInputElement && each.type === 'radio'));
        single[0]?.focus();
        return single.length + groups.size;
      });
      const reached = await page.evaluate(() => document.activeElement?.closest('.pane-properties') !== null);
      assert.ok(reached && count > 4, `${step}: ${count}`);
      let inside = 1;
      for (; inside <= count + 1; inside += 1) {
        await page.keyboard.press('Tab');
        if (!(await page.evaluate(() => document.activeElement?.closest('.pane-properties') != null))) break;
      }
      assert.equal(inside, count, `${step}: controls that Tab reaches`);
    }
    await page.getByRole('button', { name: /^(Indstillinger|Settings)$/ }).click();
    await unfold();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('button', { name: /^(Tilføj trin|Add a step)$/ }).click();
    assert.deepEqual(await axeViolations(page), []);
    await page.goto(`${product.origin}/demo/design/arbejdsgange/fritidspas/versioner`);
    await page.getByRole('table').first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  }
});
