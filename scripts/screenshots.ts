import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Employee } from '../src/cases/employee-actions.ts';
import { inventedEmployee } from '../src/organisations/seed/invented-employee.ts';
import { seedCase } from '../src/organisations/seed/seed-case.ts';
import { projectRoot } from '../src/paths.ts';
import { newVisitor, startBrowser } from '../test/helpers/browser.ts';
import { makeDesk, publishDesk } from '../test/helpers/case-desk.ts';
import { answerActivity, answerHousehold, choose, goOn } from '../test/helpers/fill-in.ts';
import { type RunningProduct, startRunningProduct } from '../test/helpers/running-product.ts';

// npm run screenshots
// Starts a product with the demonstration in it, goes through it as Karen, Signe and Ditte, and puts pictures of the front page,
// a form page, the inbox, a case and its way through the workflow, failed deliveries, the mailbox, the designers and a dry run into
// docs/images/ for README.md and docs/.

const folder = join(projectRoot, 'docs/images');

async function take(page: Page, name: string): Promise<void> {
  // The pages are long; what fits on a screen tells more in a README.
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/images/${name}.png`);
}

async function logInAs(page: Page, product: RunningProduct, path: string, name: RegExp): Promise<void> {
  await page.goto(product.origin + path);
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name }).click(),
  ]);
}

/** Fills in Karen's application, with a picture of the page on the activity, and sends it. */
async function apply(page: Page, price: string): Promise<void> {
  await press(page, /^(Start|Begynd)/);
  await page.waitForURL(/\/udfyld\/[^/]+\/ansoeger/);
  await goOn(page);
  await answerHousehold(page);
  await goOn(page);
  if (page.url().includes('/husstand')) await goOn(page);
  await answerActivity(page, { price }, '99000112');
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'form-page');
  await goOn(page);
  if (page.url().includes('/oekonomi')) {
    await page.locator('[name=ownIncome]').fill('200.000');
    await choose(page, 'hasPartner', 'no');
    await goOn(page);
  }
  await goOn(page);
  const truth = await page.locator('input[type=checkbox][name=truth]').getAttribute('id');
  await page.locator(`label[for="${truth}"]`).click();
  await goOn(page);
  await page.waitForURL(/\/gennemse/);
  await press(page, /^Send/);
  await page.waitForURL(/\/kvittering$/);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name }).last().click()]);
}

/** Pictures of a case with several people and branches, and of deliveries that failed. */
async function takeDesk(page: Page, product: RunningProduct, employee: Employee): Promise<void> {
  const { database, demo, sandboxUrl, origin } = product;
  const services = { ...product.services, now: () => new Date() };
  await publishDesk(services, demo.id);
  await fetch(`${sandboxUrl}/_/webhooks/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ at: 'request', kind: 'refuse' }]),
  });
  const bo = await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .selectFrom('employee')
      .select(['id', 'name', 'groups'])
      .where('name', '=', 'Bo Berg')
      .executeTakeFirstOrThrow(),
  );
  const made = await makeDesk(services, demo, [employee, bo]);
  await page.goto(`${origin}/demo/sagsbehandling/sag/${made.board}`);
  await page.locator('#way summary').first().click();
  await page.locator('#way').evaluate((way) => way.scrollIntoView());
  await take(page, 'case-way');
  for (let tries = 0; tries < 120; tries += 1) {
    await page.goto(`${origin}/demo/sagsbehandling/afleveringer`);
    if ((await page.locator('#down').count()) > 0 && (await page.locator('main table').count()) > 1) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await take(page, 'failed-deliveries');
}

async function letterArrived(product: RunningProduct): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await product.received('digital-post')).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('No letter came to the mailbox within half a minute.');
}

await mkdir(folder, { recursive: true });
const product = await startRunningProduct();
const browser = await startBrowser();
try {
  const { database, demo } = product;
  const services = { ...product.services, now: () => new Date() };
  const employee = await inventedEmployee(database, demo, 'Fritid');
  for (let number = 0; number < 20; number += 1) await seedCase(services, demo, employee, number);

  const size = { viewport: { width: 1200, height: 900 } };
  const citizen = await (await newVisitor(browser, size)).newPage();
  await citizen.goto(`${product.origin}/demo/`);
  await take(citizen, 'front-page');
  await logInAs(citizen, product, '/demo/blanket/fritidspas/start', /Karen/);
  await apply(citizen, '2.000');

  const desk = await (await newVisitor(browser, size)).newPage();
  await logInAs(desk, product, '/demo/sagsbehandling', /Signe/);
  await take(desk, 'inbox');
  const caseLink = desk.locator('main').getByRole('link', { name: '2026-000021' }).first();
  await Promise.all([desk.waitForNavigation(), caseLink.click()]);
  await take(desk, 'case');
  await desk.locator('main textarea').first().fill('Alt er i orden.');
  await press(desk, /^(Bevilg|Godkend)/);

  await letterArrived(product);
  await desk.goto(`${product.sandboxUrl}/digital-post/`);
  for (const name of [/Karen/, /Du har fået fritidspas/]) {
    await Promise.all([desk.waitForNavigation(), desk.locator('main').getByRole('link', { name }).first().click()]);
  }
  await take(desk, 'mailbox');

  const bo = await (await newVisitor(browser, size)).newPage();
  await logInAs(bo, product, '/demo/sagsbehandling', /Bo Berg/);
  await takeDesk(desk, product, employee);

  const design = await (await newVisitor(browser, { viewport: { width: 1440, height: 900 } })).newPage();
  await logInAs(design, product, '/demo/design', /Ditte/);
  await design.goto(`${product.origin}/demo/design/fritidspas`);
  await design.locator('[role=treeitem][data-place="fields.partnerIncome"]').click();
  const when = design.getByRole('group', { name: 'Vis når' });
  await when.scrollIntoViewIfNeeded();
  await take(design, 'designer');
  await design.getByRole('button', { name: 'Prøv' }).click();
  await design.locator('.try-steps').getByRole('button', { name: 'Aktivitet' }).click();
  await design.getByLabel(/telefon/).check();
  await take(design, 'designer-try');
  await design.goto(`${product.origin}/demo/design/arbejdsgange/fritidspas`);
  await design.locator('[data-step="byAmount"]').click();
  await take(design, 'workflow-designer');
  await design.goto(`${product.origin}/demo/design/arbejdsgange/fritidspas/proev`);
  await press(design, /^(Begynd|Start)/);
  await take(design, 'dry-run');
} finally {
  await browser.close();
  await product.close();
}
