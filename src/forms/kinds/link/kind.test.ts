import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { samples } from '../samples.ts';
import { drawField } from '../testing.ts';
import { LinkSchema } from './schema.ts';

test('FRM-1 link: leads to a page, mail or telephone, and to nothing that runs', () => {
  const fits = (address: string) => Value.Check(LinkSchema, { ...samples.link, address });
  for (const address of ['https://www.borger.dk/', 'mailto:post@kommune.example', 'tel:+4599000001']) {
    assert.ok(fits(address), address);
  }
  for (const address of [
    'javascript:alert(1)',
    ' https://x.dk',
    'http://x.dk',
    'data:text/html,x',
    'https://',
    '//x.dk',
    'JavaScript:alert(1)//https://x.dk',
  ]) {
    assert.ok(!fits(address), address);
  }
});

test('FRM-1 link: says where it leads in the language, with its help beside it, and sends no address of ours', () => {
  const html = drawField({ ...samples.link, label: { da: 'Kun dansk' } }, { language: 'en' });
  assert.match(
    html,
    /<a href="https:\/\/www\.borger\.dk\/" id="field" rel="noreferrer" aria-describedby="field-hint">/,
  );
  assert.match(html, /<span lang="da">Kun dansk<\/span>/);
});
