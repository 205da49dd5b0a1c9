import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { publishSmallForm } from '../../../test/helpers/small-form.ts';
import { createPdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import type { StartRules } from '../../forms/start-rules-schema.ts';
import { type CitizenBrowser, type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

/** 41 years old in Aalborg (0851), as the registers' stand-in has her. */
const karen = { cpr: '0107850018', name: 'Karen Hansen' };
const peter = { cpr: '2411790031', name: 'Peter Hansen' };

let base: TestDatabase;
let citizens: CitizenServer;
before(async () => {
  base = await startTestDatabase();
  citizens = await startCitizenServer({ ...base.services, pdf: createPdfRenderer() });
});
after(async () => {
  await citizens?.server.close();
  await base?.close();
});

const publish = (key: string, rules: StartRules) =>
  publishSmallForm(base.definitions, base.demo.id, { key, start: { rules } });
const begin = async (browser: CitizenBrowser, key: string): Promise<string> => {
  base.clock.now = new Date(base.clock.now.getTime() + 120_000);
  await browser.get(`/demo/blanket/${key}/start`);
  await browser.send(`/demo/blanket/${key}/start`);
  assert.match(browser.page.path, /\/udfyld\//, visibleText(browser.page.html));
  return browser.page.path.replace('/sagen', '');
};
const fillInAll = async (browser: CitizenBrowser, draft: string): Promise<void> => {
  await browser.get(`${draft}/sagen`);
  await browser.send(`${draft}/sagen`, { subject: 'Hul', urgent: 'no' });
  await browser.send(`${draft}/kontakt`, { name: 'Karen' });
  assert.equal(browser.page.path, `${draft}/gennemse`);
};
/** The words of a refusal, and where its way on leads. */
const refusalOn = ({ page }: CitizenBrowser) => {
  const [, inside = ''] = /id="stopped"[^>]*>(.*?)<\/div>/s.exec(page.html) ?? assert.fail(visibleText(page.html));
  return {
    text: inside.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
    link: /<a href="([^"]*)"/.exec(inside)?.[1] ?? null,
  };
};

const rules: Readonly<
  Record<string, { readonly rules: StartRules; readonly da: RegExp; readonly en: RegExp; readonly link: string | null }>
> = {
  municipality: {
    rules: { municipalities: ['0101'] },
    da: /dem, der bor i kommunen.*bor du et andet sted\. Find den samme selvbetjening/,
    en: /live in the municipality.*you live elsewhere\. Find the same service/,
    link: 'https://www.borger.dk/',
  },
  'age-least': {
    rules: { age: { min: 67 } },
    da: /er fyldt 67 år\. Du er 41\. Kontakt os/,
    en: /at least 67 years old\. You are 41\. Contact us/,
    link: '#kontakt',
  },
  'age-most': {
    rules: { age: { max: 25 } },
    da: /højst 25 år\. Du er 41\./,
    en: /at most 25 years old/,
    link: '#kontakt',
  },
  'not-yet': {
    rules: { opens: '2030-03-01T08:00' },
    da: /åbner 1\. marts 2030 kl\. 08\.00\. Kom tilbage/,
    en: /opens on 1 March 2030 at 08:00\. Come back/,
    link: null,
  },
  'too-late': {
    rules: { closes: '2026-10-01T12:00' },
    da: /Fristen er udløbet\. Blanketten lukkede 1\. oktober 2026 kl\. 12\.00\. Kontakt os/,
    en: /The deadline has passed\. The form closed on 1 October 2026 at 12:00\. Contact us/,
    link: '#kontakt',
  },
};

for (const [key, rule] of Object.entries(rules)) {
  for (const language of ['da', 'en'] as const) {
    test(`FRM-7 ${key} in ${language}: who is refused reads why and what to do instead, and no draft is made`, async () => {
      await publish(`regel-${key}-${language}`, rule.rules);
      const form = `/demo/blanket/regel-${key}-${language}`;
      const browser = await citizens.browserOf(base.demo, karen);
      browser.language = language;
      await browser.get(`${form}/start`);
      // Where one lives is asked of the register when the filling begins.
      if (browser.page.status === 200) await browser.send(`${form}/start`);
      assert.equal(browser.page.status, 403);
      assert.match(browser.page.html, new RegExp(`<html lang="${language}"`));
      const { text, link } = refusalOn(browser);
      assert.match(text, rule[language]);
      assert.equal(link, rule.link);
      if (link?.startsWith('#')) assert.match(browser.page.html, new RegExp(` id="${link.slice(1)}"`));
      await browser.get('/demo/mine-sager');
      assert.doesNotMatch(visibleText(browser.page.html), new RegExp(`regel-${key}`));
    });
  }
}

test('FRM-7 the quota: the last place goes to one, another reads so at the sending with all that was written kept, and a third at the door', async () => {
  await publish('kvote', { maxSubmissions: 1 });
  const [first, second] = [await citizens.browserOf(base.demo, karen), await citizens.browserOf(base.demo, peter)];
  const [own, others] = [await begin(first, 'kvote'), await begin(second, 'kvote')];
  await fillInAll(first, own);
  await fillInAll(second, others);
  await first.send(`${own}/send`);
  assert.match(first.page.path, /kvittering$/);
  second.language = 'en';
  await second.send(`${others}/send`);
  assert.equal(second.page.status, 409);
  assert.match(
    visibleText(second.page.html),
    /The form is not sent There are no places left\. We have received all 1.*What you have written is saved/,
  );
  await second.get(`${others}/sagen`);
  assert.match(second.page.html, /value="Hul"/);
  const visitor = citizens.visitor();
  await visitor.get('/demo/blanket/kvote');
  assert.match(refusalOn(visitor).text, /Der er ikke flere pladser\. Vi har modtaget alle 1/);
  assert.doesNotMatch(visitor.page.html, /href="[^"]*\/start"/, 'nobody is led to a log-in for nothing');
});

test('FRM-7 once per person: the second time one is led to one’s case, in both languages, and others may still send', async () => {
  await publish('en-gang', { oncePerPerson: true });
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser, 'en-gang');
  const spare = await begin(browser, 'en-gang');
  await fillInAll(browser, draft);
  await browser.send(`${draft}/send`);
  assert.match(browser.page.path, /kvittering$/);
  await fillInAll(browser, spare);
  await browser.send(`${spare}/send`);
  assert.equal(browser.page.status, 409);
  for (const [language, words] of [
    ['da', /allerede sendt denne blanket.*Find din sag under Mine sager/],
    ['en', /already sent this form.*Find your case under My cases/],
  ] as const) {
    browser.language = language;
    await browser.get('/demo/blanket/en-gang/start');
    assert.equal(browser.page.status, 403);
    const { text, link } = refusalOn(browser);
    assert.match(text, words);
    assert.equal(link, '/demo/mine-sager');
  }
  const other = await citizens.browserOf(base.demo, peter);
  await begin(other, 'en-gang');
});

test('FRM-7 a municipality that the register can’t tell now is told as that, with the way to try again', async () => {
  await publish('register-nede', { municipalities: ['0851'] });
  const browser = await citizens.browserOf(base.demo, karen);
  await browser.get('/demo/blanket/register-nede/start');
  citizens.registers.down = true;
  await browser.send('/demo/blanket/register-nede/start');
  citizens.registers.down = false;
  assert.equal(browser.page.status, 403);
  assert.match(refusalOn(browser).text, /svarer ikke lige nu.*Vent et par minutter, og prøv igen/);
  await begin(browser, 'register-nede');
});
