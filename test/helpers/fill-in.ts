import type { Page } from 'playwright-core';

/** What to answer on the demonstration's form; the rest is as Karen's. */
export interface FritidspasAnswers {
  readonly price: string;
  readonly paid?: { readonly receipt: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } };
}

/** Fills in and sends the page that is shown, and waits for the next. */
export async function goOn(page: Page): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole('button', { name: /^(Fortsæt|Næste|Gem og fortsæt|Gem, og gå|Continue|Next|Save and go)/ }).click(),
  ]);
}

/** Answers the page on the household: the first child is applied for, the others are not. */
export async function answerHousehold(page: Page): Promise<void> {
  const rows = await page
    .locator('input[type=hidden][name=children]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  for (const [index, id] of rows.entries()) {
    await choose(page, `children.${id}.applies`, index === 0 ? 'yes' : 'no');
  }
}

/** Answers the page on the activity, with a company that CVR knows. */
export async function answerActivity(page: Page, answers: FritidspasAnswers, cvr: string): Promise<void> {
  await page.locator('[name=activity]').fill('Fodbold');
  await page.locator('[name="provider.cvr"]').fill(cvr);
  await Promise.all([page.waitForNavigation(), page.locator('button[name=_lookup]').click()]);
  const period = {
    'from.day': '1',
    'from.month': '1',
    'from.year': '2027',
    'to.day': '30',
    'to.month': '6',
    'to.year': '2027',
  };
  for (const [part, value] of Object.entries(period)) await page.locator(`[name="period.${part}"]`).fill(value);
  await page.locator('[name=price]').fill(answers.price);
  await choose(page, 'paid', answers.paid ? 'yes' : 'no');
}

/** Picks a radio button as a person does, by its label. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  const id = await page.locator(`input[type=radio][name="${name}"][value="${value}"]`).getAttribute('id');
  await page.locator(`label[for="${id}"]`).click();
}
