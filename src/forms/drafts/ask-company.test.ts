import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../test/helpers/small-form.ts';
import type { CvrRegister, LookUpFailure, ProductionUnitLookUp } from '../../registers/register.ts';
import type { FormDefinition } from '../definition.ts';
import { askCompany } from './ask-company.ts';
import { companyPrefill, withoutGoneRows } from './company-prefill.ts';

const label = { da: 'Spørgsmål', en: 'Question' };
const rowsOf = (from: string, maxRows: number, columns: readonly object[]) =>
  ({
    kind: 'rows',
    key: from,
    label,
    rowLabel: label,
    addable: true,
    maxRows,
    prefill: { from: `cvr.firm.${from}`, locked: true },
    columns,
  }) as const;
const units = rowsOf('productionUnits', 2, [
  { kind: 'shortText', key: 'number', label, prefill: { from: 'unit.number', locked: true } },
  { kind: 'address', key: 'place', label, prefill: { from: 'unit.address', locked: true } },
]);
const owners = rowsOf('owners', 5, [
  { kind: 'shortText', key: 'name', label, prefill: { from: 'owner.name', locked: true } },
]);
const formOf = (...rows: readonly object[]): FormDefinition =>
  smallForm({
    key: 'x',
    pages: [
      {
        key: 'p',
        title: label,
        fields: [{ kind: 'company', key: 'firm', label }, ...rows] as FormDefinition['pages'][number]['fields'],
      },
    ],
  });

const address = {
  kind: 'parts',
  parts: { street: 'Hallen', houseNumber: '12B', postCode: '9000', district: 'Aalborg' },
} as const;
const unit = (number: string, isProtected: boolean) => ({
  ...{ number, name: `Hal ${number}`, advertisingProtected: false },
  address: { ...address, protected: isProtected },
});

/** A register that writes down what it is asked. */
function register(answer: ProductionUnitLookUp, gone = false): CvrRegister & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async lookUp(cvr, options) {
      asked.push(options?.owners ? 'company with owners' : 'company');
      const company = { cvr, name: 'Firmaet', startDate: '2001-01-01', ceased: gone, advertisingProtected: false };
      const found = options?.owners ? [{ kind: 'person', name: 'Karen' } as const] : undefined;
      return { ok: true, company: { ...company, ...(found ? { owners: found } : {}) } };
    },
    search: () => assert.fail('no search'),
    async productionUnits() {
      asked.push('units');
      return answer;
    },
  };
}

const failing = (code: LookUpFailure['code']): ProductionUnitLookUp => ({ ok: false, code, detail: '' });

test('FUL-4 a company is asked for owners and units only where rows take them, and of one that has ceased for no units', async () => {
  const asks = async (definition: FormDefinition, gone = false) => {
    const asked = register({ ok: true, units: [] }, gone);
    await askCompany(definition, 'firm', '99000104', asked, {});
    return asked.asked;
  };
  assert.deepEqual(await asks(formOf()), ['company']);
  assert.deepEqual(await asks(formOf(units)), ['company', 'units']);
  assert.deepEqual(await asks(formOf(owners)), ['company with owners']);
  assert.deepEqual(await asks(formOf(units, owners)), ['company with owners', 'units']);
  assert.deepEqual(await asks(formOf(units, owners), true), ['company with owners']);
});

test('FUL-4 units that do not come now make the look-up unavailable; a register that never has them leaves the rows open', async () => {
  const definition = formOf(units, owners);
  const silent = await askCompany(definition, 'firm', '99000104', register(failing('unavailable')), {});
  assert.ok(!silent.ok && silent.code === 'unavailable');
  const without = await askCompany(definition, 'firm', '99000104', register(failing('refused')), {});
  assert.ok(without.ok);
  const prefilled = companyPrefill(definition, 'firm', without.values);
  assert.deepEqual(prefilled, { owners: [{ id: 'owner-99000104-1', answers: { name: 'Karen' } }] });
});

test('FUL-4 units fill no more rows than the field allows, with the address in its parts where it is not protected', async () => {
  const definition = formOf(units);
  const all = register({ ok: true, units: [unit('1', false), unit('2', true), unit('3', false)] });
  const found = await askCompany(definition, 'firm', '99000104', all, {});
  assert.ok(found.ok);
  const prefilled = companyPrefill(definition, 'firm', found.values);
  const place = { street: 'Hallen', number: '12B', floor: '', door: '', postCode: '9000', city: 'Aalborg' };
  assert.deepEqual(prefilled.productionUnits, [
    { id: 'unit-1', answers: { number: '1', place } },
    { id: 'unit-2', answers: { number: '2' } },
  ]);
});

test('FUL-4 what was typed beside a row that the register takes back goes with it, and rows that the person added stay', () => {
  const row = (id: string) => ({ id, answers: { note: id } });
  const before = { units: [row('unit-1'), row('unit-2')] };
  const typed = { units: [row('unit-1'), row('unit-2'), row('added')], other: 'x' };
  assert.deepEqual(withoutGoneRows(typed, before, { units: [row('unit-2')] }), {
    units: [row('unit-2'), row('added')],
    other: 'x',
  });
  assert.deepEqual(withoutGoneRows(typed, before, {}), { units: [row('added')], other: 'x' });
  assert.deepEqual(withoutGoneRows(typed, before, before), typed);
});
