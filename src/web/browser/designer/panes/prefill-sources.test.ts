import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../../../test/helpers/small-form.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import { translator } from '../../../../texts/catalogue.ts';
import { designerTexts } from '../../../designer/texts.ts';
import { outlineOf } from '../model/outline.ts';
import { prefillSources } from './prefill-sources.ts';

const label = { da: 'Firma', en: 'Firm' };
const column = { kind: 'shortText', key: 'what', label } as const;
const rows = (key: string, from?: string) => ({
  ...{ kind: 'rows', key, label, rowLabel: label, addable: true, maxRows: 5 },
  ...(from === undefined ? {} : { prefill: { from, locked: true } }),
  columns: [column, { kind: 'address', key: 'where', label }],
});
const definition: FormDefinition = smallForm({
  key: 'x',
  pages: [
    {
      key: 'p',
      title: label,
      fields: [
        { kind: 'company', key: 'firm', label },
        { kind: 'shortText', key: 'text', label },
        rows('plain'),
        rows('units', 'cvr.firm.productionUnits'),
        rows('owners', 'cvr.firm.owners'),
      ] as FormDefinition['pages'][number]['fields'],
    },
  ],
});

function offered(place: string, language: 'da' | 'en' = 'da') {
  const node = outlineOf(definition).find((each) => each.place === place) ?? assert.fail(place);
  return prefillSources(definition, node, undefined, translator(designerTexts, language), language);
}
const values = (place: string) => offered(place).map(({ value }) => value);

test('FUL-4 the designer offers what CVR says of a company to questions, and its units and owners to rows', () => {
  const ofFirm = values('fields.text').filter((value) => value.startsWith('cvr.'));
  assert.deepEqual(ofFirm, [
    'cvr.firm.name',
    'cvr.firm.address',
    'cvr.firm.startDate',
    'cvr.firm.industryCode',
    'cvr.firm.industryText',
    'cvr.firm.businessFormatCode',
  ]);
  assert.deepEqual(values('fields.plain'), ['cpr.children', 'cvr.firm.productionUnits', 'cvr.firm.owners']);
  assert.deepEqual(
    offered('fields.plain', 'en').map(({ label: words }) => words),
    [
      'The citizen’s children in the CPR register',
      'Firm: the production units in the CVR register',
      'Firm: owners and responsible participants in the CVR register',
    ],
  );
});

test('FUL-4 the columns of rows are offered what their rows bring: children, units or owners', () => {
  assert.deepEqual(values('fields.plain.what'), ['child.name', 'child.birthDate', 'child.age', 'child.address']);
  assert.deepEqual(values('fields.units.what'), ['unit.number', 'unit.name', 'unit.address']);
  assert.deepEqual(values('fields.units.where'), ['unit.address']);
  assert.deepEqual(values('fields.owners.what'), ['owner.name', 'owner.cvr']);
  assert.deepEqual(values('fields.owners.where'), []);
  assert.match(offered('fields.owners.what')[1]?.label ?? '', /CVR-nummer, når ejeren er en virksomhed/);
});
