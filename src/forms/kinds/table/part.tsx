import type { VNode } from 'preact';
import { textIn } from '../../../texts/catalogue.ts';
import type { FieldValue, PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { errorsOfPart } from '../pieces/described-by.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { partText } from '../raw-parts.ts';
import { cellName, type TableCells, table } from './kind.ts';
import type { TableColumn, TableField } from './schema.ts';

/** A table whose cells are inputs, each labelled by its row and column, and whose sums follow what is typed. */
export function TablePart(properties: PartProperties<TableField>): VNode {
  const { field, name, raw, value, errors, language, required } = properties;
  const outputs = new Map(table.outputs?.(field, name, asCells(value), language).map(({ id, text }) => [id, text]));
  const sum = <Localised text={formTexts['form.table.sum']} language={language} />;
  const output = (id: string) => (
    <td key={id} id={`${name}.${id}`} class="align-text-right">
      {outputs.get(`${name}.${id}`)}
    </td>
  );
  return (
    <FieldsetGroup {...properties} id={name}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table--responsive-scroll mt-4" tabIndex={0} aria-label={textIn(field.label, language)}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">
                <Localised text={field.rowHeading} language={language} />
              </th>
              {field.columns.map(({ key, label, type }) => (
                <th scope="col" key={key}>
                  <Localised text={label} language={language} />
                  {type === 'amount' && (
                    <span class="weight-normal">
                      {' '}
                      (<Localised text={formTexts['form.part.kroner']} language={language} />)
                    </span>
                  )}
                </th>
              ))}
              {field.sumColumn === true && (
                <th scope="col" class="align-text-right">
                  {sum}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {field.rows.map(({ key, label }) => (
              <tr key={key}>
                <th scope="row">
                  <Localised text={label} language={language} />
                </th>
                {field.columns.map((column) => {
                  const cell = cellName(key, column.key);
                  const id = `${name}.${cell}`;
                  return (
                    <td key={cell}>
                      <label class="sr-only" for={id}>
                        <Localised text={label} language={language} />,{' '}
                        <Localised text={column.label} language={language} />
                      </label>
                      <input
                        type="text"
                        inputMode={keyboardOf(column)}
                        id={id}
                        name={id}
                        class="form-input mt-0"
                        value={partText(raw, cell)}
                        autocomplete="off"
                        spellcheck={false}
                        aria-invalid={errors.some(({ part }) => part === cell) || undefined}
                        aria-describedby={errorsOfPart(name, cell, errors)}
                        aria-required={required || undefined}
                      />
                    </td>
                  );
                })}
                {field.sumColumn === true && output(`${key}.sum`)}
              </tr>
            ))}
          </tbody>
          {field.sumRow === true && (
            <tfoot>
              <tr>
                <th scope="row">{sum}</th>
                {field.columns.map(({ key }) => output(`sum.${key}`))}
                {field.sumColumn === true && output('sum.sum')}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </FieldsetGroup>
  );
}

/** The numeric keyboards of telephones have no minus, so only columns that take none get them. */
function keyboardOf({ type, min, decimals = 0 }: TableColumn): 'numeric' | 'decimal' | 'text' {
  if (type === 'amount') return (min ?? 0) < 0 ? 'text' : 'decimal';
  if (min === undefined || min < 0) return 'text';
  return decimals > 0 ? 'decimal' : 'numeric';
}

function asCells(value: FieldValue): TableCells | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(
    Object.entries(value).filter((cell): cell is [string, string] => typeof cell[1] === 'string'),
  );
}
