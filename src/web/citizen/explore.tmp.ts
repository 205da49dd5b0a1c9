import { axeViolations, newVisitor, startBrowser } from '../../../test/helpers/browser.ts';
import { startTestDatabase } from '../../../test/helpers/product.ts';
import { createPdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { memoryLog } from '../test-server.ts';
import { startCitizenServer } from './test-support/citizen-server.ts';

const { log, lines } = memoryLog();
const base = await startTestDatabase();
const pdf = createPdfRenderer();
const citizens = await startCitizenServer({ ...base.services, pdf }, log);
const origin = await citizens.server.listen({ port: 0, host: '127.0.0.1' });
const browser = await startBrowser();
const session = await citizens.browserOf(base.demo, { cpr: '0107850018', name: 'Karen Hansen' });
const axe = async (page: any, name: string) => {
  const v = await axeViolations(page);
  if (v.length) console.log('AXE', name, v);
  await page.screenshot({ path: `/tmp/citizen-shots/${name}.png`, fullPage: true });
};
try {
  for (const lang of ['da', 'en']) {
    const context = await newVisitor(browser, { locale: lang === 'da' ? 'da-DK' : 'en-GB' });
    await context.addCookies([{ name: 'session', value: session.token ?? '', url: origin }]);
    const page = await context.newPage();
    page.on('console', (m: any) => console.log('console', m.type(), m.text()));
    page.on('pageerror', (e: any) => console.log('pageerror', e.message));
    await page.goto(`${origin}/demo/`);
    await axe(page, `${lang}-front`);
    await page.goto(`${origin}/demo/?soeg=xyz`);
    await axe(page, `${lang}-none`);
    await page.goto(`${origin}/demo/blanket/fritidspas`);
    await axe(page, `${lang}-start`);
    await page.goto(`${origin}/demo/blanket/fritidspas/start`);
    await axe(page, `${lang}-begin`);
    base.clock.now = new Date(base.clock.now.getTime() + 120_000);
    await page.click('main form button[type=submit]');
    await axe(page, `${lang}-p1`);
    const next = 'main .button-row button[name=_next]';
    await page.click(next);
    await axe(page, `${lang}-p2`);
    console.log('team hidden?', await page.isVisible('[data-field="children.child-1.team"]'));
    await page.click('[id="children.child-1.applies"]');
    console.log('team visible?', await page.isVisible('[data-field="children.child-1.team"]'));
    await page.click('button[name=_add]');
    await page.waitForLoadState();
    console.log(page.url());
    await axe(page, `${lang}-p2b`);
    await page.click(next);
    await page.waitForLoadState();
    await axe(page, `${lang}-p2err`);
    console.log(
      'errors',
      await page.locator('#error-summary li').allTextContents(),
      await page.evaluate(() => document.activeElement?.id),
    );
    const row = await page.locator('input[name=children]').nth(1).getAttribute('value');
    await page.fill(`[id="children.${row}.childName"]`, 'Bo');
    console.log(
      'errors',
      await page.locator('#error-summary li').allTextContents(),
      await page.textContent('#error-summary-heading'),
      await page.title(),
    );
    await page.click(`button[name=_remove]`);
    await page.waitForLoadState();
    await page.click(next);
    await page.waitForLoadState();
    console.log(page.url());
    await page.fill('#activity', 'Fodbold');
    await page.fill('[id="provider.cvr"]', '10000025');
    await page.click('button[name=_lookup]');
    await page.waitForLoadState();
    console.log(page.url(), await page.inputValue('[id="provider.name"]'));
    for (const [k, v] of Object.entries({
      'period.from.day': '1',
      'period.from.month': '1',
      'period.from.year': '2027',
      'period.to.day': '30',
      'period.to.month': '6',
      'period.to.year': '2027',
      price: '1500',
    }))
      await page.fill(`[id="${k}"]`, v);
    await page.click('[id="paid"]');
    console.log('paidOn visible', await page.isVisible('[data-field="paidOn"]'));
    await axe(page, `${lang}-p3`);
    await page.click('[id="paid-option2"]');
    await page.click(next);
    await page.waitForLoadState();
    console.log(page.url());
    await page.fill('#ownIncome', '200000');
    await page.click('[id="hasPartner-option2"]');
    console.log('support', await page.textContent('#estimatedSupport'), await page.textContent('#incomeTotal'));
    await page.fill('#ownIncome', '300000');
    console.log('support', await page.textContent('#estimatedSupport'));
    await axe(page, `${lang}-p4`);
    await page.click(next);
    await page.waitForLoadState();
    await axe(page, `${lang}-p5`);
    await page.setInputFiles('[id="otherFiles"]', {
      name: 'x.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
    });
    await page.click('button[name=_upload][value=otherFiles]');
    await page.waitForLoadState();
    await axe(page, `${lang}-p5b`);
    await page.click(next);
    await page.waitForLoadState();
    await axe(page, `${lang}-p6`);
    await page.click('#truth');
    await page.click(next);
    await page.waitForLoadState();
    await axe(page, `${lang}-review`);
    console.log(page.url());
    await page.click('main form[action$=send] button');
    await page.waitForLoadState();
    await axe(page, `${lang}-receipt`);
    const caseUrl = page.url().replace('/kvittering', '');
    await page.goto(caseUrl);
    await axe(page, `${lang}-case`);
    await page.goto(`${origin}/demo/mine-sager`);
    await axe(page, `${lang}-mine`);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(caseUrl);
    await axe(page, `${lang}-case-narrow`);
  }
} catch (e) {
  console.log(e);
}
console.log(
  lines
    .filter((l: any) => l.level !== 'info')
    .map((l: any) => JSON.stringify(l))
    .join('\n'),
);
await browser.close();
await citizens.server.close();
await pdf.stop();
await base.close();
process.exit(0);
