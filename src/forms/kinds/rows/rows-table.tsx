import type { VNode } from 'preact';
import { type Language, pick } from '../../../texts/catalogue.ts';
import type { RowsField } from '../../definition.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { langOf } from '../pieces/lang-of.ts';
import { Localised } from '../pieces/localised.tsx';
import { capitalised, RemoveButton } from './remove-button.tsx';

/**
 * A line for each row. Each cell is a group named by its row, since the questions are the same in all of them. The
 * questions stand above the columns; in the cells they are there for screen readers, and come into sight on a narrow
 * screen, where each row is a block of its own (`.rows-table` in the styles).
 */
export function RowsTable({ field, name, rows, language }: PartProperties<RowsField>): VNode {
  const rowName = pick(field.rowLabel, language).text;
  const canRemove = rows.some((row) => !row.prefilled);
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
          {field.columns.map(({ key, label }) => (
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
        {rows.map((row, index) => (
          <tr key={row.id} id={`${name}.${row.id}`} tabIndex={-1}>
            <th scope="row">
              <input type="hidden" name={name} value={row.id} />
              <RowName name={rowName} number={index + 1} language={language} field={field} />
            </th>
            {row.fields.map((drawn, place) => (
              <td key={field.columns[place]?.key}>
                <fieldset>
                  <legend class="sr-only">
                    <RowName name={rowName} number={index + 1} language={language} field={field} />
                  </legend>
                  {drawn}
                </fieldset>
              </td>
            ))}
            {canRemove && (
              <td>
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
        ))}
      </tbody>
    </table>
  );
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
