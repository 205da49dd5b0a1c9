import assert from 'node:assert/strict';
import type { FormDefinition } from '../../../src/forms/definition.ts';
import { loginsOf } from '../../../src/forms/start-rules.ts';
import { commonDefinitions, demoDefinitions } from '../../../src/organisations/demo/definitions.ts';
import type { ChosenFile, CitizenBrowser } from '../../../src/web/citizen/test-support/citizen-server.ts';
import { fieldsOfForm, visibleText } from '../../../src/web/citizen/test-support/posted-fields.ts';
import type { Journey, Press } from '../../browser/journeys.ts';
import type { PageAnswers } from '../../helpers/answer-page.ts';

/** Called with each page that is met, in every state that it is met in. */
export type Look = (page: CitizenBrowser['page']) => void;

type Changes = Readonly<Record<string, string | readonly string[]>>;

/**
 * Goes through a form without scripts, as its journey answers it: start page, each page as it is, sent empty, sent with
 * nonsense and with its look-ups, the review before and after all is answered, and the receipt, where it ends; of what is
 * paid for the page with what there is to pay comes before it.
 */
export async function walkForm(visitor: CitizenBrowser, journey: Pick<Journey, 'form' | 'pages'>, look: Look) {
  const see = () => look(visitor.page);
  const start = `/demo/blanket/${journey.form}`;
  await visitor.get(start);
  see();
  if (isAnonymous(journey.form)) await visitor.send(`${start}/start-uden-login`);
  else {
    await visitor.get(`${start}/start`);
    see();
    await visitor.send(`${start}/start`);
  }
  const draft = /\/udfyld\/[^/]+/.exec(visitor.page.path)?.[0];
  assert.ok(draft, `${visitor.page.path} ${visitor.page.status} ${visibleText(visitor.page.html)}`);
  await visitor.get(`${start}${draft}/gennemse`);
  see();
  await visitor.get(`${start}${draft}`);
  const done = new Set<string>();
  for (const answers of journey.pages) {
    see();
    await takeTask(visitor, done);
    await failOn(visitor, see);
    await answer(visitor, answers, see);
  }
  see();
  await takeTask(visitor, done);
  assert.match(visitor.page.path, /\/gennemse/, visibleText(visitor.page.html));
  see();
  await visitor.send(`${start}${draft}/send`);
  if (isPaidFor(journey.form)) {
    assert.match(visitor.page.path, /\/betaling\//, visibleText(visitor.page.html));
    see();
    await visitor.get(visitor.page.path.replace(/\/betaling\/.*/, '/kvittering'));
  }
  assert.match(visitor.page.path, /kvittering/, visibleText(visitor.page.html));
  see();
}

function isPaidFor(key: string): boolean {
  const found = [...commonDefinitions, ...demoDefinitions].find(({ form }) => form.key === key);
  return JSON.stringify(found?.form ?? null).includes('"kind":"payment"');
}

function isAnonymous(key: string): boolean {
  const found = [...commonDefinitions, ...demoDefinitions].find(({ form }) => form.key === key);
  return found !== undefined && loginsOf(found.form as FormDefinition).includes('anonymous');
}

const here = (visitor: CitizenBrowser): string => visitor.page.path.split(/[?#]/)[0] ?? '';

/** From a list of tasks to the next that has not been taken, or to the review. */
async function takeTask(visitor: CitizenBrowser, done: Set<string>): Promise<void> {
  if (!visitor.page.html.includes('class="task-list')) return;
  const list = here(visitor);
  const links = [...visitor.page.html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href);
  const next = links.find((href) => href.startsWith(`${list}/`) && !done.has(href)) ?? `${list}/gennemse`;
  done.add(next);
  await visitor.get(next);
}

/** The page sent empty, with nonsense, and with each of its look-ups; then it is as it was. */
async function failOn(visitor: CitizenBrowser, see: () => void): Promise<void> {
  const page = here(visitor);
  const before = { ...visitor.page };
  see();
  const typed = inputsOf(before.html);
  const sendAnd = async (
    changes: Changes,
    button: readonly [string, string] | null,
    files: readonly ChosenFile[] = [],
  ) => {
    await visitor.send(page, changes, button, files);
    see();
    await visitor.get(page);
    see();
  };
  await sendAnd(Object.fromEntries(typed.map((name) => [name, ''])), null);
  const nonsense = Object.fromEntries(typed.map((name) => [name, 'zzæ']));
  const uploads = [...before.html.matchAll(/<input\b[^>]*type="file"[^>]*>/g)].map(
    ([tag]) => / name="([^"]*)"/.exec(tag)?.[1] ?? '',
  );
  const bad = { name: 'virus.txt', type: 'text/plain', content: Buffer.from('text') };
  await sendAnd(
    nonsense,
    null,
    uploads.map((field) => ({ field, ...bad })),
  );
  for (const [, value = ''] of before.html.matchAll(/name="_lookup" value="([^"]*)"/g)) {
    await sendAnd({}, ['_lookup', value]);
  }
  const original = new Map(fieldsOfForm(before.html, page));
  await visitor.send(page, Object.fromEntries(typed.map((name) => [name, original.get(name) ?? ''])), ['_close', '']);
  see();
  await visitor.get(page);
}

