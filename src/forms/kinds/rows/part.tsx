import type { VNode } from 'preact';
import { type Language, pick, type Text } from '../../../texts/catalogue.ts';
import type { RowsField } from '../../definition.ts';
import type { PartProperties, RenderedRow } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { capitalised } from '../capitalised.ts';
import { FieldsetGroup } from '../pieces/fieldset-group.tsx';
import { langOf } from '../pieces/lang-of.ts';
import { Localised } from '../pieces/localised.tsx';
import { RemoveButton } from './remove-button.tsx';
import { RowsTable } from './rows-table.tsx';

/**
 * A card for each row, or a table with a line for each. The hidden inputs keep the rows' ids and order; `_remove` = `{name}.{row id}` and `_add` =
 * `{name}` post the page to take a row away or get another. Rows from a register stay.
 */
export function RowsPart(properties: PartProperties<RowsField>): VNode {
  const { field, name, rows, language } = properties;
  return (
    <FieldsetGroup {...properties} id={name}>
      {field.appearance === 'table' && rows.length > 0 ? (
        <RowsTable {...properties} />
      ) : (
        rows.map((row, index) => (
          <Row key={row.id} row={row} number={index + 1} name={name} rowLabel={field.rowLabel} language={language} />
        ))
      )}
      {field.addable && <AddButton field={field} name={name} count={rows.length} language={language} />}
    </FieldsetGroup>
  );
}

interface RowProperties {
  readonly row: RenderedRow;
  readonly number: number;
  readonly name: string;
  readonly rowLabel: Text;
  readonly language: Language;
}

function Row({ row, number, name, rowLabel, language }: RowProperties): VNode {
  return (
    <div class="card collapsed-height p-5 mt-4 mb-0">
      <fieldset id={`${name}.${row.id}`} tabIndex={-1}>
        <legend class="h4" lang={langOf(rowLabel, language)}>
          {capitalised(pick(rowLabel, language).text)} {number}
        </legend>
        <input type="hidden" name={name} value={row.id} />
        {row.fields}
        {!row.prefilled && (
          <RemoveButton name={name} row={row.id} number={number} rowLabel={rowLabel} language={language} class="mt-5" />
        )}
      </fieldset>
    </div>
  );
}

interface AddButtonProperties {
  readonly field: RowsField;
  readonly name: string;
  readonly count: number;
  readonly language: Language;
}

function AddButton({ field, name, count, language }: AddButtonProperties): VNode {
  if (count >= field.maxRows) {
    return (
      <p>
        <Localised text={formTexts['form.part.rowsFull']} language={language} values={{ allowed: field.maxRows }} />
      </p>
    );
  }
  const row = <Localised text={field.rowLabel} language={language} />;
  return (
    <button type="submit" class="button button-secondary mt-5" name="_add" value={name}>
      {/* One element: parts beside each other in a button lose the space between them. */}
      <span>
        <Localised text={formTexts['form.part.addRow']} language={language} values={{ row }} />
      </span>
    </button>
  );
}
