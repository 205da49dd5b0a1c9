import type { VNode } from 'preact';
import type { FieldValue, PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { describedBy } from '../pieces/described-by.ts';
import { groupClass } from '../pieces/group-properties.ts';
import { HintAndErrors } from '../pieces/hint-and-errors.tsx';
import { Localised } from '../pieces/localised.tsx';
import { type PricedLine, prices } from './kind.ts';
import type { PricesField } from './schema.ts';

/** A table of all lines; those that are not bought are there unseen, so that a script can show them. */
export function PricesPart(properties: PartProperties<PricesField>): VNode {
  const { field, name, value, errors, language } = properties;
  const outputs = new Map(prices.outputs?.(field, name, asLines(value), language).map((each) => [each.id, each]));
  // Of all that changes, the total is what a screen reader should say.
  const output = (id: string, says = false) => (
    <td class="text-right" key={id} id={id} aria-live={says ? 'polite' : undefined}>
      {outputs.get(id)?.text}
    </td>
  );
  return (
    <div class={groupClass(errors)}>
      <span class="form-label" id={`${name}-label`}>
        <Localised text={field.label} language={language} />
      </span>
      <HintAndErrors name={name} help={field.help} hint={undefined} errors={errors} language={language} />
      <table
        id={name}
        tabIndex={-1}
        class="table prices mt-3"
        aria-labelledby={`${name}-label`}
        aria-describedby={describedBy(name, field.help !== undefined, errors)}
      >
        <thead>
          <tr>
            <th scope="col">
              <Localised text={formTexts['form.prices.line']} language={language} />
            </th>
            {(['form.prices.quantity', 'form.prices.unitPrice', 'form.prices.amount'] as const).map((key) => (
              <th scope="col" class="text-right" key={key}>
                <Localised text={formTexts[key]} language={language} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {field.lines.map(({ key, label }) => (
            <tr key={key} hidden={outputs.get(`${name}.${key}.amount`)?.hidden}>
              <th scope="row">
                <Localised text={label} language={language} />
              </th>
              {['quantity', 'unitPrice', 'amount'].map((member) => output(`${name}.${key}.${member}`))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(['total', 'vat'] as const).map((member) => (
            <tr key={member} hidden={outputs.get(`${name}.${member}`)?.hidden}>
              <th scope="row" colSpan={3}>
                <Localised text={formTexts[`form.prices.${member}`]} language={language} />
              </th>
              {output(`${name}.${member}`, member === 'total')}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}

function asLines(value: FieldValue): readonly PricedLine[] | null {
  const isLine = (line: unknown): line is PricedLine => typeof line === 'object' && line !== null && 'amount' in line;
  return Array.isArray(value) && value.every(isLine) ? value : null;
}
