import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../../../test/helpers/small-form.ts';
import { startLinks } from './start-link-addresses.ts';

test('PLA-3 links that start a workflow bring the declared values, and choose a language first where they name one', () => {
  const parameters = [
    { name: 'sted', maxLength: 8 },
    { name: 'aftale', maxLength: 20, signed: true },
  ];
  const form = smallForm({ key: 'hul', start: { parameters } });
  const links = startLinks('https://x.dk', 'demo', form, ['da', 'en'], {
    sted: 'Bånd & Å 123',
    aftale: 'A1',
    fremmed: 'x',
  });
  const [any, , english] = links.map(({ address }) => new URL(address));
  assert.equal(any?.pathname, '/demo/blanket/hul');
  assert.deepEqual([...(any?.searchParams ?? [])], [['sted', 'Bånd & Å']], 'no signed or unknown value, none too long');
  assert.equal(english?.searchParams.get('til'), 'en');
  assert.equal(english?.searchParams.get('tilbage'), `${any?.pathname}${any?.search}`);
  assert.deepEqual(
    startLinks('https://x.dk', 'demo', smallForm({ key: 'hul' }), ['da'], {}).map(({ address }) => address),
    ['https://x.dk/demo/blanket/hul', 'https://x.dk/demo/sprog?til=da&tilbage=%2Fdemo%2Fblanket%2Fhul'],
  );
});