/** The names of what can be typed in. */
function inputsOf(html: string): readonly string[] {
  return [...html.matchAll(/<(input|textarea)\b[^>]*>/g)].flatMap(([tag, kind]) => {
    const type = / type="([^"]*)"/.exec(tag)?.[1] ?? 'text';
    const name = / name="([^"]*)"/.exec(tag)?.[1];
    const isTyped = kind === 'textarea' || !['hidden', 'radio', 'checkbox', 'file', 'submit', 'button'].includes(type);
    return isTyped && name !== undefined && !/ (readonly|disabled)/.test(tag) ? [name] : [];
  });
}

/** Answers the page and sends it; where it comes again with questions that the answers brought up, those too. */
async function answer(
  visitor: CitizenBrowser,
  answers: readonly (PageAnswers | Press)[],
  see: () => void,
): Promise<void> {
  const page = here(visitor);
  let left: PageAnswers = {};
  const sendKnown = async (button: readonly [string, string] | null): Promise<void> => {
    const named = Object.entries(left).map(([name, value]) => [rowName(visitor.page.html, name), value] as const);
    const known = named.filter(([name]) => visitor.page.html.includes(`name="${name}"`));
    left = Object.fromEntries(named.filter(([name]) => !visitor.page.html.includes(`name="${name}"`)));
    const files = known.flatMap(([field, value]) =>
      typeof value === 'object' && 'buffer' in value
        ? [{ field, name: value.name, type: value.mimeType, content: value.buffer }]
        : [],
    );
    const changes = known.flatMap(([name, value]) =>
      typeof value === 'object' && 'buffer' in value ? [] : [[name, value] as const],
    );
    await visitor.send(page, Object.fromEntries(changes), button, files);
    see();
  };
  for (const step of answers) {
    if ('press' in step) {
      const [, value = ''] =
        new RegExp(`name="${step.press}" value="(${step.of}[^"]*)"`).exec(visitor.page.html) ??
        assert.fail(`${page} has no ${step.press} ${step.of}`);
      await sendKnown([String(step.press), value]);
    } else left = { ...left, ...step };
  }
  for (let times = 0; times < 3 && here(visitor) === page; times += 1) await sendKnown(null);
  assert.notEqual(here(visitor), page, visibleText(visitor.page.html));
}

/** `guests.#1.name` is of the first row, whatever its id. */
function rowName(html: string, name: string): string {
  const found = /^(\w+)\.#(\d+)\.(.+)$/.exec(name);
  if (!found) return name;
  const [, field = '', number = '1', column = ''] = found;
  const rows = [...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)]
    .filter(([tag]) => tag.includes(` name="${field}"`))
    .map(([tag]) => / value="([^"]*)"/.exec(tag)?.[1]);
  return `${field}.${rows[Number(number) - 1]}.${column}`;
}
