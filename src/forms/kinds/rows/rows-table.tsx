import { Fragment, type VNode } from 'preact';
import { type Language, pick } from '../../../texts/catalogue.ts';
import type { ColumnField, RowsField } from '../../definition.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { capitalised } from '../capitalised.ts';
import { langOf } from '../pieces/lang-of.ts';
import { Localised } from '../pieces/localised.tsx';
import { RemoveButton } from './remove-button.tsx';

/**
 * A line for each row, and under it a line for each question that needs the whole width, such as an address. Each cell is a group named by its row, since the questions are the same in all of them. The
 * questions stand above the columns; in the cells they are there for screen readers, and come into sight on a narrow
 * screen, where each row is a block of its own (`.rows-table` in the styles).
 */
export function RowsTable({ field, name, rows, language }: PartProperties<RowsField>): VNode {
  const rowName = pick(field.rowLabel, language).text;
  const canRemove = rows.some((row) => !row.prefilled);
  const narrow = field.columns.filter((column) => !isWide(column));
  return (
    <table class="table rows-table mt-4">
      <caption class="sr-only">
        <Localised text={field.label} language={language} />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span lang={langOf(field.rowLabel, language)}>{capitalised(rowName)}</span>
          </th>
          {narrow.map(({ key, label }) => (
            <th scope="col" key={key}>
              <Localised text={label} language={language} />
            </th>
          ))}
          {canRemove && (
            <th scope="col">
              <Localised text={formTexts['form.part.remove']} language={language} />
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const cells = field.columns.map((column, place) => ({ column, drawn: row.fields[place] }));
          const wide = cells.filter(({ column }) => isWide(column));
          const legend = (
            <legend class="sr-only">
              <RowName name={rowName} number={index + 1} language={language} field={field} />
            </legend>
          );
          return (
            <Fragment key={row.id}>
              <tr id={`${name}.${row.id}`} tabIndex={-1} class={wide.length > 0 ? 'rows-table-goes-on' : undefined}>
                <th scope="row">
                  <input type="hidden" name={name} value={row.id} />
                  <RowName name={rowName} number={index + 1} language={language} field={field} />
                </th>
                {cells
                  .filter(({ column }) => !isWide(column))
                  .map(({ column, drawn }) => (
                    <td key={column.key} class="rows-table-cell">
                      <fieldset>
                        {legend}
                        {drawn}
                      </fieldset>
                    </td>
                  ))}
                {canRemove && (
                  <td class="rows-table-cell">
                    {!row.prefilled && (
                      <RemoveButton
                        name={name}
                        row={row.id}
                        number={index + 1}
                        rowLabel={field.rowLabel}
                        language={language}
                        class="mt-0"
                      />
                    )}
                  </td>
                )}
              </tr>
              {wide.map(({ column, drawn }, place) => (
                <tr key={column.key} class={place < wide.length - 1 ? 'rows-table-goes-on' : undefined}>
                  <td colSpan={narrow.length + (canRemove ? 2 : 1)} class="rows-table-wide">
                    <fieldset>
                      {legend}
                      {drawn}
                    </fieldset>
                  </td>
                </tr>
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

const wideKinds: ReadonlySet<ColumnField['kind']> = new Set([
  'address',
  'property',
  'person',
  'company',
  'mapPoint',
  'mapArea',
  'period',
  'longText',
]);

/** Whether a question holds more inputs, or more text, than a cell beside others has room for. */
function isWide({ kind }: ColumnField): boolean {
  return wideKinds.has(kind);
}

interface RowNameProperties {
  readonly name: string;
  readonly number: number;
  readonly language: Language;
  readonly field: RowsField;
}

function RowName({ name, number, language, field }: RowNameProperties): VNode {
  return (
    <span lang={langOf(field.rowLabel, language)}>
      {capitalised(name)} {number}
    </span>
  );
}
