import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await product.close();
});

const roles = '/demo/administration/roller';
const staff = '/demo/administration/medarbejdere';
const csv = (text: string) => ({ name: 'folk.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Holds a page against axe, and keeps a picture of it in the folder that `PICTURES` names. */
async function look(page: Page, what: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${what}.png`), fullPage: true });
  }
  assert.deepEqual(await axeViolations(page), [], what);
}

/** The same for a page of a browser without scripts, in which axe can't run: its document is shown in one that has them. */
async function lookWithout(page: Page, scripted: Page, what: string): Promise<void> {
  const body = await page.content();
  await scripted.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }), {
    times: 1,
  });
  await scripted.goto(page.url());
  await look(scripted, what);
}

async function logIn(page: Page, path: string, name: string): Promise<void> {
  page.setDefaultTimeout(20_000);
  await page.goto(product.origin + path);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL((url) => url.pathname === path);
}

/** Goes on to the element by the Tab key alone. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.id ? document.querySelector(`label[for="${at.id}"]`)?.textContent : null;
      return (label ?? at?.textContent ?? '').trim();
    });
    if (reached.startsWith(text)) return;
  }
  assert.fail(`The Tab key does not reach ${text}.`);
}

test('ADM-1 SEC-2 an administrator keeps roles and employees without scripts, and proves anew who they are without losing what was typed', {
  timeout: 120_000,
}, async () => {
  await logIn(await (await newVisitor(browser)).newPage(), '/demo/sagsbehandling', 'Signe');
  const visitor = await newVisitor(browser, { javaScriptEnabled: false });
  const page = await visitor.newPage();
  const scripted = await (await newVisitor(browser)).newPage();
  await logIn(page, roles, 'Alma');
  await lookWithout(page, scripted, 'roller');

  await page.getByRole('link', { name: 'Lav en rolle' }).click();
  await page.getByRole('button', { name: 'Gem rollen' }).click();
  await page.getByRole('link', { name: /Skriv et navn/ }).waitFor();
  await lookWithout(page, scripted, 'rolle-fejl');
  await page.getByLabel('Rollens navn på Dansk').fill('Revisor "æøå"');
  await page.getByLabel('Læse loggen og rapporten om rettigheder').check();
  // The log-in has grown old while the form was filled in.
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    sql`update session set authenticated_at = now() - interval '1 hour'`.execute(transaction),
  );
  await page.getByRole('button', { name: 'Gem rollen' }).click();
  await page.getByRole('heading', { name: 'Bekræft, at det er dig' }).waitFor();
  await lookWithout(page, scripted, 'bekraeft');
  await page.getByRole('button', { name: 'Log på igen' }).click();
  await page.getByRole('button', { name: /Alma/ }).click();
  await page.getByRole('heading', { name: 'Du har bekræftet, at det er dig' }).waitFor();
  await lookWithout(page, scripted, 'genoptag');
  await page.getByRole('button', { name: 'Send det nu' }).click();
  await page.getByText('Rollen er gemt').waitFor();

  await page.getByRole('link', { name: 'Revisor "æøå"' }).click();
  await lookWithout(page, scripted, 'rolle');
  await page.getByLabel('Gruppe', { exact: true }).selectOption('Fritid');
  await page.getByRole('button', { name: 'Giv rollen' }).click();
  await page.getByText('Rollen er givet').waitFor();
  await lookWithout(page, scripted, 'rolle-givet');
  await page.getByRole('button', { name: /^Tag tilbage/ }).click();
  await page.getByText('Rollen er taget tilbage').waitFor();

  await page.goto(product.origin + staff);
  await lookWithout(page, scripted, 'medarbejdere');
  await page.getByLabel('Navn, e-mail, brugernavn eller gruppe').fill('signe');
  await page.getByRole('button', { name: 'Søg' }).click();
  await page.getByRole('link', { name: 'Signe Sagsbehandler' }).click();
  await lookWithout(page, scripted, 'medarbejder');
  await page.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Designer' });
  await page.getByRole('button', { name: 'Giv rollen' }).click();
  await page.locator('.alert').waitFor();
  await lookWithout(page, scripted, 'medarbejder-rolle');
  await page.getByRole('link', { name: 'Medarbejdere' }).first().click();
  await page.getByRole('link', { name: 'Indlæs medarbejdere fra en fil' }).click();
  await page
    .getByLabel('Fil med medarbejdere (CSV)')
    .setInputFiles(csv('id;navn;grupper\nny-1;Åse Ærø;Fritid\nny-2;;\n'));
  await page.getByRole('button', { name: 'Vis, hvad der vil ske' }).click();
  await page
    .getByText(/Linje 3, navn/)
    .first()
    .waitFor();
  await lookWithout(page, scripted, 'indlaes-fejl');
  await page.getByLabel('Fil med medarbejdere (CSV)').setInputFiles(csv('id;navn;grupper\nny-1;Åse Ærø;Fritid\n'));
  await page.getByRole('button', { name: 'Vis, hvad der vil ske' }).click();
  await lookWithout(page, scripted, 'indlaes');
  await page.getByRole('button', { name: 'Indlæs nu' }).click();
  await page.getByText(/Nye: 1/).waitFor();
  await page.goto(`${product.origin}${roles}/aendringer`);
  await lookWithout(page, scripted, 'aendringer');
});

test('ADM-1 PLA-8 roles are made by the keyboard in English, and a system administrator makes an organisation on a narrow screen', {
  timeout: 120_000,
}, async () => {
  const visitor = await newVisitor(browser, { locale: 'en-GB' });
  const page = await visitor.newPage();
  await logIn(page, roles, 'Alma');
  await tabTo(page, 'Make a role');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ny$/);
  await tabTo(page, 'The name of the role in Dansk');
  await page.keyboard.type('Nøgleholder');
  await tabTo(page, 'Make API keys');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByText('The role is saved').waitFor();
  await look(page, 'en-roles');
  await page.goto(product.origin + staff);
  await look(page, 'en-employees');
  await tabTo(page, 'Signe Sagsbehandler');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Signe Sagsbehandler' }).waitFor();
  await look(page, 'en-employee');
  await tabTo(page, 'Mark as left');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Mark as left now');
  await page.keyboard.press('Enter');
  await page.locator('.alert').waitFor();
  await look(page, 'en-left');

  const other = await newVisitor(browser, { locale: 'en-GB', viewport: { width: 390, height: 800 } });
  const narrow = await other.newPage();
  const organisations = '/systemdrift/administration/organisationer';
  await logIn(narrow, organisations, 'Sofus');
  await look(narrow, 'organisations');
  await narrow.getByRole('link', { name: 'Make an organisation' }).click();
  await narrow.getByRole('button', { name: 'Make the organisation' }).click();
  await narrow.getByRole('link', { name: /CVR number of 8 digits/ }).waitFor();
  await look(narrow, 'organisation-faults');
  await narrow.getByLabel('Name in Danish').fill('Ærø Kommune');
  await narrow.getByLabel('Key in the address').fill('aeroe');
  await narrow.getByLabel('CVR number').fill('10000033');
  await narrow.getByLabel('Postal address').fill('Statene 2\n5970 Ærøskøbing');
  await narrow.getByRole('button', { name: 'Make the organisation' }).click();
  await narrow.getByText('The organisation is made').waitFor();
  await look(narrow, 'organisation');
  await narrow.locator('summary', { hasText: 'Close the organisation' }).click();
  await narrow.getByRole('button', { name: /Close the organisation now/ }).click();
  await narrow.getByText('The organisation is closed', { exact: true }).waitFor();
  await narrow.goto(`${product.origin}/aeroe/`);
  await narrow.getByRole('heading', { name: 'The self-service is closed' }).waitFor();
  await look(narrow, 'organisation-closed');
});
