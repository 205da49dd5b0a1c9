import type { Page } from 'playwright-core';

/** What the sandbox's payment window takes, see `sandbox/pensopay`. */
export const testCards = { good: '4000112401172221', refused: '1000000000000016' } as const;

/** From the page with what there is to pay to the gateway's window: accepts the terms. */
export async function goToWindow(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.check('#betingelser');
  await Promise.all([
    page.waitForURL((url) => url.origin !== origin),
    page.locator('main form button[type=submit]').first().click(),
  ]);
}

/** Types a card in the window and pays. */
export async function payByCard(page: Page, number: string = testCards.good): Promise<void> {
  await page.fill('#card-number', number);
  await page.fill('#card-expiration-date', '09/29');
  await page.fill('#card-cvv', '123');
  await page.getByRole('button', { name: /^(Betal|Pay) DKK/ }).click();
}

/** Pays, and comes back to the page that says that it has gone through. */
export async function payOnTheWay(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await goToWindow(page);
  await Promise.all([page.waitForURL((url) => url.origin === origin), payByCard(page)]);
  await page
    .getByRole('heading', { level: 1, name: /^(Betalingen er gennemført|The payment has gone through)$/ })
    .waitFor();
}
