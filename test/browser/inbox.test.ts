import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inventedEmployee } from '../../src/organisations/seed/invented-employee.ts';
import { seedCase } from '../../src/organisations/seed/seed-case.ts';
import { newVisitor, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;

before(async () => {
  [product, browser] = await Promise.all([startRunningProduct(), startBrowser()]);
  const services = { ...product.services, now: () => new Date() };
  const employee = await inventedEmployee(product.database, product.demo, 'Fritid');
  for (let number = 0; number < 60; number += 1) await seedCase(services, product.demo, employee, number);
});
after(async () => {
  await browser.close();
  await product.close();
});

const inbox = '/demo/sagsbehandling';

async function logIn(page: Page, name: RegExp): Promise<void> {
  page.setDefaultTimeout(30_000);
  await page.goto(product.origin + inbox);
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name }).click(),
  ]);
}

test('CAS-1 without scripts and by keyboard alone, tasks are ticked and taken, and one decided after the other', async () => {
  const page = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage();
  await logIn(page, /Bo Berg/);
  const ticks = page.locator('input[name=opgave]');
  for (const index of [0, 1, 2]) {
    await ticks.nth(index).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Tag de valgte' }).focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(await page.locator('main').innerText(), /Du har taget 3 af opgaverne/);
  await page.goto(`${product.origin}${inbox}?vis=mine`);
  await page.getByRole('link', { name: 'Begynd med den første' }).focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  for (let number = 0; number < 3; number += 1) {
    await page.locator('textarea[name=begrundelse]').focus();
    await page.keyboard.type('Opfylder betingelserne.');
    await page.getByRole('button', { name: 'Godkend', exact: true }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
  assert.match(await page.locator('main').innerText(), /Det var den sidste opgave i listen «Mine»/);
});
