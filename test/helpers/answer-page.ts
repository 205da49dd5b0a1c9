import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** A file to be attached. */
export interface Attached {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Answers by the input's name: what is typed, or the value that is chosen; several for check boxes; files for uploads. */
export type PageAnswers = Readonly<Record<string, string | readonly string[] | Attached>>;

/** Answers one page of a form as a person does: types, picks by label, attaches. Every name must be on the page and in sight. */
export async function answerPage(page: Page, answers: PageAnswers): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const inputs = page.locator(`main [name="${name}"]:not([type=hidden])`);
    const first = inputs.first();
    const kind = await first.evaluate((input) =>
      input instanceof HTMLInputElement ? input.type : input.tagName.toLowerCase(),
    );
    if (typeof answer !== 'string' && 'buffer' in answer) {
      assert.equal(kind, 'file', name);
      await first.setInputFiles({ ...answer });
    } else if (kind === 'radio' || kind === 'checkbox') {
      for (const value of typeof answer === 'string' ? [answer] : answer) await pick(page, inputs, name, value);
    } else if (kind === 'select') await first.selectOption(String(answer), { force: true });
    else await first.fill(String(answer));
  }
}

/** As by pressing it: dkfds draws the label over the input, or the input over a short label. */
async function pick(page: Page, inputs: Locator, name: string, value: string): Promise<void> {
  const input = inputs.and(page.locator(`[value="${value}"]`));
  assert.equal(await input.count(), 1, `${name} offers ${value}`);
  await input.check({ force: true });
}
