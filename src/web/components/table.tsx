import type { ComponentChildren } from 'preact';
import { useTexts } from '../page-environment.ts';

export interface TableColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand to the right, so that they can be compared. */
  readonly numeric?: boolean;
}

export interface TableProperties<Row> {
  readonly caption: string;
  /** The caption stays for screen readers where a heading above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Said in place of the table where there are no rows. */
  readonly empty: string;
}

/**
 * A table. On a phone each row is a card with the headings before its values (dkfds, "Tabel"); where the columns do not fit a wider
 * screen, it scrolls sideways within itself, also by keyboard (WCAG 2.2, 1.4.10 and 2.1.1).
 */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey, empty }: TableProperties<Row>) {
  const t = useTexts();
  if (rows.length === 0) return <p>{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table--responsive-scroll" tabIndex={0} aria-label={t('web.table.scroll', { caption })}>
      <table class="table table-md-responsive-headers">
        <caption class={captionHidden === true ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, numeric }) => (
              <th key={heading} scope="col" class={numeric === true ? 'align-text-md-right' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ heading, cell, numeric }) => {
                const value = cell(row);
                const isEmpty = value === null || value === undefined || value === false;
                const classes = [numeric === true ? 'align-text-md-right' : '', isEmpty ? 'no-value' : '']
                  .join(' ')
                  .trim();
                return (
                  <td key={heading} data-title={heading} class={classes || undefined}>
                    {value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
