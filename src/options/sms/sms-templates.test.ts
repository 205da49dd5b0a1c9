import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeSize } from '../../workflows/design/place-size.ts';
import { fillPlaces, placeholders } from '../../workflows/placeholders.ts';
import { smsPurposes } from './sms-fields.ts';
import { smsTemplates } from './sms-templates.ts';
import { writeSms } from './write-sms.ts';

const settings = { accounts: [{ name: 'faelles', title: 'Fælles', token: 'token', sender: 'Demo Komm' }] };
/** Of a municipality with a long name. */
const caseUrl = `https://selvbetjening.ringkoebing-skjern.dk/rksk/s/${'x'.repeat(22)}`;

test('SMS-6 there is a ready text for each purpose, in Danish and English, within one part of seven bits with its link', () => {
  assert.deepEqual(
    smsTemplates.map(({ key }) => key),
    [...smsPurposes],
  );
  const longest = 'x'.repeat(placeSize(new Map(), 'case.number', 'da').most ?? 0);
  for (const { key, text, title, choices } of smsTemplates) {
    assert.ok(title.da && title.en);
    // Every workflow has these places.
    assert.deepEqual([...placeholders(text)], ['case.number']);
    assert.deepEqual([choices?.purpose, choices?.link], [key, 'yes']);
    assert.deepEqual(Object.keys(text), ['da', 'en']);
    for (const written of Object.values(text)) {
      for (const number of ['2026-000012', longest]) {
        const filled = fillPlaces(written, () => number);
        const sms = writeSms({ fields: { to: '+4520304050', link: 'yes', text: filled }, caseUrl }, settings);
        assert.ok(!('problem' in sms), JSON.stringify(sms));
        assert.equal(sms.text, `${filled}\n${caseUrl}`);
        assert.deepEqual([sms.encoding, sms.parts], ['gsm7', 1], `${sms.units}: ${sms.text}`);
      }
    }
  }
});
